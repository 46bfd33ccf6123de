import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import postgres from "postgres";
import { expect, test } from "vitest";
import * as tables from "../schema.ts";
import { databaseUrl, openTestDatabase } from "../testing/index.ts";
import { schemaText } from "./index.ts";

const META = new URL("../../migrations/meta/", import.meta.url);

const json = async (name: string) => JSON.parse(await readFile(new URL(name, META), "utf8"));
const declared = generateDrizzleJson(tables, undefined, ["public", "auth"]);

test("no table was changed without a migration; else run `drizzle-kit generate`", async () => {
  const { entries } = await json("_journal.json");
  const number = String(entries.at(-1).idx).padStart(4, "0");
  const newest = await json(`${number}_snapshot.json`);
  expect(await generateMigration(newest, declared)).toEqual([]);
});

test("the migrations make the tables, keys and indexes that the code declares", async () => {
  const migrated = await openTestDatabase();
  const name = `bursar_test_${randomBytes(6).toString("hex")}`;
  const sql = postgres(migrated.ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(`create database ${name}`);
    const plainUrl = databaseUrl(migrated.ownerUrl, name);
    await runAll(plainUrl, await generateMigration(generateDrizzleJson({}), declared));
    expect(structure(await schemaText(migrated.ownerUrl))).toEqual(
      structure(await schemaText(plainUrl)),
    );
  } finally {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.end();
    await migrated.close();
  }
});

async function runAll(url: string, statements: readonly string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/**
 * What tables hold, whatever the order of their columns: later migrations add at the end. Into
 * which partitions a table falls and whether it is logged is no matter of the code's.
 */
function structure(text: string): string[] {
  return text
    .replaceAll("CREATE UNLOGGED TABLE", "CREATE TABLE")
    .split(/;\n+/)
    .filter((part) => /CREATE TABLE|ADD CONSTRAINT|CREATE (?:UNIQUE )?INDEX/.test(part))
    .filter((part) => !part.includes(" PARTITION OF "))
    .map((part) =>
      part
        .replace(/ PARTITION BY .*$/, "")
        .split(/,?\n/)
        .toSorted()
        .join("\n"),
    )
    .toSorted();
}
