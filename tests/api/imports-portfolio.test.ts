import { formatYuan } from "@bursar/domain/money";
import { reportBills } from "@bursar/servicing/loans";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import {
  expectedPortfolio,
  PORTFOLIO_HEADINGS,
  portfolioCsv,
  portfolioLines,
  type PortfolioLine,
} from "../harness/portfolio-files.ts";
import { pairOf, setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { waitFor } from "../harness/wait-for.ts";

const EXPECTED = expectedPortfolio();
const STAGE = "/v1/imports/portfolios";

let product: TestProduct;
let supervisor: StaffClient;
let clerk: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  supervisor = await product.signInAs(["supervisor"]);
  clerk = (await pairOf(product, "a")).maker;
  await setDate(clerk, "2026-11-20");
});
afterAll(() => product.close());

interface Staged {
  readonly id: string;
  readonly status: string;
  readonly accepted: number;
  readonly warned: number;
  readonly refused: number;
}

async function stage(csv: string, path = STAGE): Promise<Staged> {
  return (await supervisor.upload(path, csv).expect(201)).body as Staged;
}

async function commit(id: string): Promise<Record<string, number>> {
  await supervisor.post(`/v1/imports/${id}/commit`).expect(200);
  await product.startWorker();
  const outcome = await waitFor("the end of the commit", async () => {
    const { body } = await supervisor.get(`/v1/imports/${id}`).expect(200);
    return body.status === "committed" && (body.outcome as Record<string, number>);
  });
  await product.stopWorker();
  return outcome;
}

async function codesOf(id: string): Promise<string[]> {
  const { body } = await supervisor.get(`/v1/imports/${id}/rows?limit=100`).expect(200);
  return body.data.flatMap((row: { problems: { code: string }[] }) =>
    row.problems.map(({ code }) => code),
  );
}

async function count(what: string): Promise<number> {
  const [row] = await product.database.owner.client.unsafe<{ count: number }[]>(
    `select count(*)::int as count from ${what}`,
  );
  return row?.count ?? 0;
}

describe("a lender's 600 running loans", () => {
  let importId: string;

  it("agree with our own figures, row by row", async () => {
    const { body } = await supervisor.upload(STAGE, portfolioCsv(portfolioLines())).expect(201);
    expect(body).toMatchObject({
      kind: "portfolio",
      status: "staged",
      rows: 600,
      accepted: 600,
      warned: 0,
      refused: 0,
      amount: EXPECTED.portfolio_2026.principal,
      statementOn: "2025-12-20",
      unknownColumns: [],
      progress: { done: 0, total: 600, ratePerSecond: 0, secondsLeft: null },
    });
    expect(await count("loans")).toBe(0);
    importId = body.id as string;
  });

  it("are for a supervisor to take over, not for whoever takes rosters in", async () => {
    await clerk.upload(STAGE, portfolioCsv(portfolioLines())).expect(403);
    for (const act of ["commit", "discard", "stop"]) {
      const refused = await clerk.post(`/v1/imports/${importId}/${act}`).expect(403);
      expect(refused.body).toMatchObject({ code: "auth.forbidden" });
    }
    expect(await count("loans")).toBe(0);
  });

  it("become contracts without applications, each person once", async () => {
    const outcome = await commit(importId);
    expect(outcome).toEqual({ created: 600, overtaken: 0, borrowers: 248, differences: 0 });
    expect(await count("borrowers")).toBe(EXPECTED.portfolio_2026.persons);
    expect(await count("contracts where origin = 'taken-over' and application_id is null")).toBe(
      600,
    );
    const { body } = await clerk.get("/v1/contracts?status=disbursed&limit=1").expect(200);
    expect(body.data[0]).toMatchObject({ applicationId: null, fees: "0.00" });
  });

  it("bill in 2026 what was computed outside this product", async () => {
    const actor = { id: "usr_test", kind: "staff" };
    const context = { actor, centreId: CENTRES.a, requestId: "test" };
    const bills = await reportBills({ db: product.database.app }, { context, year: 2026 });
    const found: Record<string, string[][]> = {};
    for (const bill of bills) {
      const { payableFen, interestBorneFen, principalDueFen, interestSubsidisedFen } = bill;
      const amounts = [payableFen, interestBorneFen, principalDueFen, interestSubsidisedFen];
      (found[bill.contractNo] ??= []).push([bill.dueOn, ...amounts.map(formatYuan)]);
      expect(bill.interestWaivedFen).toBe(0n);
    }
    expect(found).toEqual(EXPECTED.bills_2026);
  });

  it("stand in the ledger as they stand in the lender's books", async () => {
    const rows = await product.database.owner.client<{ account: string; fen: string }[]>`
      select account, sum(fen)::text as fen from (
        select debit_account as account, amount_fen as fen from transfers
        union all select credit_account, -amount_fen from transfers) as postings
      group by account`;
    const balances = new Map(rows.map(({ account, fen }) => [account, BigInt(fen)]));
    // What fell due on the statement's own day is overdue from the next.
    const overdue = (balances.get("1102") ?? 0n) + (balances.get("1103") ?? 0n);
    expect(formatYuan(overdue)).toBe(EXPECTED.portfolio_2026.overdue);
    expect(formatYuan((balances.get("1101") ?? 0n) + overdue)).toBe(
      EXPECTED.portfolio_2026.principal,
    );
    // Not one yuan is left over between what the lender paid out and what came back to it.
    const funded = -(balances.get("3001") ?? 0n);
    expect(funded - (balances.get("3002") ?? 0n)).toBe(overdue + (balances.get("1101") ?? 0n));
  });

  it("show each figure to the officer as any other loan", async () => {
    const { body } = await clerk.get("/v1/loans/37108322017000251").expect(200);
    expect(body).toMatchObject({ contractNo: "37108322017000251" });
  });

  it("change nothing when the same file comes again, in the same bytes or in others", async () => {
    const again = await stage(portfolioCsv(portfolioLines()));
    expect(again).toMatchObject({ id: importId, status: "committed" });
    const csv = `\uFEFF${portfolioCsv(portfolioLines(), PORTFOLIO_HEADINGS.toReversed())}`;
    const other = await stage(csv);
    expect(other).toMatchObject({ status: "staged", accepted: 0, warned: 600, refused: 0 });
    expect(new Set(await codesOf(other.id))).toEqual(new Set(["contract.taken-over-before"]));
    expect(await commit(other.id)).toMatchObject({ created: 0, overtaken: 600, borrowers: 0 });
    expect(await count("loans")).toBe(600);
  });

  it("can't be rewritten by another file", async () => {
    const [line] = portfolioLines(0, 1) as [PortfolioLine];
    const staged = await stage(portfolioCsv([{ ...line, 放款日: "2016-11-26" }]));
    expect(staged).toMatchObject({ refused: 1 });
    expect(await codesOf(staged.id)).toEqual(["contract.number-taken"]);
  });
});

