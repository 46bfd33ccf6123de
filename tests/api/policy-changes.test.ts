import { withTransaction } from "@bursar/database/connection";
import { findLoanByContractNo, listLoanIds } from "@bursar/database/loans";
import {
  appendLoanFacts,
  closeLoans,
  reportBills,
  repostLoans,
  type ReportedBill,
} from "@bursar/servicing/loans";
import { formatYuan } from "@bursar/domain/money";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines, type PortfolioLine } from "../harness/portfolio-files.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { takeOver } from "../harness/take-over.ts";
import { waitFor } from "../harness/wait-for.ts";

const LPR = { kind: "lpr-5y", effectiveFrom: "2026-12-21", value: "3.00", source: "12月21日公布" };
const WAIVER = {
  kind: "relief",
  key: "2026",
  effectiveFrom: "2025-12-21",
  value: {
    cycleTo: "2026-12-20",
    waivesInterest: true,
    waivesPenalty: true,
    defersPrincipal: true,
    lastFiling: { daysBefore: 3, unit: "working-day" },
  },
  source: "财教〔2026〕1号",
};

/** Contracts that end in September 2026; the first one is paid on that day. */
const ENDING = ["37108322021000146", "37108322016000222", "37108322019000307", "37108322022000590"];
const [PAID = ""] = ENDING;
const INTEREST_PAID_FEN = 25_573n;
const endsThen = (line: PortfolioLine): boolean => ENDING.includes(line["合同编号"] ?? "");
const lines = [
  ...portfolioLines()
    .filter((line) => !endsThen(line))
    .slice(0, 86),
  ...portfolioLines().filter(endsThen),
];
const LOANS = 90;

let product: TestProduct;
let supervisor: StaffClient;
let checker: StaffClient;

beforeAll(async () => {
  product = await openTestProduct();
  const maker = await product.signIn("maker", "a");
  await maker.put("/v1/business-date", { businessOn: "2026-11-20" }).expect(200);
  supervisor = await product.signInAs(["supervisor"]);
  checker = await product.signIn("checker", "a");
  await takeOver(product, "a", lines);
  await collectAndClose();
  await product.startWorker();
});
afterAll(() => product.close());

const context = { actor: { id: "usr_test", kind: "staff" }, centreId: CENTRES.a, requestId: "req" };

/** A bill of September is paid, and the books of all loans are closed behind it. */
async function collectAndClose(): Promise<void> {
  await withTransaction(product.database.app, context, async (tx) => {
    const paid = await findLoanByContractNo(tx, PAID);
    const loanIds = await listLoanIds(tx);
    await appendLoanFacts(tx, paid?.loan.id ?? "", [
      { kind: "repaid", on: "2026-09-20", amountFen: 1_225_573n },
    ]);
    const { failed } = await closeLoans(tx, { loanIds, through: "2026-11-19", runId: null });
    expect(failed).toEqual([]);
  });
}

async function propose(rows: object[], reason = "按文件更新参数"): Promise<Proposal> {
  const { body } = await supervisor.post("/v1/policy-proposals", { rows, reason }).expect(201);
  return body as Proposal;
}

interface Proposal {
  readonly id: string;
  readonly hash: string;
}

interface Backtest {
  readonly id: string;
  readonly policyStamp: string;
  readonly changed: number;
  readonly figures: Record<string, { before: string; after: string }>;
  readonly histogram: { loans: number }[];
}

interface Moved {
  readonly contractNo: string;
  readonly delta: string;
}

/** By a worker, to its end. */
async function backtest({ id }: Proposal): Promise<Backtest> {
  const path = `/v1/policy-proposals/${id}/backtests`;
  const started = (await checker.post(path).expect(202)).body as Backtest;
  let shown = started as Backtest & { status: string };
  await waitFor("the back-test", async () => {
    const answer = await checker.get(`/v1/policy-backtests/${started.id}`).expect(200);
    shown = answer.body as typeof shown;
    return shown.status === "done";
  });
  return shown;
}

const approve = (by: StaffClient, proposal: Proposal, tested: Backtest) =>
  by.post(`/v1/policy-proposals/${proposal.id}/approval`, {
    hash: proposal.hash,
    policyBacktestId: tested.id,
    policyStamp: tested.policyStamp,
  });
const activate = (by: StaffClient, { id, hash }: Proposal) =>
  by.post(`/v1/policy-proposals/${id}/activation`, { hash });

/** The sums of a year's bills as the product reports them now. */
async function billsOf(year: number): Promise<Record<string, string>> {
  const bills = await reportBills({ db: product.database.app }, { context, year });
  const sum = (of: (bill: ReportedBill) => bigint): string =>
    formatYuan(bills.reduce((total, bill) => total + of(bill), 0n));
  return {
    Payable: sum((bill) => bill.payableFen),
    Borne: sum((bill) => bill.interestBorneFen),
    Subsidised: sum((bill) => bill.interestSubsidisedFen),
    Waived: sum((bill) => bill.interestWaivedFen),
  };
}

