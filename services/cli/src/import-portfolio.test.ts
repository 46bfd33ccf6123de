import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadSecrets } from "@bursar/config/keys";
import { openDatabase, type Database } from "@bursar/database/connection";
import { loginUrl } from "@bursar/database/migrations";
import { openCluster, type Cluster } from "@bursar/local-postgres/cluster";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bookCompensation } from "./testing/book-compensation.ts";
import { bursarIn } from "./testing/run-bursar.ts";

const FIXTURES = fileURLToPath(new URL("../../../tests/fixtures/", import.meta.url));
const PORTFOLIO = join(FIXTURES, "portfolio.csv");

const folder = mkdtempSync(join(tmpdir(), "bursar-cli-portfolio-"));
const dataDirectory = join(folder, "data");
const bursar = bursarIn(dataDirectory, process.env);
const LINES = readFileSync(PORTFOLIO, "utf8").trim().split(/\r?\n/);

/** The file with some lines changed; each line is a contract. */
function written(name: string, change: (line: string, row: number) => string): string {
  const [heading = "", ...lines] = LINES;
  const path = join(folder, name);
  writeFileSync(path, `${[heading, ...lines.map(change)].join("\n")}\n`);
  return path;
}

async function json(...args: string[]): Promise<{ code: number | null; data: unknown }> {
  const { code, stdout } = await bursar([...args, "--json"]);
  return { code, data: JSON.parse(stdout) as unknown };
}

