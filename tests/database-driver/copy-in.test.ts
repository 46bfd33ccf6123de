import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sql, TransactionSql } from "postgres";
import { connectOnce } from "./connect.ts";

function* lines(count: number, badLine?: number): Generator<string> {
  for (let line = 1; line <= count; line += 1) yield line === badLine ? "oops\n" : `${line}\n`;
}

async function copyIn(sql: Sql | TransactionSql, input: Iterable<string>): Promise<void> {
  const copy = await sql`copy copied (n) from stdin`.writable();
  await pipeline(Readable.from(input), copy);
}

const badInput = { code: "22P02" };

// Upstream, a refused COPY never settles: its writer waits forever and its connection is lost.
describe("COPY FROM STDIN", () => {
  let sql: Sql;
  beforeEach(async () => {
    sql = connectOnce();
    await sql`create temporary table copied (n int)`;
  });
  afterEach(() => sql.end({ timeout: 1 }));

  const count = async (on: Sql | TransactionSql = sql) =>
    (await on`select count(*)::int as n from copied`)[0]?.["n"];

  test("stores every row, twice on one connection", async () => {
    await copyIn(sql, lines(1000));
    await copyIn(sql, lines(1000));
    expect(await count()).toBe(2000);
  });

  test.each([
    ["short input", 3, 2],
    ["200,000 rows, bad at the start", 200_000, 5],
    ["200,000 rows, bad in the middle", 200_000, 100_000],
    ["200,000 rows, bad at the end", 200_000, 200_000],
  ])("rejects with the server's error and gives the connection back (%s)", async (_, rows, bad) => {
    await expect(copyIn(sql, lines(rows, bad))).rejects.toMatchObject(badInput);
    expect(await count()).toBe(0);
    await copyIn(sql, lines(10));
    expect(await count()).toBe(10);
  });

  test.each([3, 200_000])("rolls its transaction back (%i rows)", async (rows) => {
    const failing = sql.begin(async (tx) => {
      await tx`insert into copied values (1)`;
      await copyIn(tx, lines(rows, rows - 1));
    });
    await expect(failing).rejects.toMatchObject(badInput);
    expect(await count()).toBe(0);
  });

  test("leaves a transaction usable from its savepoint on", async () => {
    await sql.begin(async (tx) => {
      await expect(tx.savepoint((inner) => copyIn(inner, lines(3, 3)))).rejects.toMatchObject(
        badInput,
      );
      await copyIn(tx, lines(7));
      expect(await count(tx)).toBe(7);
    });
  });

  test("stores nothing when its writer gives up, and gives the connection back", async () => {
    function* giveUp(): Generator<string> {
      yield "1\n";
      throw new Error("source broke");
    }
    await expect(copyIn(sql, giveUp())).rejects.toThrow("source broke");
    expect(await count()).toBe(0);
  });

  test("rejects when its connection is cut after the last row was sent", async () => {
    const other = connectOnce();
    await sql`create or replace function pg_temp.slow() returns trigger language plpgsql as
      $$ begin perform pg_sleep(5); return new; end $$`;
    await sql`create trigger slow after insert on copied execute function pg_temp.slow()`;
    const pid = (await sql`select pg_backend_pid() as pid`)[0]?.["pid"] as number;
    const copying = copyIn(sql, lines(3));
    const cut = new Promise((resolve) => setTimeout(resolve, 200)).then(
      () => other`select pg_terminate_backend(${pid})`,
    );
    await expect(copying).rejects.toThrow();
    await cut;
    await other.end();
  });
});