const ofSpan = (tested: Backtest, span: string, side: "before" | "after") =>
  Object.fromEntries(
    ["Payable", "Borne", "Subsidised", "Waived"].map((name) => [
      name,
      tested.figures[`${span}${name}`]?.[side],
    ]),
  );

describe("a change of the policy", () => {
  it("is back-tested to the cent, approved by a second person and then in force", async () => {
    const proposal = await propose([LPR, WAIVER]);
    const tested = await backtest(proposal);
    const [before2026, before2027] = [await billsOf(2026), await billsOf(2027)];
    expect(ofSpan(tested, "current", "before")).toEqual(before2026);
    expect(ofSpan(tested, "next", "before")).toEqual(before2027);
    expect(tested.histogram.reduce((sum, { loans }) => sum + loans, 0)).toBe(LOANS);
    expect(tested.figures["unapplied"]).toEqual({
      before: "0.00",
      after: formatYuan(INTEREST_PAID_FEN),
    });

    await activate(checker, proposal).expect(409);
    await approve(checker, proposal, tested).expect(200);
    expect(await billsOf(2026)).toEqual(before2026);
    const { body } = await activate(checker, proposal).expect(200);
    expect(body).toMatchObject({ status: "activated", refoldFrom: "2025-12-21" });

    const [after2026, after2027] = [await billsOf(2026), await billsOf(2027)];
    expect(after2026).not.toEqual(before2026);
    expect(after2027).not.toEqual(before2027);
    expect(ofSpan(tested, "current", "after")).toEqual(after2026);
    expect(ofSpan(tested, "next", "after")).toEqual(after2027);

    const rows = await supervisor.get("/v1/policy-rows?kind=lpr-5y&on=2026-12-21").expect(200);
    expect(rows.body.data).toMatchObject([{ value: "3.00", proposalId: proposal.id }]);
  });

  it("that reaches back is posted by every centre, the difference once, with its cause", async () => {
    const { client } = product.database.owner;
    await waitFor("the centres to post their loans again", async () => {
      const runs = await client`
        select 1 from batch_runs where kind = 'policy-refold' and status = 'completed'`;
      return runs.length === 2;
    });
    const refolds = await client`
      select centre_id, left(source_id, 4) as cause, done, failed from batch_runs
      where kind = 'policy-refold' order by centre_id`;
    expect(refolds.map((row) => ({ ...row }))).toEqual([
      { centre_id: CENTRES.a, cause: "ppr_", done: LOANS, failed: 0 },
      { centre_id: CENTRES.b, cause: "ppr_", done: 0, failed: 0 },
    ]);
    const [refundable] = await client`
      select sum(case when credit_account = '2102' then amount_fen else -amount_fen end)::int as fen,
             bool_and(correction) as corrections, bool_and(run_id like 'run%') as caused
      from transfers t join loans l on l.centre_id = t.centre_id and l.id = t.loan_id
      where l.contract_no = ${PAID} and '2102' in (debit_account, credit_account)`;
    expect({ ...refundable }).toEqual({
      fen: Number(INTEREST_PAID_FEN),
      corrections: true,
      caused: true,
    });
    const again = await withTransaction(product.database.app, context, async (tx) =>
      repostLoans(tx, { loanIds: await listLoanIds(tx), runId: null }),
    );
    expect(again.closed.flatMap(({ lines: more, revised }) => [...more, ...revised])).toEqual([]);
  });

  it("lists the loans that it moves, the largest first, page by page", async () => {
    const proposal = await propose([{ ...LPR, effectiveFrom: "2027-01-20", value: "2.00" }]);
    const tested = await backtest(proposal);
    const contracts: string[] = [];
    const moved: number[] = [];
    const path = `/v1/policy-backtests/${tested.id}/loans?limit=40`;
    for (let cursor: string | null = ""; cursor !== null;) {
      const answer = await checker.get(`${path}${cursor}`).expect(200);
      const body = answer.body as { data: Moved[]; hasMore: boolean; nextCursor: string };
      const { data } = body;
      contracts.push(...data.map(({ contractNo }) => contractNo));
      moved.push(...data.map(({ delta }) => Math.abs(Number(delta))));
      cursor = body.hasMore ? `&startingAfter=${body.nextCursor}` : null;
    }
    expect(new Set(contracts).size).toBe(tested.changed);
    expect(contracts).toHaveLength(tested.changed);
    expect(moved).toEqual(moved.toSorted((a, b) => b - a));
  });

  it("has to be tested again when the policy changed after the test", async () => {
    const [first, second] = [
      await propose([{ ...LPR, effectiveFrom: "2027-02-20" }]),
      await propose([{ ...LPR, effectiveFrom: "2027-03-20" }]),
    ];
    const [testedFirst, testedSecond] = [await backtest(first), await backtest(second)];
    await approve(checker, first, testedFirst).expect(200);
    await approve(checker, second, testedSecond).expect(200);
    await activate(checker, first).expect(200);
    const stale = await activate(checker, second).expect(409);
    expect(stale.body.code).toBe("policy-backtest.stale");
    const again = await backtest(second);
    expect(again.id).not.toBe(testedSecond.id);
    await approve(checker, second, { ...again, policyStamp: testedSecond.policyStamp }).expect(409);
    await approve(checker, second, again).expect(200);
    await activate(checker, second).expect(200);
  });

  it("is corrected by a further revision, and the first one stays", async () => {
    const proposal = await propose([{ ...LPR, value: "3.05", source: "更正" }]);
    await approve(checker, proposal, await backtest(proposal)).expect(200);
    await activate(checker, proposal).expect(200);
    const kept = await product.database.owner.client`
      select revision, value from policy_rows
      where kind = 'lpr-5y' and effective_from = '2026-12-21' order by revision`;
    expect(kept.map(({ revision, value }) => [revision, value])).toEqual([
      [0, "3.00"],
      [1, "3.05"],
    ]);
    const { body } = await supervisor.get("/v1/policy-rows?kind=lpr-5y&on=2027-01-01").expect(200);
    expect(body.data).toMatchObject([{ value: "3.05", revision: 1 }]);
  });
});

