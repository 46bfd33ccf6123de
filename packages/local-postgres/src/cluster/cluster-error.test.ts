import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ClusterError } from "./cluster-error.ts";
import {
  isRunning,
  borrowDataDirectory,
  makeDataFolder,
  openFast,
  query,
} from "./testing/data-folder.ts";
import { holdStartLock } from "./start-lock.ts";

async function problemOf(opening: Promise<unknown>): Promise<ClusterError> {
  const problem = await opening.catch((error: unknown) => error);
  if (!(problem instanceof ClusterError)) throw new Error("it was not refused");
  expect(problem.zh).toMatch(/\p{Script=Han}/u);
  return problem;
}

test("data of another version is refused and left alone", async () => {
  const { dataDirectory } = await makeDataFolder();
  await mkdir(dataDirectory);
  await writeFile(join(dataDirectory, "PG_VERSION"), "17\n");
  const problem = await problemOf(openFast(dataDirectory));
  expect(problem.code).toBe("cluster.version-mismatch");
  expect(problem.en).toContain("PostgreSQL 17, the built-in one is 18");
});

test("a folder that holds other files is refused", async () => {
  const { dataDirectory } = await makeDataFolder();
  await mkdir(dataDirectory);
  await writeFile(join(dataDirectory, "letter.txt"), "");
  expect((await problemOf(openFast(dataDirectory))).code).toBe("cluster.directory-not-empty");
});

test("a folder below a file is refused", async () => {
  const { folder } = await makeDataFolder();
  await writeFile(join(folder, "file"), "");
  const opening = openFast(join(folder, "file", "postgres"));
  expect((await problemOf(opening)).code).toBe("cluster.directory-unwritable");
});

test("missing binaries are named with the platform and the way out", async () => {
  const { folder, dataDirectory } = await makeDataFolder();
  const problem = await problemOf(openFast(dataDirectory, { binariesDirectory: folder }));
  expect(problem.code).toBe("cluster.binaries-missing");
  expect(problem.en).toContain("DATABASE_URL");
});

test("a server that does not start is quoted, and starts once repaired", async () => {
  const dataDirectory = await borrowDataDirectory();
  await appendFile(join(dataDirectory, "postgresql.conf"), "work_mem = 'plenty'\n");
  const problem = await problemOf(openFast(dataDirectory));
  expect(problem.code).toBe("cluster.start-failed");
  expect(problem.en).toContain('invalid value for parameter "work_mem"');
  await appendFile(join(dataDirectory, "postgresql.conf"), "work_mem = '4MB'\n");
  await (await openFast(dataDirectory)).close();
});

test("waiting for another starter ends in time", async () => {
  const { dataDirectory } = await makeDataFolder();
  const release = await holdStartLock(dataDirectory, 0);
  const problem = await problemOf(openFast(dataDirectory, { startTimeoutMs: 200 }));
  expect(problem.code).toBe("cluster.start-timeout");
  await release?.();
});

test("a running server that does not know us is left running", async () => {
  const dataDirectory = await borrowDataDirectory();
  const cluster = await openFast(dataDirectory);
  await writeFile(join(dataDirectory, "pg_hba.conf"), "local all all reject\n");
  await query(cluster.url(), "select pg_reload_conf()");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await problemOf(openFast(dataDirectory))).code).toBe("cluster.server-foreign");
  expect(await isRunning(dataDirectory)).toBe(true);
  await cluster.close();
});
