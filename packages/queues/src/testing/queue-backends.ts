import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { Client } from "pg";
import { describe } from "vitest";
import { migrateQueueBackend, type QueueBackend } from "../backend/index.ts";

/** A queue of a test's own. */
export type TestQueue = {
  readonly backend: QueueBackend;
  /** Removes the jobs that the test left; the database is its maker's to drop. */
  close(): Promise<void>;
};

export type TestBackend = {
  readonly kind: QueueBackend["kind"];
  /** Why this backend can't be had here; absent where it can. */
  readonly unavailable?: string;
  /**
   * Opens an empty queue: in the database at `databaseUrl` (its owner's URL; the queue's tables
   * are made there, and `grantTo` may use them), or under a prefix of its own in Redis.
   */
  open(options: TestQueueOptions): Promise<TestQueue>;
};

export type TestQueueOptions = {
  readonly databaseUrl: string;
  readonly grantTo?: readonly string[];
};

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The backends that a job suite runs against: PostgreSQL, and Redis where the run has one, which
 * `BURSAR_TEST_REDIS_URL` tells (`BURSAR_TEST_REDIS_UNAVAILABLE` may tell why not).
 */
export function queueBackends(environment: Environment): readonly TestBackend[] {
  const redisUrl = environment["BURSAR_TEST_REDIS_URL"];
  const postgres: TestBackend = { kind: "postgres", open: openPostgres };
  if (redisUrl !== undefined && redisUrl !== "") {
    return [postgres, { kind: "redis", open: () => openRedis(redisUrl) }];
  }
  const reason = environment["BURSAR_TEST_REDIS_UNAVAILABLE"] ?? "BURSAR_TEST_REDIS_URL is not set";
  const open = () => Promise.reject(new Error(reason));
  return [postgres, { kind: "redis", unavailable: reason, open }];
}

/**
 * Declares the same suite once a backend. Where Redis can't be had its half is skipped under a
 * name that tells why, so that the run's totals count it.
 */
export function describeOnQueueBackends(
  title: string,
  environment: Environment,
  suite: (backend: TestBackend) => void,
): void {
  for (const backend of queueBackends(environment)) {
    const { kind, unavailable } = backend;
    const why = unavailable === undefined ? "" : `: skipped, ${unavailable}`;
    describe.runIf(unavailable === undefined)(`${title} (${kind})${why}`, () => {
      suite(backend);
    });
  }
}

async function openPostgres(options: TestQueueOptions): Promise<TestQueue> {
  const { databaseUrl, grantTo = [] } = options;
  const backend: QueueBackend = { kind: "postgres", url: databaseUrl };
  await migrateQueueBackend(backend, { grantTo });
  return { backend, close: () => removeRows(databaseUrl) };
}

async function removeRows(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`do $rows$ begin execute (
      select 'truncate ' || string_agg(format('bullmq.%I', tablename), ', ') from pg_tables
      where schemaname = 'bullmq' and tablename <> 'migration'); end $rows$`);
  } finally {
    await client.end();
  }
}

async function openRedis(url: string): Promise<TestQueue> {
  const prefix = `bursar-test-${randomBytes(6).toString("hex")}`;
  return { backend: { kind: "redis", url, prefix }, close: () => removeKeys(url, prefix) };
}

async function removeKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    let cursor = "0";
    do {
      const [next, keys] = await redis.scan(cursor, "MATCH", `${prefix}:*`, "COUNT", 1_000);
      if (keys.length > 0) await redis.unlink(...keys);
      cursor = next;
    } while (cursor !== "0");
  } finally {
    redis.disconnect();
  }
}
