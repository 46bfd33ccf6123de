import type { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sql } from "postgres";
import { connectOnce } from "./connect.ts";

async function byteCount(stream: Readable): Promise<number> {
  let bytes = 0;
  for await (const chunk of stream) bytes += (chunk as Buffer).length;
  return bytes;
}

// Upstream, the last block of a COPY may leave the socket paused, and the next query waits forever.
describe("COPY TO STDOUT", () => {
  let sql: Sql;
  beforeEach(() => {
    sql = connectOnce();
  });
  afterEach(() => sql.end({ timeout: 1 }));

  test.each(Array.from({ length: 20 }, (_, attempt) => attempt + 1))(
    "gives the connection back when it was read to its end (%i of 20)",
    async () => {
      const copy =
        await sql`copy (select repeat('x', 99) from generate_series(1, 20000)) to stdout`.readable();
      expect(await byteCount(copy)).toBe(2_000_000);
      expect([...(await sql`select 1 as id`)]).toEqual([{ id: 1 }]);
    },
  );

  test("gives the connection back when its reader stops early", async () => {
    const copy = await sql`copy (select n from generate_series(1, 500000) n) to stdout`.readable();
    for await (const _ of copy) break;
    expect([...(await sql`select 1 as id`)]).toEqual([{ id: 1 }]);
  });

  test.each([
    ["at once", 3],
    ["after two megabytes", 300_000],
  ])("tells its reader that it failed %s, and gives the connection back", async (_, failingRow) => {
    const copy = await sql
      .unsafe(
        `copy (select n, 1 / (${failingRow} - n) from generate_series(1, 400000) n) to stdout`,
      )
      .readable();
    await expect(byteCount(copy)).rejects.toMatchObject({ code: "22012" });
    expect([...(await sql`select 1 as id`)]).toEqual([{ id: 1 }]);
  });

  test("works several times in one transaction", async () => {
    await sql.begin(async (tx) => {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const copy =
          await tx`copy (select n from generate_series(1, 100000) n) to stdout`.readable();
        expect(await byteCount(copy)).toBe(588_895);
        expect([...(await tx`select 1 as id`)]).toEqual([{ id: 1 }]);
      }
    });
  });
});
