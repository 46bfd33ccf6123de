import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, onTestFinished } from "vitest";
import { findRunningServer } from "../running-server.ts";
import { openCluster } from "../open-cluster.ts";
import type { Cluster, OpenClusterOptions } from "../open-cluster.ts";
import { usualSocketDirectory } from "../socket-directory.ts";
import { stopServer } from "../stop-server.ts";

/** A folder of this test's own, with a place for a data directory that isn't there yet. */
export async function makeDataFolder(): Promise<{ folder: string; dataDirectory: string }> {
  const folder = await mkdtemp(join(tmpdir(), "bursar-test-"));
  const dataDirectory = join(folder, "postgres");
  onTestFinished(async () => {
    await stopServer(dataDirectory);
    await rm(folder, { recursive: true, force: true });
    await rm(usualSocketDirectory(dataDirectory), { recursive: true, force: true });
  });
  return { folder, dataDirectory };
}

let shared: Promise<string> | undefined;
afterAll(async () => {
  if (shared !== undefined) await rm(await shared, { recursive: true, force: true });
});

/**
 * A data directory that the tests of one file use in turn, since making one costs most of a
 * test's time; closed, with a table `kept (figure)` of one row, 7.
 */
export async function borrowDataDirectory(): Promise<string> {
  shared ??= makeShared();
  const dataDirectory = join(await shared, "postgres");
  onTestFinished(() => stopServer(dataDirectory));
  return dataDirectory;
}

async function makeShared(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bursar-test-"));
  const cluster = await openFast(join(folder, "postgres"));
  await query(cluster.url(), "create table kept as select 7 as figure");
  await cluster.close();
  return folder;
}

export function openFast(
  dataDirectory: string,
  more: Partial<OpenClusterOptions> = {},
): Promise<Cluster> {
  return openCluster({ dataDirectory, durability: "fast", ...more });
}

/** Runs one statement in the database of `url` and gives its rows. */
export async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Waits until `condition` holds; says whether it did in time. */
export async function eventually(
  condition: () => Promise<boolean>,
  withinMs: number,
): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (await condition()) return true;
    await sleep(50);
  }
  return false;
}

export async function isRunning(dataDirectory: string): Promise<boolean> {
  return (await findRunningServer(dataDirectory)) !== undefined;
}

/** Waits for the end of a process that was killed (its parent may be somebody else). */
export async function waitForDeath(pid: number): Promise<void> {
  await eventually(async () => {
    const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    return status === "" || status.includes(") Z ");
  }, 5_000);
}
