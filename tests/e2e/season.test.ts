import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadBorrowers } from "@bursar/database/borrowers";
import { openDatabase, readCentre } from "@bursar/database/connection";
import { parseKeyRing } from "@bursar/config/keys";
import { openCluster } from "@bursar/local-postgres/cluster";
import { formatYuan } from "@bursar/domain/money";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const BURSAR = fileURLToPath(new URL("../../services/cli/bin/bursar.mjs", import.meta.url));
const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));
const expected = JSON.parse(readFileSync(join(FIXTURES, "expected.json"), "utf8")) as {
  "season_bill_2026-12-20": { by_id_number: Record<string, string> };
};
const TOTALS = {
  applications: 188,
  amount: "2962400.00",
  contracts: 188,
  disbursed: 188,
  disbursedAmount: "2962400.00",
  loans: 188,
  reminders: 64,
  reminderAmount: "17999.06",
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-season-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function season(
  environment: Record<string, string>,
  watch?: (child: ChildProcess, said: string) => void,
) {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = process.env;
  const roster = join(FIXTURES, "roster-2024.csv");
  const child = spawn(process.execPath, [BURSAR, "season", "--roster", roster, "--json"], {
    env: { ...inherited, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (part: Buffer) => (stdout += part.toString()));
  child.stderr.on("data", (part: Buffer) => {
    stderr += part.toString();
    watch?.(child, stderr);
  });
  return new Promise<Finished>((resolve) => {
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** What was announced, read from the database of a product that has stopped. */
async function announcedBills(dataDirectory: string): Promise<Record<string, string>> {
  const cluster = await openCluster({ dataDirectory: join(dataDirectory, "postgres") });
  const database = openDatabase({
    url: cluster.url("bursar"),
    keys: parseKeyRing(readFileSync(join(dataDirectory, "field-keys.json"), "utf8")),
  });
  const context = { actor: { id: "test", kind: "test" }, centreId: "cen_demo", requestId: "test" };
  try {
    const notices = await database.client<{ borrower_id: string; amount_fen: string }[]>`
      select borrower_id, amount_fen from notices where status = 'delivered' and due_on = '2026-12-20'`;
    const people = await readCentre(database, context, (tx) =>
      loadBorrowers(
        tx,
        notices.map((notice) => notice.borrower_id),
      ),
    );
    return Object.fromEntries(
      notices.map((notice) => [
        people.get(notice.borrower_id)?.idNumber ?? "",
        formatYuan(BigInt(notice.amount_fen)),
      ]),
    );
  } finally {
    await database.close();
    await cluster.close();
  }
}

function messages(dataDirectory: string): { to: string; text: string }[] {
  const sink = join(dataDirectory, "messages");
  return readdirSync(sink).map(
    (name) => JSON.parse(readFileSync(join(sink, name), "utf8")) as { to: string; text: string },
  );
}

describe.each(["postgres", "redis"])("a season with its queues on %s", (backend) => {
  const environment = (): Record<string, string> => ({
    BURSAR_DATA_DIR: join(folder, backend),
    ...(backend === "redis" ? { REDIS_URL: process.env["BURSAR_TEST_REDIS_URL"] ?? "" } : {}),
  });

  it("brings every application to its loan and announces every bill to the cent", async (context) => {
    const unavailable = process.env["BURSAR_TEST_REDIS_UNAVAILABLE"];
    if (backend === "redis" && unavailable !== undefined) context.skip(unavailable);
    const { code, stdout, stderr } = await season(environment());
    expect({ code, words: code === 0 ? "" : stderr }).toEqual({ code: 0, words: "" });
    expect(JSON.parse(stdout)).toMatchObject({ ...TOTALS, changed: true });
    const bills = expected["season_bill_2026-12-20"].by_id_number;
    expect(await announcedBills(join(folder, backend))).toEqual(bills);
  });

  it("names no amount to the five numbers that changed, and the amount to all others", (context) => {
    if (backend === "redis" && process.env["BURSAR_TEST_REDIS_UNAVAILABLE"]) context.skip();
    const sent = messages(join(folder, backend));
    const neutral = sent.filter(({ text }) => !/\d+\.\d{2}元/.test(text));
    expect(sent).toHaveLength(64);
    expect(neutral).toHaveLength(5);
    for (const { text } of neutral) expect(text).not.toMatch(/应还|合同|同学/);
  });

  it("changes nothing when it runs again, and says so", async (context) => {
    if (backend === "redis" && process.env["BURSAR_TEST_REDIS_UNAVAILABLE"]) context.skip();
    const { code, stdout, stderr } = await season(environment());
    expect({ code, words: code === 0 ? "" : stderr }).toEqual({ code: 0, words: "" });
    expect(JSON.parse(stdout)).toMatchObject({ ...TOTALS, changed: false });
    expect(messages(join(folder, backend))).toHaveLength(64);
  });
});

describe("a season that is killed in one stage, and again in another", () => {
  it("goes on where it was and ends the same", async () => {
    const environment = { BURSAR_DATA_DIR: join(folder, "killed") };
    for (const stage of ["签约", "账单提醒"]) {
      const killed = await season(environment, (child, said) => {
        if (said.includes(stage)) child.kill("SIGKILL");
      });
      expect(killed.code).toBeNull();
    }
    const { code, stdout, stderr } = await season(environment);
    expect({ code, words: code === 0 ? "" : stderr }).toEqual({ code: 0, words: "" });
    expect(JSON.parse(stdout)).toMatchObject(TOTALS);
    expect(messages(environment.BURSAR_DATA_DIR)).toHaveLength(64);
  });
});
