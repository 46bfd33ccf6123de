import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { QueueBackend } from "../backend/index.ts";
import { defineJob } from "../catalog/index.ts";
import { openProducer, type Producer } from "../producer/index.ts";
import { describeOnQueueBackends, type TestQueue } from "../testing/index.ts";
import { quickJob, quickTiming } from "../testing/quick-job.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { startCatalogWorkers, type Handler, type Workers } from "./start-catalog-workers.ts";

type Handle = Handler<typeof quickJob>;

describeOnQueueBackends("queues and workers", process.env, (kind) => {
  let database: TestDatabase | undefined;
  let queue: TestQueue;
  let producer: Producer;
  let workers: Workers[];
  let logged: { level: string; message: string; fields: object }[];

  beforeAll(async () => {
    if (kind.kind === "postgres") database = await createTestDatabase(process.env);
  });
  afterAll(() => database?.drop());

  beforeEach(async () => {
    queue = await kind.open({ databaseUrl: database?.url ?? "" });
    producer = openProducer({ backend: queue.backend });
    workers = [];
    logged = [];
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.close({ force: true })));
    await producer.close();
    await queue.close();
  });

  const log = (level: string) => (fields: object, message: string) =>
    void logged.push({ level, message, fields });

  async function work(handle: Handle): Promise<Workers> {
    const started = await startCatalogWorkers({
      backend: queue.backend,
      catalog: { quickJob },
      handlers: { "quick.job": handle },
      concurrency: { work: 1 },
      log: { info: log("info"), warn: log("warn"), error: log("error") },
      timing: quickTiming,
    });
    workers.push(started);
    return started;
  }

  const idle = () => expect.poll(openJobs, { timeout: 10_000 }).toBe(0);
  async function openJobs(): Promise<number> {
    const { waiting, active, delayed } = (await producer.counts()).work;
    return waiting + active + delayed;
  }

  test("a job is handled with its payload, and nothing of it stays", async () => {
    const taken: unknown[] = [];
    await work(async (payload, { attempt }) => void taken.push({ payload, attempt }));
    await producer.add(quickJob, { id: "a" });
    await expect.poll(() => taken).toEqual([{ payload: { id: "a" }, attempt: 1 }]);
    await idle();
  });

  test("jobs added before any worker runs wait for one", async () => {
    const taken: string[] = [];
    await producer.addBulk(["a", "b", "c"].map((id) => ({ job: quickJob, payload: { id } })));
    expect((await producer.counts()).work).toEqual({ waiting: 3, active: 0, delayed: 0 });
    await producer.close();
    producer = openProducer({ backend: queue.backend });
    await work(async ({ id }) => void taken.push(id));
    await expect.poll(() => taken).toEqual(["a", "b", "c"]);
  });

  test("the same key twice while it waits is one job, alone and in bulk", async () => {
    const taken: string[] = [];
    await producer.add(quickJob, { id: "a" });
    await producer.add(quickJob, { id: "a" });
    const twice = [{ id: "a" }, { id: "b" }, { id: "b" }];
    await producer.addBulk(twice.map((payload) => ({ job: quickJob, payload })));
    await work(async ({ id }) => void taken.push(id));
    await expect.poll(() => taken).toEqual(["a", "b"]);
    await idle();
    expect(taken).toEqual(["a", "b"]);
  });

  test("a key is free again once its job is done", async () => {
    let count = 0;
    await work(async () => void (count += 1));
    for (const expected of [1, 2, 3]) {
      await producer.add(quickJob, { id: "a" });
      await expect.poll(() => count).toBe(expected);
      await idle();
    }
  });

  test("a failing job is tried again later, and after its last try its key is free", async () => {
    const tries: { attempt: number; at: number }[] = [];
    await work(async (_payload, { attempt }) => {
      tries.push({ attempt, at: performance.now() });
      throw new Error("the bank is closed");
    });
    await producer.add(quickJob, { id: "a" });
    await expect.poll(() => tries.length, { timeout: 5_000 }).toBe(3);
    await idle();
    expect(tries.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    const [first = 0, second = 0, third = 0] = tries.map(({ at }) => at);
    // 50 ms, then 100 ms, of which jitter takes up to a half.
    expect(second - first).toBeGreaterThan(20);
    expect(third - second).toBeGreaterThan(45);
    expect(logged.map(({ message }) => message)).toEqual([
      "job failed: it will be tried again",
      "job failed: it will be tried again",
      "job failed: given up",
    ]);
    await producer.add(quickJob, { id: "a" });
    await expect.poll(() => tries.length).toBeGreaterThan(3);
  });

  test("a payload that doesn't fit is given up at once, told without its values", async () => {
    const looser = defineJob({ ...quickJob, payload: z.looseObject({ id: z.string() }) });
    const taken: string[] = [];
    await work(async ({ id }) => void taken.push(id));
    await producer.add(looser, { id: "a", phone: "13800000000" });
    await producer.add(quickJob, { id: "b" });
    await expect.poll(() => taken).toEqual(["b"]);
    await idle();
    expect(logged).toMatchObject([
      { level: "error", fields: { jobId: "quick.job-a", attempt: 1 } },
    ]);
    expect(JSON.stringify(logged)).not.toContain("13800000000");
  });

  test("a payload that doesn't fit isn't even added", async () => {
    const request = { job: quickJob, payload: { id: 1 } };
    await expect(producer.addBulk([request])).rejects.toThrow("expected string");
    expect(await openJobs()).toBe(0);
  });

  test("a job of another release's catalogue is tried again, not lost at once", async () => {
    const newer = defineJob({ ...quickJob, name: "newer.job", backoffMs: 60_000 });
    await work(async () => undefined);
    await producer.add(newer, { id: "a" });
    await expect.poll(async () => (await producer.counts()).work.delayed).toBe(1);
  });

  test("the handler's signal is aborted when its time is over", async () => {
    const reasons: string[] = [];
    await work(async (_payload, { signal }) => {
      const late = sleep(5_000, undefined, { signal });
      await late.catch(() => reasons.push(String(signal.reason)));
    });
    await producer.add(quickJob, { id: "a" });
    await expect
      .poll(() => reasons, { timeout: 3_000 })
      .toEqual(["Error: the job's limit of 300 ms is over"]);
  });

  test("close waits for the running handler, and takes no further job", async () => {
    const events: string[] = [];
    const worker = await work(async ({ id }) => {
      events.push(`took ${id}`);
      await sleep(250);
      events.push(`ended ${id}`);
    });
    await producer.addBulk([
      { job: quickJob, payload: { id: "a" } },
      { job: quickJob, payload: { id: "b" } },
    ]);
    await expect.poll(() => events).toEqual(["took a"]);
    await worker.close();
    expect(events).toEqual(["took a", "ended a"]);
    expect((await producer.counts()).work).toMatchObject({ waiting: 1, active: 0 });
  });

  test("a forced close aborts the running handler; the job runs again elsewhere", async () => {
    const events: string[] = [];
    const worker = await work(async (_payload, { signal }) => {
      events.push("took");
      await once(signal, "abort");
      events.push("aborted");
      await sleep(10_000, undefined, { ref: false });
    });
    await producer.add(quickJob, { id: "a" });
    await expect.poll(() => events).toEqual(["took"]);
    await worker.close({ force: true });
    expect(events).toEqual(["took", "aborted"]);
    await work(async () => void events.push("again"));
    await expect.poll(() => events, { timeout: 15_000 }).toContain("again");
  }, 20_000);

  test("a close that waits for a handler can still be forced", async () => {
    const events: string[] = [];
    const worker = await work(async (_payload, { signal }) => {
      events.push("took");
      await once(signal, "abort");
      events.push(String(signal.reason));
    });
    await producer.add(quickJob, { id: "a" });
    await expect.poll(() => events).toEqual(["took"]);
    const waiting = worker.close();
    await worker.close({ force: true });
    await waiting;
    expect(events).toEqual(["took", "Error: the worker is closing"]);
  });

  test("the job of a killed worker is taken over by another", async () => {
    const taken: { id: string; attempt: number }[] = [];
    await producer.add(quickJob, { id: "a" });
    // Two kills: one more than the number of stalls that BullMQ forgives by default.
    await killWhileItWorks(queue.backend);
    await killWhileItWorks(queue.backend);
    await work(async ({ id }, { attempt }) => void taken.push({ id, attempt }));
    await expect.poll(() => taken, { timeout: 15_000 }).toEqual([{ id: "a", attempt: 1 }]);
    await idle();
  }, 60_000);
});

async function killWhileItWorks(backend: QueueBackend): Promise<void> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const program = join(import.meta.dirname, "../testing/killed-worker.ts");
  const parameters = ["--import", tsx, program, JSON.stringify(backend)];
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  try {
    const [text] = await once(child.stdout, "data");
    expect(String(text)).toBe("took a\n");
  } finally {
    child.kill("SIGKILL");
    await exited;
  }
}
