import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jobs, type PayloadOf } from "../catalog/index.ts";
import { openProducer } from "../producer/index.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { startCatalogWorkers } from "../worker/start-catalog-workers.ts";
import { migrateQueueBackend, queueGrantsSql, type QueueBackend } from "./index.ts";

const ignore = () => undefined;
const log = { info: ignore, warn: ignore, error: ignore };
// A name that needs quoting, so that the quoting is tested too.
const role = `bursar test "${randomBytes(4).toString("hex")}"`;
const quoted = `"${role.replaceAll('"', '""')}"`;

type Notice = PayloadOf<typeof jobs.deliverNotice>;

let database: TestDatabase;
let plain: QueueBackend & { kind: "postgres" };

beforeAll(async () => {
  database = await createTestDatabase(process.env);
  await database.runOnServer(`create role ${quoted} login password 'plain' nosuperuser nocreatedb`);
  const url = new URL(database.url);
  url.username = encodeURIComponent(role);
  url.password = "plain";
  plain = { kind: "postgres", url: url.href };
});

afterAll(async () => {
  await database.drop();
  await database.runOnServer(`drop role ${quoted}`);
});

describe("the queue's schema in PostgreSQL", () => {
  test("before the migration a producer says what is missing, and works after it", async () => {
    const producer = openProducer({ backend: { kind: "postgres", url: database.url } });
    await expect(producer.counts()).rejects.toThrow("not initialized");
    const owner: QueueBackend = { kind: "postgres", url: database.url };
    // Four at once, as when several processes start together.
    const start = () => migrateQueueBackend(owner, { grantTo: [role] });
    await Promise.all([start(), start(), start(), start()]);
    await start();
    expect(await producer.counts()).toMatchObject({ work: { waiting: 0, active: 0, delayed: 0 } });
    await producer.close();
  });

  test("a login that owns nothing can add, add in bulk, count and work", async () => {
    const done: string[] = [];
    const producer = openProducer({ backend: plain });
    const notice = (noticeId: string) => ({ centreId: "cen_1", noticeId });
    await producer.addBulk([
      { job: jobs.deliverNotice, payload: notice("not_1") },
      { job: jobs.deliverNotice, payload: notice("not_2") },
    ]);
    await producer.add(jobs.deliverNotice, notice("not_3"));
    expect((await producer.counts()).notices.waiting).toBe(3);
    const workers = await startCatalogWorkers({
      backend: plain,
      catalog: { deliverNotice: jobs.deliverNotice },
      handlers: { "notice.deliver": async ({ noticeId }: Notice) => void done.push(noticeId) },
      concurrency: { notices: 2 },
      log,
    });
    await expect.poll(() => done.toSorted()).toEqual(["not_1", "not_2", "not_3"]);
    await workers.close();
    await producer.close();
  });

  test.each([
    "create table bullmq.extra (id int)",
    "drop table bullmq.job",
    "truncate bullmq.job",
    "insert into bullmq.migration (version, name) values (99, 'x')",
    "create schema other",
  ])("that login can't change the schema: %s", async (statement) => {
    const client = new Client({ connectionString: plain.url });
    await client.connect();
    await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    await client.end();
  });

  test("a role name that would break out of the statements is refused", () => {
    expect(() => queueGrantsSql(["a$grant$; drop"])).toThrow("role name");
  });
});
