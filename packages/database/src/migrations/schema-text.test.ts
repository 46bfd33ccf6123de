import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPostgres15, type Postgres15 } from "../testing/postgres-15.ts";
import { openTestDatabase } from "../testing/index.ts";
import { migrateDatabase, schemaText } from "./index.ts";

let server: Postgres15 | { unavailable: string };
let golden: string;

beforeAll(async () => {
  golden = await readFile(new URL("../../schema.sql", import.meta.url), "utf8");
  server = await openPostgres15();
});

afterAll(async () => {
  if ("close" in server) await server.close();
});

test("schema.sql is what the migrations make; else run `npm run generate` and review it", async () => {
  const database = await openTestDatabase();
  try {
    expect(await schemaText(database.ownerUrl)).toBe(golden);
  } finally {
    await database.close();
  }
});

test("PostgreSQL 15 takes the migrations and gives the same schema", async ({ skip }) => {
  if ("unavailable" in server) return skip(server.unavailable);
  await migrateDatabase(server.url);
  expect(await schemaText(server.url)).toBe(golden);
});

test("migrating again changes nothing on PostgreSQL 15", async ({ skip }) => {
  if ("unavailable" in server) return skip(server.unavailable);
  await migrateDatabase(server.url);
  await migrateDatabase(server.url);
  expect(await schemaText(server.url)).toBe(golden);
});
