import { availableParallelism } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { batchKindNames } from "@bursar/domain/batch";
import { approveRun, showRun, startRun } from "@bursar/servicing/batches";
import { setup } from "@bursar/local/src/test-services.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { openOwnRedis } from "../faults/own-redis.ts";
import { startWorkerChild, type WorkerChild } from "../harness/worker-child.ts";
import { serverCpuSeconds, usageOf } from "./process-usage.ts";
import { keepStandings, prepareFloor, runFloor } from "./settlement-floor.ts";
import { fillBook } from "./settlement-book.ts";

const KIND = "interest-settlement";
const DATE = "2026-12-20";
const RATIO_AIM = 2;
const RSS_AIM_MB = 400;

/** What one size gave. */
export interface SettlementFigures {
  readonly loans: number;
  readonly planSeconds: number;
  /** From the approval to the end of the tie-out. */
  readonly runSeconds: number;
  /** The part of it until the last row was written, which is all that the floor does. */
  readonly writeSeconds: number;
  readonly floorSeconds: number;
  readonly peakRssMb: number;
  readonly workerCpuSeconds: number;
  readonly serverCpuSeconds: number;
  readonly floorCpuSeconds: number;
}

/**
 * Settles a generated book for 2026-12-20 through the real path (plan, approval by a second
 * person, chunks as jobs of worker processes, one a core) beside the floor on the same server.
 */
export async function benchSettlement(args: readonly string[]): Promise<void> {
  const at = args.indexOf("--loans");
  const sizes = (at < 0 ? "200000" : (args[at + 1] ?? "")).split(",").map(Number);
  const stop = await setup();
  try {
    const figures: SettlementFigures[] = [];
    for (const loans of sizes) figures.push(await settle(loans));
    if (figures.length > 1) plot(figures);
    const worst = Math.max(...figures.map((one) => one.runSeconds / one.floorSeconds));
    const peak = Math.max(...figures.map(({ peakRssMb }) => peakRssMb));
    if (worst > RATIO_AIM || peak > RSS_AIM_MB) process.exitCode = 1;
  } finally {
    await stop();
  }
}

async function settle(loans: number): Promise<SettlementFigures> {
  const product = await openTestProduct();
  try {
    const from = performance.now();
    await fillBook(product, loans, (done) => {
      process.stderr.write(`\rbook ${done.toLocaleString("en")} / ${loans.toLocaleString("en")}`);
    });
    process.stderr.write(`\r\x1b[K`);
    console.log(`book of ${loans.toLocaleString("en")} loans in ${seconds(from)} s`);
    await keepStandings(product);
    await product.database.owner.client`checkpoint`;
    const run = await runBatch(product);
    await prepareFloor(product, run.runId);
    const server = await postmaster(product);
    const cpu = serverCpuSeconds(server);
    const floor = await runFloor(product);
    const figures = {
      ...run,
      loans,
      floorSeconds: floor.seconds,
      floorCpuSeconds: serverCpuSeconds(server) - cpu,
    };
    report(figures, floor.rows);
    return figures;
  } finally {
    await product.close();
  }
}

