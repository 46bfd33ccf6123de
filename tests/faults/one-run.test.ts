import { createLogger } from "@bursar/config/logger";
import { openFolderStore } from "@bursar/documents/storage";
import { openLocalSink } from "@bursar/notices/channels";
import { startWorker } from "@bursar/workers/worker";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { TestProduct } from "../harness/open-test-product.ts";
import { waitFor } from "../harness/wait-for.ts";
import {
  expectSettledOnce,
  openSettlementWorld,
  runNow,
  settlementRuns,
  tick,
} from "./settlement-world.ts";

const WORKERS = 3;
const CHUNKS = 3;
const LOANS = 2_050;

type Worker = Awaited<ReturnType<typeof startWorker>>;

function start({ database, dataDirectory, backend, logLines }: TestProduct): Promise<Worker> {
  const channel = openLocalSink(join(dataDirectory, "messages"));
  const files = openFolderStore(join(dataDirectory, "documents"));
  const deps = { db: database.app, batch: database.batch, channel, files };
  const log = createLogger("test", { write: (line) => void logLines.push(line) });
  return startWorker({ deps, backend, log });
}

it("two clocks and three workers that start together make one run", async () => {
  const world = await openSettlementWorld(LOANS);
  const { product, checker } = world;
  const [workers] = await Promise.all([
    Promise.all(Array.from({ length: WORKERS }, () => start(product))),
    tick(world),
    tick(world),
  ]);
  try {
    const [runId = "", ...others] = await settlementRuns(world);
    expect(others).toEqual([]);
    const until = (status: string) =>
      waitFor(status, async () => {
        const run = await runNow(world, runId);
        return run?.status === status && run;
      });
    const { planHash, chunks } = await until("awaiting-approval");
    expect(chunks).toBe(CHUNKS);
    await checker.post(`/v1/batch-runs/${runId}/approval`, { planHash }).expect(200);
    await until("completed");
    await expectSettledOnce(world, runId);
  } finally {
    await Promise.all(workers.map((worker) => worker.close()));
    await product.close();
  }
});
