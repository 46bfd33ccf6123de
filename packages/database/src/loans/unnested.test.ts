import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";
import { keepTables, keptTable } from "./kept-tables.ts";
import { columnTexts, rowsToWrite, unnested, type UnnestedColumn } from "./unnested.ts";

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

interface Line {
  readonly name: string | null;
  readonly day: string | null;
}

function columnsOf(lines: readonly Line[]): readonly UnnestedColumn[] {
  return [
    ["name", "text", lines.map(({ name }) => name)],
    ["day", "date", lines.map(({ day }) => day)],
  ];
}

it("tables kept as one text come out as they went in", async () => {
  const lines = [
    { name: "甲", day: "2026-12-20" },
    { name: null, day: null },
  ];
  const text = keepTables([[], columnTexts(columnsOf, lines), columnTexts(columnsOf, [])]);
  const query = sql`select ${text}::text as text`;
  const read = async (index: number) => {
    const written = rowsToWrite(columnsOf, keptTable({ query }, index));
    return database.owner.orm.execute(
      sql`select rows.name, rows.day::text as day from ${written?.from} order by rows.name`,
    );
  };
  expect([...(await read(1))]).toEqual(lines);
  expect([...(await read(2))]).toEqual([]);
});

it("a cell that could not be told from what stands between cells is not kept", () => {
  expect(() => columnTexts(columnsOf, [{ name: "", day: null }])).toThrow("can't be kept");
});