async function runBatch(product: TestProduct) {
  const deps = { db: product.database.app };
  const person = (id: string) => ({
    actor: { id, kind: "staff" },
    centreId: CENTRES.a,
    requestId: `req_${id}`,
  });
  await keepClockQuiet(product);
  const redis = await openRedis();
  const server = await postmaster(product);
  const workers = await Promise.all(
    Array.from({ length: availableParallelism() }, () =>
      startWorkerChild(product, { redisUrl: redis.url }),
    ),
  );
  try {
    const planFrom = performance.now();
    const asked = {
      context: person("usr_operator"),
      kind: "interest-settlement",
      businessOn: DATE,
    };
    const { run } = await startRun(deps, asked);
    const look = { context: person("usr_operator"), runId: run.id };
    const until = async (isOver: (shown: Shown) => boolean) => {
      for (;;) {
        const { run: shown } = await showRun(deps, look);
        if (isOver(shown)) return shown;
        await pause(50);
      }
    };
    const planned = await until(({ status }) => status !== "planning");
    const planSeconds = (performance.now() - planFrom) / 1_000;
    const cpuBefore = cpuOf(workers, server);
    const runFrom = performance.now();
    const planHash = planned.planHash ?? "";
    await approveRun(deps, { context: person("usr_checker"), runId: run.id, planHash });
    await until(({ status, done, total }) => status !== "running" || done === total);
    const writeSeconds = (performance.now() - runFrom) / 1_000;
    const done = await until(({ status }) => status !== "running");
    const runSeconds = (performance.now() - runFrom) / 1_000;
    const cpuAfter = cpuOf(workers, server);
    if (done.status !== "completed") throw new Error(`the run ended as ${done.status}`);
    return {
      runId: run.id,
      planSeconds,
      runSeconds,
      writeSeconds,
      peakRssMb: Math.max(...workers.map(({ pid }) => usageOf(pid).peakRssMb)),
      workerCpuSeconds: cpuAfter.workers - cpuBefore.workers,
      serverCpuSeconds: cpuAfter.server - cpuBefore.server,
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await redis.close();
  }
}

type Shown = Awaited<ReturnType<typeof showRun>>["run"];

function cpuOf(workers: readonly WorkerChild[], server: number) {
  return {
    workers: workers.reduce((sum, { pid }) => sum + usageOf(pid).cpuSeconds, 0),
    server: serverCpuSeconds(server),
  };
}

/** It is the due date, and the other batches of the day are done: nothing else runs meanwhile. */
async function keepClockQuiet({ database }: TestProduct): Promise<void> {
  const { client } = database.owner;
  await client`
    insert into business_dates (centre_id, business_on) values (${CENTRES.a}, ${DATE})
    on conflict (centre_id) do update set business_on = excluded.business_on`;
  const others = batchKindNames.filter((kind) => kind !== KIND);
  await client`
    insert into batch_runs (centre_id, id, kind, business_on, sequence, status, planned_by)
    select ${CENTRES.a}, 'run_' || kind, kind, ${DATE}, 0, 'completed', 'usr_bench'
    from unnest(${others}::text[]) as kind`;
}

async function openRedis() {
  const redis = await openOwnRedis({ kind: "redis" });
  if (redis === undefined) throw new Error("there is no Redis for the bench");
  return redis;
}

async function postmaster({ database }: TestProduct): Promise<number> {
  const [row] = await database.owner.client<{ line: string }[]>`
    select (string_to_array(pg_read_file('postmaster.pid'), E'\\n'))[1] as line`;
  return Number(row?.line);
}

function report(figures: SettlementFigures, rows: number): void {
  const { loans, planSeconds, runSeconds, writeSeconds, floorSeconds, peakRssMb } = figures;
  const perSecond = Math.round(loans / runSeconds).toLocaleString("en");
  console.log(
    [
      `${loans.toLocaleString("en")} loans, ${availableParallelism()} workers, ${rows.toLocaleString("en")} rows`,
      `  plan  ${planSeconds.toFixed(1)} s (${Math.round(loans / planSeconds).toLocaleString("en")} loans/s)`,
      `  run   ${runSeconds.toFixed(1)} s (${perSecond} loans/s), CPU ${figures.workerCpuSeconds.toFixed(1)} s workers + ${figures.serverCpuSeconds.toFixed(1)} s server`,
      `  floor ${floorSeconds.toFixed(1)} s on one connection, CPU ${figures.floorCpuSeconds.toFixed(1)} s server`,
      `  ratio ×${(runSeconds / floorSeconds).toFixed(2)} (aim ≤ ${RATIO_AIM}), ×${(writeSeconds / floorSeconds).toFixed(2)} until all was written, the rest is the tie-out`,
      `  peak RSS ${peakRssMb.toFixed(0)} MB a worker (aim ≤ ${RSS_AIM_MB})`,
    ].join("\n"),
  );
}

/** Time against size, so that a bend is seen. */
function plot(figures: readonly SettlementFigures[]): void {
  const longest = Math.max(...figures.map(({ runSeconds }) => runSeconds));
  console.log("\nloans      seconds  µs a loan");
  for (const { loans, runSeconds } of figures) {
    const bar = "█".repeat(Math.max(1, Math.round((runSeconds / longest) * 50)));
    const each = Math.round((runSeconds * 1e6) / loans);
    const cells = [loans.toLocaleString("en").padEnd(10), runSeconds.toFixed(1).padStart(7)];
    console.log(`${cells.join(" ")}  ${String(each).padStart(9)}  ${bar}`);
  }
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1_000).toFixed(1);
}
