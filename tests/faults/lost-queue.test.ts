import { describeOnQueueBackends } from "@bursar/queues/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { waitFor } from "../harness/wait-for.ts";
import { startWorkerChild, type WorkerChild } from "../harness/worker-child.ts";
import { openOwnRedis, type OwnRedis } from "./own-redis.ts";
import {
  blockedWorkers,
  expectEveryBillOnce,
  holdLock,
  progressOf,
  startReminderRun,
  type ReminderRun,
} from "./reminder-run.ts";

describeOnQueueBackends("a queue that loses everything", process.env, (backend) => {
  let product: TestProduct;
  let redis: OwnRedis | undefined;
  let run: ReminderRun;
  let worker: WorkerChild;

  beforeAll(async () => {
    redis = await openOwnRedis(backend);
    product = await openTestProduct();
    run = await startReminderRun(product);
    const options = { redisUrl: redis?.url, lockMs: 1_000, sweepAfterMs: 1_500 };
    worker = await startWorkerChild(product, options);
  });
  afterAll(async () => {
    await worker.kill();
    await redis?.close();
    await product.close();
  });

  async function countQueued(): Promise<number> {
    if (redis !== undefined) return redis.keys();
    const { client } = product.database.owner;
    const [queued] = await client<{ jobs: number }[]>`select count(*)::int as jobs from bullmq.job`;
    return queued?.jobs ?? 0;
  }

  async function emptyQueue(): Promise<void> {
    await waitFor("something to lose", async () => (await countQueued()) > 0);
    if (redis !== undefined) await redis.flush();
    else await product.database.owner.client`truncate bullmq.job cascade`;
  }

  it("in the middle of a run loses no message: what PostgreSQL calls open is handed over again", async () => {
    await waitFor("the plan", async () => (await progressOf(product, run)).chunksOpen > 0);
    const release = await holdLock(
      product,
      `select 1 from batch_runs where id = '${run.runId}' for update`,
    );
    await waitFor("chunks that wait", async () => (await blockedWorkers(product)) > 0);
    await emptyQueue();
    await release();
    await waitFor("notices", async () => (await progressOf(product, run)).planned > 0);
    await emptyQueue();
    await expectEveryBillOnce(product, run);
    expect(worker.logs()).toContain("handing over again");
    await worker.stop();
  });
});
