import { stat } from "node:fs/promises";
import pg from "pg";
import { expect, test } from "vitest";
import {
  isRunning,
  borrowDataDirectory,
  makeDataFolder,
  openFast,
  query,
} from "./testing/data-folder.ts";
import { spawnUser } from "./testing/spawn-user.ts";

test("an empty folder becomes a database in UTF-8, UTC and page checksums", async () => {
  const { dataDirectory } = await makeDataFolder();
  const cluster = await openFast(dataDirectory);
  const rows = await query(
    cluster.url(),
    `select current_user, current_setting('server_encoding') as encoding,
      current_setting('TimeZone') as zone, current_setting('data_checksums') as checksums,
      (select datlocale from pg_database where datname = 'postgres') as locale, upper('é') as upper`,
  );
  expect(rows).toEqual([
    {
      current_user: "bursar",
      encoding: "UTF8",
      zone: "UTC",
      checksums: "on",
      locale: "C.UTF-8",
      upper: "É",
    },
  ]);
  await cluster.close();
});

test("node-postgres takes the same address as postgres.js", async () => {
  const dataDirectory = await borrowDataDirectory();
  const cluster = await openFast(dataDirectory);
  await query(cluster.url(), "create database another");
  const client = new pg.Client({ connectionString: cluster.url("another") });
  await client.connect();
  expect((await client.query("select current_database()")).rows).toEqual([
    { current_database: "another" },
  ]);
  await client.end();
  expect(await query(cluster.url("another"), "select current_database()")).toEqual([
    { current_database: "another" },
  ]);
  await cluster.close();
});

test("the server listens on no port, and its socket is closed to other accounts", async () => {
  const dataDirectory = await borrowDataDirectory();
  const cluster = await openFast(dataDirectory);
  const rows = await query(cluster.url(), "select current_setting('listen_addresses') as listens");
  expect(rows).toEqual([{ listens: "" }]);
  expect((await stat(cluster.socketDirectory)).mode & 0o777).toBe(0o700);
  expect((await stat(dataDirectory)).mode & 0o777).toBe(0o700);
  await cluster.close();
});

test("a role of its own logs in with its password only", async () => {
  const dataDirectory = await borrowDataDirectory();
  const cluster = await openFast(dataDirectory);
  const password = "pass/word @,:?%";
  await query(cluster.url(), `create role bursar_app login password '${password}'`);
  const good = cluster.url("postgres", { user: "bursar_app", password });
  expect(await query(good, "select current_user")).toEqual([{ current_user: "bursar_app" }]);
  const bad = cluster.url("postgres", { user: "bursar_app", password: "guess" });
  await expect(query(bad, "select 1")).rejects.toThrow(/password authentication failed/);
  await cluster.close();
});

test("a second start is quick and keeps the data", async () => {
  const dataDirectory = await borrowDataDirectory();
  const first = await openFast(dataDirectory);
  await query(first.url(), "create table later as select 8 as figure");
  await first.close();
  const startedAt = performance.now();
  const second = await openFast(dataDirectory);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect(await query(second.url(), "select * from kept natural full join later")).toEqual([
    { figure: 7 },
    { figure: 8 },
  ]);
  expect(second.url()).toBe(first.url());
  await second.close();
});

test("users share one server, which ends with the last of them", async () => {
  const dataDirectory = await borrowDataDirectory();
  const first = spawnUser(dataDirectory);
  const { serverPid } = await first.opened;
  const second = await openFast(dataDirectory);
  expect(second.serverPid).toBe(serverPid);
  await first.close();
  expect(await query(second.url(), "select 1 as one")).toEqual([{ one: 1 }]);
  await second.close();
  expect(await isRunning(dataDirectory)).toBe(false);
  await expect(stat(second.socketDirectory)).rejects.toThrow("ENOENT");
});

test("two openings in one process count as two, and closing twice as one", async () => {
  const dataDirectory = await borrowDataDirectory();
  const [first, second] = await Promise.all([openFast(dataDirectory), openFast(dataDirectory)]);
  await Promise.all([first.close(), first.close()]);
  expect(await isRunning(dataDirectory)).toBe(true);
  await second.close();
  expect(await isRunning(dataDirectory)).toBe(false);
});

test("four processes that open an empty folder at once get the same server", async () => {
  const { dataDirectory } = await makeDataFolder();
  const users = [1, 2, 3, 4].map(() => spawnUser(dataDirectory));
  const opened = await Promise.all(users.map((user) => user.opened));
  expect(new Set(opened.map(({ serverPid }) => serverPid)).size).toBe(1);
  expect(opened.map(({ problem }) => problem)).toEqual(Array(4).fill(undefined));
  await Promise.all(
    opened.map(({ url }, index) => query(url, `create table t${index} as select 1 as one`)),
  );
  await Promise.all(users.map((user) => user.close()));
  expect(await isRunning(dataDirectory)).toBe(false);
});

test("openings and closings in any order always find a usable server", async () => {
  const dataDirectory = await borrowDataDirectory();
  const visit = async (delayMs: number) => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const cluster = await openFast(dataDirectory);
    const rows = await query(cluster.url(), "select 1 as one");
    await cluster.close();
    return rows;
  };
  const visits = await Promise.all(Array.from({ length: 12 }, (_, index) => visit(index * 35)));
  expect(visits).toEqual(Array(12).fill([{ one: 1 }]));
  expect(await isRunning(dataDirectory)).toBe(false);
});
