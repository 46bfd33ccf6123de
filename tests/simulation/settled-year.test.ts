import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openCluster, type Cluster } from "@bursar/local-postgres/cluster";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bursarIn } from "../../services/cli/src/testing/run-bursar.ts";

const FIXTURES = fileURLToPath(new URL("../fixtures/", import.meta.url));
const fixture = (name: string): string => join(FIXTURES, name);
const expected = JSON.parse(readFileSync(fixture("expected.json"), "utf8")) as {
  readonly portfolio_2026: Readonly<Record<string, string>>;
  readonly clearing: Readonly<Record<string, number | string>>;
  readonly bills_2026: Readonly<Record<string, readonly (readonly string[])[]>>;
};

const folder = mkdtempSync(join(tmpdir(), "bursar-cli-year-"));
const dataDirectory = join(folder, "data");
const bursar = bursarIn(dataDirectory, process.env);

/** Several commands, each a process of its own. */
const LIMIT_MS = 120_000;

async function json(...args: string[]) {
  const { code, stdout, stderr } = await bursar([...args, "--json"]);
  return { code, stderr, data: JSON.parse(stdout) as Record<string, unknown> };
}

let cluster: Cluster;
let imported: Awaited<ReturnType<typeof json>>;
// The first command makes the product; the server then stays for the others.
beforeAll(async () => {
  imported = await json("import", "portfolio", fixture("portfolio.csv"), "--commit");
  cluster = await openCluster({ dataDirectory: join(dataDirectory, "postgres") });
  await bursar(["business-date", "2026-09-20"]);
}, LIMIT_MS);
afterAll(async () => {
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

function settle(day: string) {
  return json("batch", "run", "interest-settlement", "--date", day);
}

const TIED = { postings: "0.00", balances: "0.00", rows: "0.00", recomputed: "0.00" };

function toFen(yuan: unknown): number {
  return Math.round(Number(yuan) * 100);
}

/** A settlement's figures, and what borrowers are to pay by them. */
function settled({ data }: Awaited<ReturnType<typeof json>>) {
  const { runId, grey, ...figures } = data;
  expect(runId).toMatch(/^run_/);
  expect(grey).toEqual(["file"]);
  const payable = toFen(figures["interestBorne"]) + toFen(figures["principalDue"]);
  return { ...figures, payable: (payable / 100).toFixed(2) };
}

function clear(day: string, ...args: string[]) {
  return json("import", "clearing", fixture(`clearing-${day}.csv`), ...args);
}

describe("a year of a taken-over portfolio, from the command line", () => {
  it("begins with 600 loans whose balances are those of the lender", () => {
    const { loans: rows, principal } = expected.portfolio_2026;
    const data = { rows, accepted: rows, refused: 0, principal, differences: [] };
    expect(imported).toMatchObject({ code: 0, data });
  });

  it(
    "settles September and takes its file, a row for each bill",
    async () => {
      const run = await settle("2026-09-20");
      expect(run.code).toBe(0);
      const { payable_20sep: payable } = expected.portfolio_2026;
      expect(settled(run)).toMatchObject({ loans: 4, done: 4, failed: 0, payable, tieOut: TIED });
      const none = { short: 0, over: 0, duplicate: 0, orphan: 0, renamed: 0, exceptions: [] };
      const data = { rows: 4, paid: 4, ...none, amountApplied: payable };
      expect(await clear("2026-09-20", "--commit")).toMatchObject({ code: 0, data });
    },
    LIMIT_MS,
  );

  it(
    "settles December with everybody else, and the demo's day goes along",
    async () => {
      const run = await settle("2026-12-20");
      expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining("2026-12-20") });
      expect(settled(run)).toEqual({
        loans: 596,
        done: 596,
        failed: 0,
        interestBorne: "82572.89",
        interestSubsidised: expected.portfolio_2026["subsidised"],
        interestWaived: "0.00",
        principalDue: "134988.00",
        payable: expected.portfolio_2026["payable_20dec"],
        // Yuan of two payers' interest of each loan, each within half a fen (T9).
        rounding: expect.stringMatching(/^-?[0-2]\.\d{8}$/),
        tieOut: TIED,
      });
      expect((await json("business-date")).data).toMatchObject({ businessOn: "2026-12-20" });
      const again = await settle("2026-12-20");
      expect(again).toMatchObject({ code: 0, data: { runId: run.data["runId"], done: 596 } });
    },
    LIMIT_MS,
  );

  it(
    "takes December's file with its exceptions, once",
    async () => {
      const { amount_applied: amountApplied, ...counts } = expected.clearing;
      const data = { ...counts, amountApplied };
      const told = await clear("2026-12-20", "--commit");
      expect(told).toMatchObject({ data });
      const again = await clear("2026-12-20", "--commit");
      expect(again.data).toEqual(told.data);
      expect(again.stderr).toContain("没有变化");
      const recon = await json("recon", "report");
      expect(recon).toMatchObject({ code: 0, data: { transit: { difference: "0.00" } } });
    },
    LIMIT_MS,
  );

  it(
    "keeps the bills that were computed outside this product, and books that agree with them",
    async () => {
      const { stdout } = await bursar(["report", "bills", "--year", "2026", "--json"]);
      const bills = JSON.parse(stdout) as Readonly<Record<string, string>>[];
      const wanted = Object.entries(expected.bills_2026).flatMap(([contractNo, rows]) =>
        rows.map((row) => [contractNo, ...row].join(" ")),
      );
      const given = bills.map((bill) =>
        [
          bill["contractNo"],
          bill["dueOn"],
          bill["payable"],
          bill["interestBorne"],
          bill["principalDue"],
          bill["interestSubsidised"],
        ].join(" "),
      );
      expect(given.toSorted()).toEqual(wanted.toSorted());
      const check = await json("batch", "run", "book-check", "--date", "2026-12-21");
      expect(check).toMatchObject({ code: 0, data: { loans: 600, done: 600, difference: "0.00" } });
    },
    LIMIT_MS,
  );
});
