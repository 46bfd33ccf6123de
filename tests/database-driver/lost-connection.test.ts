import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sql } from "postgres";
import { connectOnce } from "./connect.ts";

const lost = { code: "CONNECTION_CLOSED" };

// Upstream, what a transaction still asks for runs on whatever the pool connects next, outside of
// any transaction, or ends the process; and bytes that were not sent hold up the next connection.
describe("a connection that is lost", () => {
  let sql: Sql;
  let other: Sql;
  beforeEach(async () => {
    [sql, other] = [connectOnce({ connect_timeout: 5 }), connectOnce()];
    await sql`drop table if exists survived`;
    await sql`create table survived (n int)`;
  });
  afterEach(async () => {
    await other`drop table survived`;
    await Promise.all([sql.end({ timeout: 1 }), other.end({ timeout: 1 })]);
  });

  const count = async () => (await other`select count(*)::int as n from survived`)[0]?.["n"];
  const pidOf = async (on: Pick<Sql, "unsafe">): Promise<number> =>
    (await on.unsafe("select pg_backend_pid() as pid"))[0]?.["pid"] as number;
  /** Ends the session, and waits until the pool has another. */
  const cutOff = async (pid: number): Promise<void> => {
    await other`select pg_terminate_backend(${pid}, 5000)`;
    await expect.poll(() => pidOf(sql).catch(() => pid)).not.toBe(pid);
  };

  test("takes its transaction with it: nothing of it runs on the next one", async () => {
    let late: unknown;
    const begun = sql.begin(async (tx) => {
      await tx`insert into survived values (1)`;
      await cutOff(await pidOf(tx));
      late = await tx`insert into survived values (2)`.catch((error: unknown) => error);
    });
    await expect(begun).rejects.toMatchObject(lost);
    await expect.poll(() => late).toMatchObject(lost);
    expect(await count()).toBe(0);
  });

  test("takes its session with it: nothing of a reserved one runs on the next one", async () => {
    const reserved = await sql.reserve();
    await cutOff(await pidOf(reserved));
    await expect(reserved`insert into survived values (1)`).rejects.toMatchObject(lost);
    reserved.release();
    await sql`insert into survived values (2)`;
    expect(await count()).toBe(1);
  });

  test("in the middle of statements is followed by another at once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const pid = await pidOf(sql);
      const asked = Array.from({ length: 20 }, () =>
        sql.begin((tx) => tx`insert into survived values (3)`).catch(() => undefined),
      );
      await other`select pg_terminate_backend(${pid}, 5000)`;
      await Promise.all(asked);
      expect(await pidOf(sql)).not.toBe(pid);
    }
  }, 15_000);
});
