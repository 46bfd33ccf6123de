import type { TestBackend } from "@bursar/queues/testing";
import { Redis } from "ioredis";

/** The starter's own tests use database 0 of the same server; test files that run at once differ. */
const DATABASE = 8 + Number(process.env["VITEST_POOL_ID"] ?? 1);

/** A database of the test Redis that is this file's alone; undefined on the other backend. */
export async function openOwnRedis({
  kind,
}: Pick<TestBackend, "kind">): Promise<OwnRedis | undefined> {
  if (kind !== "redis") return undefined;
  const url = new URL(process.env["BURSAR_TEST_REDIS_URL"] ?? "");
  url.pathname = `/${DATABASE}`;
  const redis = new Redis(url.href);
  await redis.flushdb();
  return {
    url: url.href,
    keys: () => redis.dbsize(),
    flush: async () => void (await redis.flushdb()),
    async close() {
      await redis.flushdb();
      redis.disconnect();
    },
  };
}

export interface OwnRedis {
  readonly url: string;
  keys(): Promise<number>;
  flush(): Promise<void>;
  close(): Promise<void>;
}
