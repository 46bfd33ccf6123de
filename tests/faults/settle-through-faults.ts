import { expect } from "vitest";
import { waitFor } from "../harness/wait-for.ts";
import { disturbChunks, type Fallen, type FaultKind, type Mortals } from "./disturb-settlement.ts";
import { openDyingApi } from "./dying-api.ts";
import { openMortalPostgres } from "./mortal-postgres.ts";
import { openMortalRedis } from "./mortal-redis.ts";
import { openSeeded, type Seeded } from "./seeded.ts";
import {
  expectSameLedger,
  expectSettledOnce,
  ledgerOf,
  openSettlementWorld,
  runNow,
  settlementRuns,
  tick,
  undisturbedLedger,
  type RunNow,
  type SettlementWorld,
} from "./settlement-world.ts";
import { openWorkerCrew } from "./worker-crew.ts";

const WORKERS = 3;
/** How soon what was lost is noticed: in production half a minute and twice a job's limit. */
const TIMING = { lockMs: 1_000, sweepAfterMs: 1_000 };
const END_MS = 120_000;

export interface FaultySettlement {
  readonly loans: number;
  /** Where the jobs are; in PostgreSQL they go with it, and there is no Redis to kill. */
  readonly queue: "redis" | "postgres";
  /** How many of each kind fall while it is planned, and while it runs. */
  readonly planFaults: Partial<Record<FaultKind, number>>;
  readonly runFaults: Partial<Record<FaultKind, number>>;
  /** Told of each step, for whoever watches a long run. */
  readonly report: (line: string) => void;
}

/** What a settlement went through and what it took. */
export interface Endured {
  readonly seed: number;
  /** Faults that fell while something was left to do. */
  readonly fallen: readonly Fallen[];
  readonly seconds: number;
}

/**
 * Settles a book through all these faults in an order of chance, holds it against an undisturbed
 * settlement of an identical book, and ends with every process stopped in order.
 *
 * @throws Error naming the seed with which it happens again.
 */
export async function settleThroughFaults(asked: FaultySettlement): Promise<Endured> {
  const random = openSeeded();
  try {
    return await onMortalServers(asked, random);
  } catch (error) {
    const again = `again with BURSAR_FAULT_SEED=${random.seed}`;
    throw new Error(`${again}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function onMortalServers(asked: FaultySettlement, random: Seeded): Promise<Endured> {
  const { report, loans } = asked;
  const closing: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closing.toReversed()) await close();
  };
  try {
    const [postgres, redis] = await Promise.all([
      openMortalPostgres(),
      asked.queue === "redis" ? openMortalRedis() : undefined,
    ]);
    closing.push(
      () => postgres.close(),
      async () => redis?.close(),
    );
    report("servers started");
    const wanted = await undisturbedLedger(loans);
    report(`${loans} loans settled undisturbed, ${wanted.length} lines`);
    const world = await openSettlementWorld(loans);
    closing.push(() => world.product.close());
    const crew = openWorkerCrew(world.product, { ...TIMING, redisUrl: redis?.url, size: WORKERS });
    closing.push(() => crew.close());
    const api = await openDyingApi(world.product);
    closing.push(() => api.close());
    const endured = await settle({ world, crew, redis, postgres, api, random }, asked, wanted);
    await crew.stop();
    report("stopped");
    await closeAll();
    return endured;
  } catch (error) {
    // Whatever goes wrong while cleaning up comes of what went wrong before.
    await closeAll().catch(() => undefined);
    throw error;
  }
}

async function settle(
  mortals: Mortals,
  asked: FaultySettlement,
  wanted: readonly string[],
): Promise<Endured> {
  const { world, api, random } = mortals;
  const { report } = asked;
  const from = performance.now();
  report("workers and API started");
  const runId = await startByTwoClocks(world);
  const { chunks } = await untilRun(world, runId, (run) => run.chunks !== null && run);
  const inPlan = await disturbChunks(mortals, {
    runId,
    chunks: chunks ?? 0,
    faults: random.shuffle(kindsOf(asked.planFaults)),
    begin: () => Promise.resolve(),
    report,
  });
  const { planHash } = await untilRun(
    world,
    runId,
    (run) => run.status === "awaiting-approval" && run,
  );
  const inRun = await disturbChunks(mortals, {
    runId,
    chunks: chunks ?? 0,
    faults: random.shuffle(kindsOf(asked.runFaults)),
    report,
    async begin() {
      const approval = { path: `/v1/batch-runs/${runId}/approval`, body: { planHash } };
      const answer = await api.postThroughDeath(world.checker, approval, random);
      expect(answer).toMatchObject({ status: 200, body: { id: runId, status: "running" } });
    },
  });
  await untilRun(world, runId, ({ status }) => status !== "running");
  report("run over");
  const seconds = (performance.now() - from) / 1_000;
  await expectSettledOnce(world, runId);
  expectSameLedger(await ledgerOf(world.product), wanted);
  return { seed: random.seed, fallen: [...inPlan, ...inRun], seconds };
}

/** Two clocks tick at the same moment, while the workers start: one run comes of it. */
async function startByTwoClocks(world: SettlementWorld): Promise<string> {
  await Promise.all([tick(world), tick(world)]);
  const [runId, ...others] = await settlementRuns(world);
  expect(others).toEqual([]);
  if (runId === undefined) throw new Error("no clock has started the settlement");
  return runId;
}

function untilRun<T>(
  world: SettlementWorld,
  runId: string,
  look: (run: RunNow) => T | false,
): Promise<T> {
  const seen = async () => {
    const run = await runNow(world, runId);
    return run === undefined ? false : look(run);
  };
  return waitFor("the run's next state", seen, END_MS);
}

function kindsOf(counts: Partial<Record<FaultKind, number>>): FaultKind[] {
  return Object.entries(counts).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => kind as FaultKind),
  );
}
