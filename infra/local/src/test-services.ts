import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openCluster } from "@bursar/local-postgres/cluster";
import { openTestRedis } from "./test-redis.ts";

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));

type Close = () => Promise<void>;

/** A test project's own PostgreSQL, unless `DATABASE_URL` names one. */
async function provideDatabase(): Promise<Close> {
  const given = process.env["DATABASE_URL"];
  if (given !== undefined && given !== "") {
    process.env["BURSAR_TEST_DATABASE_URL"] = given;
    return async () => undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), "bursar-test-"));
  const cluster = await openCluster({
    dataDirectory: join(folder, "postgres"),
    durability: "fast",
  });
  process.env["BURSAR_TEST_DATABASE_URL"] = cluster.url();
  return async () => {
    await cluster.close();
    await rm(folder, { recursive: true, force: true });
  };
}

/** A test project's own Redis, or the reason why there is none: its half is then skipped by name. */
async function provideRedis(): Promise<Close> {
  const dataFolder = resolve(projectRoot, process.env["BURSAR_DATA_DIR"] ?? ".data");
  const redis = await openTestRedis({ directory: join(dataFolder, "tools") });
  if ("unavailable" in redis) {
    process.env["BURSAR_TEST_REDIS_UNAVAILABLE"] = redis.unavailable;
    return async () => undefined;
  }
  process.env["BURSAR_TEST_REDIS_URL"] = redis.url;
  return () => redis.close();
}

/**
 * Vitest's global set-up of the projects that need services: `BURSAR_TEST_DATABASE_URL` (the
 * owner's) and `BURSAR_TEST_REDIS_URL` or `BURSAR_TEST_REDIS_UNAVAILABLE` are in the environment
 * of every test. The first project that asks starts them and stops them after the last test.
 */
export async function setup(): Promise<Close> {
  if (process.env["BURSAR_TEST_DATABASE_URL"] !== undefined) return async () => undefined;
  const closeDatabase = await provideDatabase();
  const closeRedis = await provideRedis();
  return async () => {
    await closeRedis();
    await closeDatabase();
  };
}