describe("nobody", () => {
  it("approves what they propose themselves, whatever roles they have", async () => {
    const both = await product.signInAs(["supervisor", "reviewer"]);
    const rows = [{ ...LPR, effectiveFrom: "2027-04-20" }];
    const { body } = await both
      .post("/v1/policy-proposals", { rows, reason: "自己提出" })
      .expect(201);
    const tested = await backtest(body as Proposal);
    const refused = await approve(both, body as Proposal, tested).expect(409);
    expect(refused.body.code).toBe("policy-proposal.same-person");
    await approve(supervisor, body as Proposal, tested).expect(403);
    const forged = product.database.policy.client`
      update policy_proposals set status = 'approved', checker_id = maker_id,
        backtest_id = ${tested.id}, policy_stamp = 'x' where id = ${(body as Proposal).id}`;
    await expect(forged).rejects.toThrow(/two_people/);
  });

  it("decides for all centres from a centre that does not decide", async () => {
    const proposal = await propose([{ ...LPR, effectiveFrom: "2027-05-20" }]);
    const tested = await backtest(proposal);
    const other = await product.signIn("checker", "b");
    const refused = await approve(other, proposal, tested).expect(403);
    expect(refused.body.code).toBe("policy-proposal.other-centre-decides");
    await other.get(`/v1/policy-proposals/${proposal.id}`).expect(200);
    await other.get(`/v1/policy-backtests/${tested.id}`).expect(404);
    const reason = { reason: "文件尚未公布" };
    const path = `/v1/policy-proposals/${proposal.id}/withdrawal`;
    await supervisor.post(path, reason).expect(200);
    await approve(checker, proposal, tested).expect(409);
  });

  it("gets a broken value in", async () => {
    const rows = [LPR, { ...WAIVER, value: { ...WAIVER.value, cycleTo: "yesterday" } }];
    const { body } = await supervisor
      .post("/v1/policy-proposals", { rows, reason: "格式不对" })
      .expect(422);
    expect(body).toMatchObject({ code: "policy.invalid-row", data: { row: 2 } });
    expect(JSON.stringify(body)).toContain("/rows/1/value");
  });

  it("writes policy past the two people: not the services, not the login of the policy", async () => {
    const { app, batch, policy } = product.database;
    for (const { client } of [app, batch]) {
      const insert = client`
        insert into policy_rows (kind, key, effective_from, value, source)
        values ('lpr-5y', '', '2027-06-20', '"9.99"', 'x')`;
      await expect(insert).rejects.toThrow(/permission denied/);
    }
    const unapproved = policy.client`
      insert into policy_rows (kind, key, effective_from, value, source)
      values ('lpr-5y', '', '2027-06-20', '"9.99"', 'x')`;
    await expect(unapproved).rejects.toThrow(/no approved proposal/);
    const edited = policy.client`update policy_rows set value = '"9.99"'`;
    await expect(edited).rejects.toThrow(/permission denied/);
    const swapped = policy.client`update policy_proposals set rows = '[]'`;
    await expect(swapped).rejects.toThrow(/permission denied/);
    const loans = policy.client`select 1 from loans`;
    await expect(loans).rejects.toThrow(/permission denied/);
  });
});