let cluster: Cluster;
let owner: Database;
let app: Database;
let first: { code: number | null; data: unknown };
beforeAll(async () => {
  first = await json("import", "portfolio", PORTFOLIO);
  cluster = await openCluster({ dataDirectory: join(dataDirectory, "postgres") });
  const { fieldKeys: keys, appPassword } = loadSecrets(dataDirectory);
  owner = openDatabase({ url: cluster.url("bursar"), keys, maxConnections: 1 });
  const appUrl = loginUrl(cluster.url("bursar"), "bursar_app", appPassword);
  app = openDatabase({ url: appUrl, keys, maxConnections: 1 });
}, 120_000);
afterAll(async () => {
  await Promise.all([owner.close(), app.close()]);
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

async function loans(): Promise<number> {
  const [row] = await owner.client<{ count: number }[]>`select count(*)::int as count from loans`;
  return row?.count ?? 0;
}

/** Several commands, each a process of its own with a database to start. */
const LIMIT_MS = 120_000;
const WHOLE = { rows: 600, accepted: 600, refused: 0, principal: "4896199.00", differences: [] };

describe("a lender's portfolio", () => {
  it("is checked without a trace", async () => {
    expect(first).toEqual({ code: 0, data: WHOLE });
    expect(await loans()).toBe(0);
  });

  it(
    "is taken over once, and says the same when it comes again",
    async () => {
      const commit = () => json("import", "portfolio", PORTFOLIO, "--commit");
      expect(await commit()).toEqual({ code: 0, data: WHOLE });
      expect(await loans()).toBe(600);
      expect(await commit()).toEqual({ code: 0, data: WHOLE });
      expect(await loans()).toBe(600);
      expect((await bursar(["import", "portfolio", PORTFOLIO])).stderr).toContain("没有变化");
    },
    LIMIT_MS,
  );

  it("bills in 2026 what was computed outside this product", async () => {
    const { data } = await json("report", "bills", "--year", "2026");
    const expected = JSON.parse(readFileSync(join(FIXTURES, "expected.json"), "utf8")) as {
      bills_2026: Record<string, string[][]>;
    };
    const wanted = Object.entries(expected.bills_2026).flatMap(([contractNo, bills]) =>
      bills.map(([dueOn, payable, interestBorne, principalDue, interestSubsidised]) => ({
        contractNo,
        dueOn,
        payable,
        interestBorne,
        principalDue,
        interestSubsidised,
        interestWaived: "0.00",
      })),
    );
    expect(data).toEqual(wanted.toSorted((a, b) => (a.contractNo < b.contractNo ? -1 : 1)));
  });

  it("names each balance that differs, and refuses what can't be right", async () => {
    const path = written("differs.csv", (line, row) => {
      const cells = line.split(",");
      if (row === 0) cells[17] = "3000.00";
      if (row === 1) cells[5] = "99999";
      return ["D", cells.join(",")].join("");
    });
    expect(await json("import", "portfolio", path)).toEqual({
      code: 3,
      data: {
        rows: 600,
        accepted: 599,
        refused: 1,
        principal: "4895303.00",
        differences: [{ contractNo: "D37108322016000008", given: "3000.00", computed: "3248.00" }],
      },
    });
  });

  it("can be held against another day than the last settlement", async () => {
    const told = await bursar(["import", "portfolio", PORTFOLIO, "--as-of", "2026-02-30"]);
    expect(told.code).toBe(2);
  });
});

describe("money that nothing asked for", () => {
  const contractNo = LINES[1]?.split(",")[0] ?? "";

  it(
    "goes back by two people, the rest reaches the lender",
    async () => {
      const record = ["repay", "record", contractNo, "--serial", "S1", "--on", "2026-11-20"];
      const paid = await json(...record, "--amount", "90000.00", "--commit");
      expect(paid).toMatchObject({ code: 0, data: { verdict: "over" } });
      const wanted = ["--amount", "100.00", "--payee", "张三 6222", "--reason", "多付"];
      const proposed = await json("refund", "propose", contractNo, ...wanted);
      const { id } = proposed.data as { id: string };
      expect(proposed).toMatchObject({ code: 0, data: { status: "proposed", amount: "100.00" } });
      const approved = await json("refund", "approve", id, "--as", "checker");
      expect(approved).toMatchObject({ code: 0, data: { status: "approved" } });
      const payment = ["--serial", "P1", "--on", "2026-11-20", "--as", "maker"];
      expect((await json("refund", "pay", id, ...payment)).data).toMatchObject({ status: "paid" });
      expect((await json("refund", "list", "--status", "paid")).data).toEqual([
        expect.objectContaining({
          id,
          contractNo,
          amount: "100.00",
          payee: expect.not.stringContaining("6222"),
        }),
      ]);
      const days = ["--on", "2026-11-20", "--through", "2026-11-20"];
      const remitted = await json("recon", "remit", "--reference", "R1", ...days);
      expect(remitted).toMatchObject({ code: 0, data: { receipts: 1, amount: "555.21" } });
    },
    LIMIT_MS,
  );

  it(
    "waits where somebody else has paid it, and goes where two people say",
    async () => {
      const given = ["--amount", "5.00", "--serial", "S2", "--on", "2026-11-20"];
      const record = ["repay", "record", contractNo, ...given];
      const { stdout } = await bursar([...record, "--payer", "某某某", "--commit"]);
      expect(stdout).toMatch(/^rct_\w+ {2}户名不符 {2}挂起\n.*repay match/);
      const [receipt = ""] = stdout.split(" ");
      const why = ["--reason", "家长代付"];
      const match = ["repay", "match", receipt, ...why, "--contract", contractNo];
      const wrongAccount = await json(...match, "--as", "maker");
      expect(wrongAccount).toMatchObject({ code: 4, data: { code: "auth.not-permitted" } });
      // Nothing was left behind by that, so this is the first proposal.
      expect(await json(...match)).toMatchObject({ code: 4, data: { kind: "match" } });
      const other = ["repay", "match", receipt, ...why, "--contract", "999999", "--as", "checker"];
      expect(await json(...other)).toMatchObject({ data: { code: "receipt.other-target" } });
      const no = await json("repay", "reject", receipt, "--as", "checker");
      expect(no).toMatchObject({ code: 0, data: { state: "held" } });
      const back = await json("repay", "return", receipt, ...why, "--as", "checker");
      expect(back).toMatchObject({ code: 0, data: { state: "returned" } });
    },
    LIMIT_MS,
  );

  it(
    "is written off as a second person confirms, who sees both figures, or not at all",
    async () => {
      const path = join(folder, "write-offs.csv");
      const heading = "合同编号,核销日,核销本金,核销利息,核销罚息,核销文号";
      writeFileSync(path, `${heading}\n${contractNo},2026-11-20,1.00,0.00,0.00,核1\n`);
      expect((await json("import", "write-offs", path, "--commit")).code).toBe(0);
      const listed = (await json("write-off", "list", "--status", "proposed")).data;
      const [{ id } = { id: "" }] = listed as { id: string }[];
      const no = ["write-off", "reject", id, "--as", "checker"];
      const said = await bursar([...no, "--reason", "金额不符"]);
      expect(said).toMatchObject({
        code: 0,
        stdout: expect.stringContaining("rejected") as string,
      });
      expect(said.stderr).toMatch(/! .*贷款人 1\.00，本账 [\d,]+\.\d\d/);
    },
    LIMIT_MS,
  );

  it(
    "is counted by the book that two people have said, from their day on",
    async () => {
      const early = await json("book", "set", "record", "--from", "2095-01-01");
      const change = (early.data as { id: string }).id;
      expect(await json("book", "reject", change, "--as", "checker")).toMatchObject({
        code: 0,
        data: { status: "rejected" },
      });
      const set = await json("book", "set", "record", "--from", "2096-01-01");
      const { id } = set.data as { id: string };
      expect(await json("book", "approve", id, "--as", "checker")).toMatchObject({
        code: 0,
        data: { mode: "record", status: "approved" },
      });
    },
    LIMIT_MS,
  );
});

describe("what the state has paid", () => {
  const contractNo = "37108322022000233";

  it(
    "is taken back by a second person where it was booked wrongly, or not at all",
    async () => {
      const booked = await bookCompensation(app, { centreId: "cen_demo", contractNo });
      const propose = ["reversal", "propose", booked, "--cause", "wrong-entry"];
      const proposed = await json(...propose, "--as", "maker");
      expect(proposed).toMatchObject({ code: 0, data: { subjectId: booked, status: "proposed" } });
      const decide = (verdict: string, id: string, account: string) =>
        json("reversal", verdict, id, "--as", account);
      const { id } = proposed.data as { id: string };
      const own = await decide("confirm", id, "maker");
      expect(own).toMatchObject({ code: 4, data: { code: "auth.not-permitted" } });
      const rejected = await decide("reject", id, "checker");
      expect(rejected).toMatchObject({ code: 0, data: { status: "rejected" } });
      const again = await json(...propose);
      const confirmed = await decide("confirm", (again.data as { id: string }).id, "checker");
      expect(confirmed).toMatchObject({ code: 0, data: { status: "confirmed" } });
    },
    LIMIT_MS,
  );
});

describe("a commit that is broken off", () => {
  // Whole slices of 500, and long enough for the kill to come in between.
  const whole = 3000;
  let path: string;
  beforeAll(() => {
    const [heading = "", ...lines] = LINES;
    path = join(folder, "long.csv");
    const copies = ["A", "B", "C", "D", "E"].flatMap((copy) =>
      lines.map((line) => `${copy}${line}`),
    );
    writeFileSync(path, `${[heading, ...copies].join("\n")}\n`);
  });

  /** Sends the signal, once, at the first line that says how far it is. */
  function breakOff(signal: "SIGINT" | "SIGKILL") {
    let isSent = false;
    return bursar(["import", "portfolio", path, "--commit"], {
      onSaid(said, child) {
        if (isSent || !said.includes(`/${whole}`)) return;
        isSent = child.kill(signal);
      },
    });
  }

  it(
    "goes on after a kill and after Ctrl-C, and ends with each loan once",
    async () => {
      const before = await loans();
      await breakOff("SIGKILL");
      const afterKill = (await loans()) - before;
      expect(afterKill % 500).toBe(0);
      const stopped = await breakOff("SIGINT");
      if (stopped.code !== 0) {
        expect(stopped.code).toBe(130);
        expect(stopped.stderr).toContain("再次执行同一命令");
      }
      const last = await json("import", "portfolio", path, "--commit");
      expect(last).toMatchObject({ code: 0, data: { rows: whole, accepted: whole } });
      expect((await loans()) - before).toBe(whole);
    },
    LIMIT_MS,
  );
});
