import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../testing/index.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const KEY = 7_241_909;
/** Holds a lock and is busy for 30 s, as a worker that is killed in the middle of a statement. */
const WORKER = `
import postgres from "postgres";
const client = postgres(process.argv[1], { max: 1 });
await client\`select pg_advisory_lock(${KEY}), pg_sleep(30)\`;`;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function isLocked(): Promise<boolean> {
  const rows = await database.owner.client`
    select 1 from pg_locks where locktype = 'advisory' and objid = ${KEY}::int::oid and granted`;
  return rows.length > 0;
}

it("lets the locks of a killed process go while its statement would still run", async () => {
  const worker = spawn(
    process.execPath,
    ["--input-type=module", "--eval", WORKER, "--", database.appUrl],
    { cwd: FOLDER, stdio: "inherit" },
  );
  await expect.poll(isLocked, { timeout: 10_000, interval: 50 }).toBe(true);
  worker.kill("SIGKILL");
  await expect.poll(isLocked, { timeout: 8_000, interval: 50 }).toBe(false);
}, 20_000);
