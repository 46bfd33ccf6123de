import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { unnested } from "./unnested.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it.each([
  ["plain texts and none", ["a", null, "c"]],
  ["one empty text", [""]],
  ["empty texts among others", ["a", "", null]],
  ["what stands between cells", ["a\u001fb", "c"]],
  ["what stands for none", ["\u001e", null]],
  ["quotes, braces and commas", ['{"a"}', "b,c", "NULL", "\\"]],
  ["no rows", []],
])("rows come out as they went in: %s", async (_, texts) => {
  const numbers = texts.map((_text, index) => BigInt(index));
  const rows = unnested([
    ["name", "text", texts],
    ["number", "bigint", numbers],
  ]);
  const found = await database.owner.orm.execute<{ name: string | null; number: string }>(
    sql`select name, number::text from ${rows} order by number`,
  );
  expect([...found].map(({ name }) => name)).toEqual(texts);
});
