import { describeOnQueueBackends } from "@bursar/queues/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { waitFor } from "../harness/wait-for.ts";
import { startWorkerChild, type WorkerChild } from "../harness/worker-child.ts";
import { openOwnRedis, type OwnRedis } from "./own-redis.ts";
import {
  blockedWorkers,
  expectEveryBillOnce,
  expectNothingHalfDone,
  holdLock,
  progressOf,
  startReminderRun,
  type Progress,
  type ReminderRun,
} from "./reminder-run.ts";

describeOnQueueBackends(
  "a worker killed in the middle of the reminders",
  process.env,
  (backend) => {
    let product: TestProduct;
    let redis: OwnRedis | undefined;
    let run: ReminderRun;
    let worker: WorkerChild;

    const start = async (): Promise<void> => {
      worker = await startWorkerChild(product, { redisUrl: redis?.url, lockMs: 1_000 });
    };
    const progress = (): Promise<Progress> => progressOf(product, run);
    const killWhen = async (what: string, look: () => Promise<boolean>): Promise<Progress> => {
      await waitFor(what, look);
      await worker.kill();
      await expectNothingHalfDone(product, run);
      return progress();
    };

    beforeAll(async () => {
      redis = await openOwnRedis(backend);
      product = await openTestProduct();
      run = await startReminderRun(product);
    });
    afterAll(async () => {
      await worker.kill();
      await redis?.close();
      await product.close();
    });

    it("inside its first chunks has done nothing of them", async () => {
      await start();
      // Planned, with the counts of every chunk about to be written.
      await waitFor("the plan", async () => (await progress()).chunksOpen > 0);
      const release = await holdLock(
        product,
        `select 1 from batch_runs where id = '${run.runId}' for update`,
      );
      const left = await killWhen(
        "chunks that wait",
        async () => (await blockedWorkers(product)) > 0,
      );
      expect(left.chunksOpen).toBeGreaterThan(0);
      await release();
      await expectNothingHalfDone(product, run);
    });

    it("between chunks has done those that it had finished, and no other", async () => {
      const last = run.chunks - 1;
      const release = await holdLock(
        product,
        `select 1 from batch_chunks where run_id = '${run.runId}' and chunk = ${last} for update`,
      );
      await start();
      const left = await killWhen("some chunks", async () => (await progress()).chunksDone >= 3);
      expect(left.chunksOpen).toBeGreaterThan(0);
      await release();
    });

    it("between sending a notice and saving that it was sent, sends it once", async () => {
      await start();
      await waitFor("notices that wait", async () => (await progress()).planned >= 8);
      // Rows can be read and locked; that a notice was sent can't be written down.
      const release = await holdLock(product, "lock table notices in share mode");
      const sentUnsaved = async () =>
        (await product.messages()).length > (await progress()).delivered;
      const left = await killWhen("a message that is not saved as sent", sentUnsaved);
      expect(left.planned).toBeGreaterThan(0);
      await release();
    });

    it("while it delivers leaves the rest to the next", async () => {
      await start();
      const before = (await progress()).delivered;
      const left = await killWhen(
        "deliveries",
        async () => (await progress()).delivered >= before + 20,
      );
      expect(left.planned + left.chunksOpen).toBeGreaterThan(0);
    });

    it("has cost nobody a message and sent nobody two", async () => {
      await start();
      await expectEveryBillOnce(product, run);
      await worker.stop();
    });
  },
);