describe("balances that differ from ours", () => {
  it("are taken over, listed as work to do, and adjusted by nobody", async () => {
    const lines = portfolioLines(0, 3).map((line, index) => ({
      ...line,
      合同编号: `9990000000000${index}`,
      ...(index === 1 && { 本金余额: "900.00" }),
    }));
    const staged = await stage(portfolioCsv(lines));
    expect(staged).toMatchObject({ accepted: 2, warned: 1, refused: 0, amount: "6984.00" });
    expect(await codesOf(staged.id)).toEqual(["balance.differs"]);
    const path = `/v1/import-differences?importId=${staged.id}`;
    expect((await clerk.get(path).expect(200)).body.data).toEqual([]);
    expect(await commit(staged.id)).toMatchObject({ created: 3, differences: 1 });
    expect((await clerk.get(`${path}&status=open`).expect(200)).body.data).toEqual([
      {
        importId: staged.id,
        row: 2,
        field: "balance",
        contractNo: "99900000000001",
        given: "900.00",
        computed: "896.00",
        status: "open",
        resolution: null,
      },
    ]);
    const { body } = await clerk.get("/v1/loans/99900000000001").expect(200);
    expect(body.principalOutstanding).toBe("896.00");
  });

  it("are settled once, by whoever takes portfolios over, without moving any amount", async () => {
    const listed = await supervisor.get("/v1/import-differences?status=open").expect(200);
    const [open] = listed.body.data as { importId: string; row: number; field: string }[];
    const path = `/v1/imports/${open?.importId}/rows/${open?.row}/differences`;
    const settled = { resolution: "lender-corrected" };
    await clerk.post(`${path}/balance/resolution`, settled).expect(403);
    const { body } = await supervisor.post(`${path}/balance/resolution`, settled).expect(200);
    expect(body).toMatchObject({ status: "resolved", ...settled, computed: "896.00" });
    const again = await supervisor.post(`${path}/balance/resolution`, settled).expect(409);
    expect(again.body.code).toBe("import-difference.resolved");
    const other = await supervisor.post(`${path}/overdue/resolution`, settled).expect(404);
    expect(other.body.code).toBe("import-difference.not-found");
    const left = await clerk.get("/v1/import-differences?status=open").expect(200);
    expect(left.body.data).toEqual([]);
  });
});

describe("a file in which a person or a day can't be right", () => {
  it("refuses the lines and says why, and takes the others over", async () => {
    const [first, second] = portfolioLines(0, 2) as [PortfolioLine, PortfolioLine];
    const fresh = (line: PortfolioLine, contractNo: string, change: PortfolioLine) => ({
      ...line,
      合同编号: contractNo,
      ...change,
    });
    const staged = await stage(
      portfolioCsv([
        fresh(first, "88800000000001", {}),
        fresh(first, "88800000000001", {}),
        fresh(first, "88800000000002", { 姓名: "另有其人" }),
        fresh(second, "88800000000003", { 高校代码: "00001" }),
        fresh(second, "88800000000004", { 身份证号: "371083199510117602" }),
        fresh(second, "88800000000005", { 本金余额: "1404.01" }),
      ]),
    );
    expect(staged).toMatchObject({ accepted: 1, warned: 0, refused: 5 });
    expect(await codesOf(staged.id)).toEqual([
      "contract.twice-in-file",
      "borrower.name-differs",
      "university.unknown",
      "id-number.checksum",
      "balance.over-disbursed",
    ]);
    expect(await commit(staged.id)).toMatchObject({ created: 1, borrowers: 0 });
  });

  it("is held against the day it describes, which can't be in the future", async () => {
    const csv = portfolioCsv(
      portfolioLines(0, 1).map((line) => ({ ...line, 合同编号: "777-001" })),
    );
    const later = await supervisor.upload(`${STAGE}?statementOn=2027-01-01`, csv).expect(422);
    expect(later.body.code).toBe("import.statement-in-future");
    const { body } = await supervisor.upload(`${STAGE}?statementOn=2024-12-20`, csv).expect(201);
    expect(body).toMatchObject({ statementOn: "2024-12-20", warned: 1, amount: "3711.00" });
  });
});
