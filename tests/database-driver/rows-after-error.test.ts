import { drizzle } from "drizzle-orm/postgres-js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sql as statement } from "drizzle-orm";
import type { Sql } from "postgres";
import { connectOnce } from "./connect.ts";

// Upstream, a row counter survives the error and the next result starts with as many holes:
// `const [loan] = await …` is then undefined, "no such loan", although the row is there.
describe("a statement that fails after it has returned rows", () => {
  let sql: Sql;
  beforeEach(() => {
    sql = connectOnce();
  });
  afterEach(() => sql.end());

  const failing = "select 1 / (3 - n) as quotient from generate_series(1, 5) n";

  test.each([
    [
      "as a prepared statement",
      () => sql`select 1 / (3 - n) as quotient from generate_series(1, 5) n`,
    ],
    ["with parameters", () => sql`select 1 / (${3}::int - n) as q from generate_series(1, 5) n`],
    ["as a plain string", () => sql.unsafe(failing)],
    ["in several statements", () => sql.unsafe(`select 1 as one; ${failing}`).simple()],
    ["read by a cursor", () => sql.unsafe(failing).cursor(10, () => undefined)],
  ])("leaves no holes in the next result (%s)", async (_, run) => {
    await expect(run()).rejects.toMatchObject({ code: "22012" });
    const rows = await sql<{ id: number }[]>`select 1 as id`;
    expect([...rows]).toEqual([{ id: 1 }]);
  });

  test("leaves no holes when the statement is cancelled by a timeout", async () => {
    await sql`set statement_timeout = '100ms'`;
    await expect(
      sql`select n, pg_sleep(case when n = 3000 then 5 else 0 end) from generate_series(1, 3000) n`,
    ).rejects.toMatchObject({ code: "57014" });
    expect([...(await sql`select 1 as id`)]).toEqual([{ id: 1 }]);
  });

  test("leaves no holes when a cursor's reader throws", async () => {
    const reading = sql`select n from generate_series(1, 9) n`.cursor(2, () => {
      throw new Error("reader gave up");
    });
    await expect(reading).rejects.toThrow("reader gave up");
    expect([...(await sql`select 1 as id`)]).toEqual([{ id: 1 }]);
  });

  test("leaves no holes through drizzle, in and out of a transaction", async () => {
    const db = drizzle(sql);
    await expect(db.execute(failing)).rejects.toThrow();
    expect([...(await db.execute(statement`select 1 as id`))]).toEqual([{ id: 1 }]);
    await expect(db.transaction((tx) => tx.execute(failing))).rejects.toThrow();
    await db.transaction(async (tx) => {
      await expect(tx.transaction((nested) => nested.execute(failing))).rejects.toThrow();
      expect([...(await tx.execute(statement`select 2 as id`))]).toEqual([{ id: 2 }]);
    });
    expect([...(await db.execute(statement`select 3 as id`))]).toEqual([{ id: 3 }]);
  });
});
