import { spawn } from "node:child_process";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "./running-server.ts";
import {
  eventually,
  isRunning,
  borrowDataDirectory,
  makeDataFolder,
  openFast,
  query,
  waitForDeath,
} from "./testing/data-folder.ts";
import { spawnUser } from "./testing/spawn-user.ts";

async function expectDataKept(dataDirectory: string) {
  const cluster = await openFast(dataDirectory);
  expect(await query(cluster.url(), "select * from kept")).toEqual([{ figure: 7 }]);
  await cluster.close();
}

function startSomebody(): number {
  const child = spawn("sleep", ["60"], { stdio: "ignore" });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child.pid ?? 0;
}

/** What a killed server leaves, with its number given to process `pid` since. */
async function leaveFilesNaming(pid: number): Promise<string> {
  const dataDirectory = await borrowDataDirectory();
  const cluster = await openFast(dataDirectory);
  process.kill(cluster.serverPid, "SIGKILL");
  await waitForDeath(cluster.serverPid);
  await cluster.close();
  const lock = join(cluster.socketDirectory, ".s.PGSQL.5432.lock");
  for (const path of [join(dataDirectory, "postmaster.pid"), lock]) {
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace(/^\d+/, String(pid)));
  }
  return dataDirectory;
}

test("a postmaster.pid of a dead process does not block", async () => {
  const child = spawn("true", { stdio: "ignore" });
  await new Promise((resolve) => child.on("exit", resolve));
  await expectDataKept(await leaveFilesNaming(child.pid ?? 0));
});

test("a postmaster.pid of somebody's living process does not block, and harms nobody", async () => {
  const pid = startSomebody();
  await expectDataKept(await leaveFilesNaming(pid));
  expect(isAlive(pid)).toBe(true);
});

test.each(["", "rubbish\n"])("a postmaster.pid that reads %j does not block", async (text) => {
  const dataDirectory = await borrowDataDirectory();
  await writeFile(join(dataDirectory, "postmaster.pid"), text);
  await expectDataKept(dataDirectory);
});

test("after the server was killed the next opening has the data", async () => {
  const dataDirectory = await borrowDataDirectory();
  const cluster = await openFast(dataDirectory, { durability: "safe" });
  await query(cluster.url(), "create table later as select 8 as figure");
  process.kill(cluster.serverPid, "SIGKILL");
  const next = await openFast(dataDirectory);
  expect(await query(next.url(), "select * from kept natural full join later")).toEqual([
    { figure: 7 },
    { figure: 8 },
  ]);
  await Promise.all([cluster.close(), next.close()]);
});

test("a user whose server was killed shares the one that comes after it", async () => {
  const dataDirectory = await borrowDataDirectory();
  const first = await openFast(dataDirectory);
  process.kill(first.serverPid, "SIGKILL");
  await waitForDeath(first.serverPid);
  const second = await openFast(dataDirectory);
  expect(await query(first.url(), "select 1 as one")).toEqual([{ one: 1 }]);
  await shareCount(second.url(), 2);
  await second.close();
  expect(await isRunning(dataDirectory)).toBe(true);
  await first.close();
  expect(await isRunning(dataDirectory)).toBe(false);
});

test("a session's crash, which ends all sessions, costs no user its share", async () => {
  const dataDirectory = await borrowDataDirectory();
  const [first, second] = await Promise.all([openFast(dataDirectory), openFast(dataDirectory)]);
  await query(first.url(), "copy (select) to program 'kill -KILL $PPID'").catch(() => undefined);
  await sleep(100);
  await shareCount(first.url(), 2);
  await second.close();
  expect(await isRunning(dataDirectory)).toBe(true);
  await first.close();
  expect(await isRunning(dataDirectory)).toBe(false);
});

test("a killed user blocks nobody, and the next one stops the server", async () => {
  const dataDirectory = await borrowDataDirectory();
  const user = spawnUser(dataDirectory);
  const { serverPid } = await user.opened;
  await user.kill();
  const cluster = await openFast(dataDirectory);
  expect(cluster.serverPid).toBe(serverPid);
  expect(await query(cluster.url(), "select * from kept")).toEqual([{ figure: 7 }]);
  await cluster.close();
  expect(await isRunning(dataDirectory)).toBe(false);
});

test("a server whose only user was killed stops by itself", async () => {
  const dataDirectory = await borrowDataDirectory();
  const user = spawnUser(dataDirectory);
  await user.opened;
  await user.kill();
  expect(await eventually(async () => !(await isRunning(dataDirectory)), 12_000)).toBe(true);
  const log = await readFile(join(dataDirectory, "server.log"), "utf8");
  expect(log).toContain("received fast shutdown request");
}, 20_000);

test.each([0, 400])(
  "a first start that is killed after %i ms more leaves nothing in the way",
  async (afterMs) => {
    const { folder, dataDirectory } = await makeDataFolder();
    const user = spawnUser(dataDirectory);
    await eventually(async () => (await readdir(folder)).length > 0, 5_000);
    await sleep(afterMs);
    await user.kill();
    const cluster = await openFast(dataDirectory);
    expect(await query(cluster.url(), "select 1 as one")).toEqual([{ one: 1 }]);
    await cluster.close();
    await (await openFast(dataDirectory)).close();
    expect(await readdir(folder)).toEqual(["postgres"]);
  },
);

/** Users that lost their server ask again every second. */
async function shareCount(url: string, wanted: number) {
  const statement =
    "select count(*)::int as users from pg_locks where mode = 'ShareLock' and locktype = 'advisory'";
  const reached = async () => {
    const rows = await query(url, statement).catch(() => []);
    return rows[0]?.["users"] === wanted;
  };
  expect(await eventually(reached, 5_000)).toBe(true);
}
