import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { borrowerOf, fileDocument } from "../harness/change-papers.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines, type PortfolioLine } from "../harness/portfolio-files.ts";
import { pairOf, setDate, type Pair } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { takeOver } from "../harness/take-over.ts";

const OURS = [
  "37108322021000021",
  "37108322021000526",
  "37108322022000001",
  "37108322022000233",
  "37108322023000022",
  "37108322016000008",
  "37108322016000136",
];

/** All loans of the people to whom these contracts belong. */
function linesOf(contractNos: readonly string[]): PortfolioLine[] {
  const lines = portfolioLines();
  const own = lines.filter((line) => contractNos.includes(line["合同编号"] ?? ""));
  const people = new Set(own.map((line) => line["身份证号"]));
  return lines.filter((line) => people.has(line["身份证号"]));
}

let product: TestProduct;
let pair: Pair;
beforeAll(async () => {
  product = await openTestProduct();
  await takeOver(product, "a", linesOf(OURS));
  pair = await pairOf(product, "a");
  await setDate(pair.maker, "2026-11-20");
});
afterAll(() => product.close());

/** A step that names the version it was made from. */
function move(person: StaffClient, path: string, version: number, body: object = {}) {
  return person.post(path, body).set("If-Match", `"${version}"`);
}

interface Applied {
  readonly id: string;
  readonly total: string;
  readonly status: string;
}

async function apply(person: StaffClient, contracts: readonly object[]): Promise<Applied> {
  const { body } = await person.post("/v1/prepayments", { contracts }).expect(201);
  return (body as { prepayments: [Applied] }).prepayments[0];
}

/** Proposed by one person, confirmed by another; the maker can't confirm it. */
async function reverse(subjectId: string): Promise<void> {
  const { maker, checker } = pair;
  const asked = { subjectId, cause: "wrong-entry" };
  const proposed = await maker.post("/v1/reversals", asked).expect(201);
  await maker.post("/v1/reversals", asked).expect(409);
  await checker.post(`/v1/reversals/${idOf(proposed)}/confirmation`).expect(200);
  await checker.post(`/v1/reversals/${idOf(proposed)}/confirmation`).expect(409);
}

function idOf({ body }: { readonly body: unknown }): string {
  return (body as { readonly id: string }).id;
}

/** What the ledger took in for a loan, by whose money it is, in fen. */
async function takenIn(contractNo: string): Promise<Record<string, string>> {
  const rows = await product.database.owner.client<{ bearer: string; fen: string }[]>`
    select t.bearer, sum(t.amount_fen)::text as fen from transfers t
    join loans l on l.centre_id = t.centre_id and l.id = t.loan_id
    where l.contract_no = ${contractNo} and t.debit_account = '1301'
    group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ bearer, fen }) => [bearer, fen]));
}

async function loanOf(contractNo: string) {
  return (await pair.maker.get(`/v1/loans/${contractNo}`).expect(200)).body;
}

/** An application for all of a contract that its borrower has confirmed. */
async function awaited(contractNo: string): Promise<Applied> {
  const { maker } = pair;
  const applied = await apply(maker, [{ contractNo, principal: "all" }]);
  const { id, total } = applied;
  await move(maker, `/v1/prepayments/${id}/confirmation`, 1, { total }).expect(200);
  return applied;
}

describe("early repayment", () => {
  const receiptOf = new Map<string, string>();
  // 6,900.00, graduated 2025: 2.80 % since 2025-12-21.
  const contractNo = "37108322021000021";

  it("is refused on a blocked day with the next one and its amount", async () => {
    const asked = { contractNo, principal: "all", settleOn: "2026-11-27" };
    const { body } = await pair.maker.post("/v1/prepayments/preview", asked).expect(409);
    expect(body).toMatchObject({
      code: "prepayment.blocked-day",
      state: "unchanged",
      data: { nextDay: "2026-12-01", total: "7085.69" },
    });
    const next = { ...asked, settleOn: "2026-12-01" };
    const quoted = await pair.maker.post("/v1/prepayments/preview", next).expect(200);
    expect(quoted.body).toMatchObject({ total: "7085.69", interest: "185.69" });
  });

  it("goes from its quote to the money, which a second person records", async () => {
    const { maker, checker } = pair;
    const contracts = [{ contractNo, principal: "2000.00" }];
    const first = await apply(maker, contracts);
    // 335 days of 360 on the whole balance.
    expect(first).toMatchObject({ status: "quoted", interest: "179.78", total: "2179.78" });
    const path = `/v1/prepayments/${first.id}`;
    await maker.post("/v1/prepayments", { contracts }).expect(409);
    const wrong = await move(maker, `${path}/confirmation`, 1, { total: "2179.77" }).expect(409);
    expect(wrong.body).toMatchObject({ code: "prepayment.quote-changed" });
    const confirmed = await move(maker, `${path}/confirmation`, 1, { total: "2179.78" });
    expect(confirmed.body).toMatchObject({ status: "awaiting-money", version: 2 });
    await move(checker, `${path}/result`, 1, resultOf("2179.78")).expect(412);
    const settled = await move(checker, `${path}/result`, 2, resultOf("2179.78")).expect(200);
    expect(settled.body).toMatchObject({ status: "settled", received: "2179.78", version: 3 });
    await move(checker, `${path}/result`, 3, resultOf("2179.78")).expect(409);
    const loan = await loanOf(contractNo);
    expect(loan).toMatchObject({ principalOutstanding: "4900.00" });
    expect(await takenIn(contractNo)).toEqual({ borrower: "217978" });
  });

  it("fails by what is missing, and leaves the loan as it was", async () => {
    const { maker, checker } = pair;
    const other = "37108322021000526";
    const before = await loanOf(other);
    const contracts = [{ contractNo: other, principal: "all" }];
    const { id, total } = await apply(maker, contracts);
    await move(maker, `/v1/prepayments/${id}/confirmation`, 1, { total }).expect(200);
    const short = (Number(total) - 0.37).toFixed(2);
    const failed = await move(checker, `/v1/prepayments/${id}/result`, 2, resultOf(short));
    expect(failed.body).toMatchObject({ status: "failed", failure: "short", shortBy: "0.37" });
    expect(await loanOf(other)).toEqual(before);
  });

  it("is settled once by a receipt, whose excess stays refundable", async () => {
    const { maker } = pair;
    const other = "37108322023000022";
    const { id, total } = await awaited(other);
    const over = (Number(total) + 1).toFixed(2);
    const asked = { contractNo: other, channel: "pos", amount: over, paidOn: "2026-11-20" };
    const paid = await maker.post("/v1/repayments", { ...asked, serialNo: "PRE0001" }).expect(201);
    expect(paid.body).toMatchObject({ verdict: "over", state: "matched" });
    expect(paid.body.parts).toMatchObject([
      { amount: total, applied: total, excess: "0.00" },
      { amount: "1.00", excess: "1.00" },
    ]);
    const settled = await maker.get(`/v1/prepayments/${id}`).expect(200);
    expect(settled.body).toMatchObject({ status: "settled", received: over });
    expect(await takenIn(other)).toEqual({ borrower: over.replace(".", "") });
    expect(await loanOf(other)).toMatchObject({ principalOutstanding: "0.00" });
    const { body: recon } = await maker.get("/v1/recon-report").expect(200);
    expect(recon.transit.difference).toBe("0.00");
    receiptOf.set(id, paid.body.id);
  });

  it("is undone with the receipt that paid it", async () => {
    const { maker, checker } = pair;
    const [[id, receiptId] = ["", ""]] = receiptOf;
    const path = `/v1/repayments/${receiptId}`;
    const { body } = await maker.get(path).expect(200);
    const step = { kind: "reversal", version: body.version, reason: "银行退票" };
    const proposed = await maker.post(`${path}/steps`, step).expect(201);
    await checker.post(`${path}/steps/${idOf(proposed)}/confirmation`).expect(200);
    const reversed = await maker.get(`/v1/prepayments/${id}`).expect(200);
    expect(reversed.body).toMatchObject({ status: "reversed" });
    const { body: recon } = await maker.get("/v1/recon-report").expect(200);
    expect(recon.transit.difference).toBe("0.00");
  });

  it("takes money that waits, so that the quote is the payoff", async () => {
    const { maker, checker } = pair;
    const waiting = "37108322022000001";
    const paid = { contractNo: waiting, channel: "pos", amount: "100.00", paidOn: "2026-11-20" };
    await maker.post("/v1/repayments", { ...paid, serialNo: "PRE0003" }).expect(201);
    const loan = await loanOf(waiting);
    const asked = { contractNo: waiting, principal: "all" };
    const { body: quote } = await maker.post("/v1/prepayments/preview", asked).expect(200);
    expect(quote).toMatchObject({ unapplied: "100.00", total: loan.payoff });
    const part = { contractNo: waiting, principal: "1000.00" };
    const { body: ofPart } = await maker.post("/v1/prepayments/preview", part).expect(200);
    expect(ofPart).toMatchObject({ unapplied: "0.00" });
    const { id, total } = await awaited(waiting);
    expect(total).toBe(loan.payoff);
    await move(checker, `/v1/prepayments/${id}/result`, 2, resultOf(total)).expect(200);
    const settled = { principalOutstanding: "0.00", unapplied: "0.00", payoff: null };
    expect(await loanOf(waiting)).toMatchObject(settled);
    expect((await maker.get("/v1/recon-report").expect(200)).body.transit.difference).toBe("0.00");
    await reverse(id);
    expect(await loanOf(waiting)).toMatchObject({ unapplied: "100.00", payoff: total });
  });

  it("fails by a receipt that is short, which then pays as usual", async () => {
    const { maker } = pair;
    const other = "37108322023000022";
    const { id, total } = await awaited(other);
    const amount = (Number(total) - 0.01).toFixed(2);
    const asked = { contractNo: other, channel: "pos", amount, paidOn: "2026-11-20" };
    const paid = await maker.post("/v1/repayments", { ...asked, serialNo: "PRE0002" }).expect(201);
    expect(paid.body).toMatchObject({ verdict: "over", parts: [{ amount }] });
    const failed = await maker.get(`/v1/prepayments/${id}`).expect(200);
    expect(failed.body).toMatchObject({ status: "failed", failure: "short", shortBy: "0.01" });
  });

  it("stands in the way of a study change until it is withdrawn, and lapses unused", async () => {
    const { maker } = pair;
    const other = "37108322022000001";
    const contracts = [{ contractNo: other, principal: "all" }];
    const { id } = await apply(maker, contracts);
    const borrowerId = await borrowerOf(product, other);
    const event = "further-study";
    const content = { kind: "study", event, graduationYear: 2029, contractNos: [other] };
    const change = { borrowerId, content };
    const blocked = await maker.post("/v1/changes/preview", change).expect(409);
    expect(blocked.body).toMatchObject({ code: "change.prepayment-open" });
    await setDate(maker, "2026-11-21");
    const lapsed = await maker.get(`/v1/prepayments/${id}`).expect(200);
    expect(lapsed.body).toMatchObject({ status: "lapsed" });
    await maker.post("/v1/changes/preview", change).expect(200);
    await setDate(maker, "2026-11-20");
    await move(maker, `/v1/prepayments/${id}/withdrawal`, 1, { reason: "不还了" }).expect(200);
  });
});

function resultOf(amount: string) {
  return { outcome: "received", amount, valueOn: "2026-11-20", reference: "LS2026112000001" };
}

describe("deferral of a year's principal", () => {
  // 3,248.00 left, 464.00 due on 2026-12-20 and each year after; three contracts of one person.
  const contractNo = "37108322016000008";

  it("needs a relief year", async () => {
    const asked = { contractNo, year: 2026 };
    const { body } = await pair.maker.post("/v1/deferrals/preview", asked).expect(409);
    expect(body).toMatchObject({ code: "relief.no-policy" });
  });

  it("moves all contracts together, at once and for good", async () => {
    const { maker } = pair;
    await declareRelief();
    const asked = { contractNo, year: 2026 };
    const shown = await maker.post("/v1/deferrals/preview", asked).expect(200);
    expect(shown.body).toMatchObject({ lastDay: "2026-12-16" });
    expect(shown.body.effects).toHaveLength(3);
    const before = await dues(contractNo);
    const { previewHash } = shown.body;
    await maker.post("/v1/deferrals", { ...asked, previewHash: "0".repeat(64) }).expect(409);
    const filed = await maker.post("/v1/deferrals", { ...asked, previewHash }).expect(201);
    expect(filed.body.factIds).toHaveLength(3);
    const after = await dues(contractNo);
    expect(after["2026-12-20"]).toBe("0.00");
    expect(Number(after["2027-12-20"])).toBe(
      Number(before["2026-12-20"]) + Number(before["2027-12-20"]),
    );
    const again = await maker.post("/v1/deferrals", { ...asked, previewHash }).expect(409);
    expect(again.body).toMatchObject({ code: "relief.nothing-due" });
  });

  async function dues(contract: string): Promise<Record<string, string>> {
    const { rows } = await loanOf(contract);
    return Object.fromEntries(
      rows.map((row: { dueOn: string; principalDue: string }) => [row.dueOn, row.principalDue]),
    );
  }

  async function declareRelief(): Promise<void> {
    await product.database.owner.client`
      insert into policy_rows (kind, key, effective_from, value, source)
      select kind, '2026', '2025-12-21',
        value || '{"cycleTo": "2026-12-20", "waivesInterest": false, "waivesPenalty": false}',
        '测试'
      from policy_rows where kind = 'relief' and key = '2025'`;
  }
});

describe("repayment rescue", () => {
  const contractNo = "37108322016000136";

  it("is reviewed, public for five working days, approved and paid by different people", async () => {
    const { maker, checker } = pair;
    const borrowerId = await borrowerOf(product, contractNo);
    const wish = { borrowerId, cause: "illness" };
    const shown = await maker.post("/v1/rescues/preview", wish).expect(200);
    const { body: nothing } = await maker.post("/v1/rescues", wish).expect(409);
    expect(nothing).toMatchObject({ code: "rescue.evidence-missing" });
    const evidenceIds = await Promise.all(
      ["relief-form", "illness-proof"].map((kind) =>
        fileDocument(product, { subjectId: borrowerId, borrowerId, kind }),
      ),
    );
    const applied = await maker.post("/v1/rescues", { ...wish, evidenceIds }).expect(201);
    const path = `/v1/rescues/${idOf(applied)}`;
    expect(applied.body).toMatchObject({ status: "applied", kind: "instalment" });
    const own = await move(maker, `${path}/withdrawal`, 9, { reason: "试一试" }).expect(412);
    expect(own.body).toMatchObject({ code: "version.changed" });
    await move(checker, `${path}/review`, 1).expect(200);
    const notice = await maker
      .post("/v1/rescue-notices", { objectionsTo: "县资助中心" })
      .expect(201);
    expect(notice.body).toMatchObject({ kind: "rescue", lines: 1, toOn: "2026-11-26" });
    const approval = { approvalNo: "鲁助〔2026〕88号" };
    const early = await move(checker, `${path}/approval`, 3, approval).expect(409);
    expect(early.body).toMatchObject({ code: "publicity.still-running" });
    await setDate(maker, "2026-11-27");
    await move(checker, `${path}/approval`, 3, approval).expect(200);
    const payment = { paidOn: "2026-11-27", paymentNo: "BK20261127", amount: "1.00" };
    const differs = await move(maker, `${path}/payment`, 4, payment).expect(409);
    expect(differs.body).toMatchObject({ data: { owed: shown.body.amount } });
    const amount = shown.body.amount as string;
    const paid = await move(maker, `${path}/payment`, 4, { ...payment, amount }).expect(200);
    expect(paid.body).toMatchObject({
      status: "paid",
      amount,
      contracts: [{ contractNo, amount }],
    });
    expect(paid.body.history.map(({ event }: { event: string }) => event)).toEqual([
      "apply",
      "review",
      "publicise",
      "approve",
      "pay",
    ]);
    expect(paid.body.contracts[0].factId).toMatch(/^loan_/);
    const posted = await product.database.owner.client`
      select t.value_on::text as on, t.debit_account || '/' || t.credit_account as sides,
        t.amount_fen::text as fen from transfers t
      join loans l on l.centre_id = t.centre_id and l.id = t.loan_id
      where l.contract_no = ${contractNo} and t.bearer = 'rescue'`;
    const fen = amount.replace(".", "");
    expect([...posted]).toEqual([{ on: "2026-11-27", sides: "1301/2103", fen }]);
    await reverse(idOf(applied));
    const { body: reversed } = await maker.get(path).expect(200);
    expect(reversed).toMatchObject({ status: "reversed" });
    const again = await maker.post("/v1/rescues/preview", wish).expect(200);
    expect(again.body).toMatchObject({ amount });
    await setDate(maker, "2026-11-20");
  });
});

describe("compensation by the state", () => {
  it("is posted by a second person, and once a document", async () => {
    const { maker, checker } = pair;
    const both = await product.signInAs(["clerk", "reviewer"]);
    const contractNo = "37108322022000233";
    const money = { contractNo, on: "2026-11-20", amount: "5312.67", use: "principal" };
    const entry = { ...money, scheme: "military-service", documentNo: "鲁教财〔2026〕5号" };
    const shown = await maker.post("/v1/compensations/preview", money).expect(200);
    // 12,000.00 at 2.80 % for 335 days of 360 is 312.67; the rest is principal.
    const changed = shown.body.amounts.find(
      ({ field, dueOn }: { field: string; dueOn: string | null }) =>
        field === "principalOutstanding" && dueOn === null,
    );
    expect(changed).toMatchObject({ before: "12000.00", after: "7000.00" });
    const entered = await both.post("/v1/compensations", entry).expect(201);
    const twice = await maker.post("/v1/compensations", entry).expect(409);
    expect(twice.body).toMatchObject({ code: "compensation.entered-already" });
    const path = `/v1/compensations/${idOf(entered)}`;
    const own = await move(both, `${path}/approval`, 1).expect(409);
    expect(own.body).toMatchObject({ code: "compensation.same-person" });
    const posted = await move(checker, `${path}/approval`, 1).expect(200);
    expect(posted.body).toMatchObject({ status: "posted", version: 2 });
    expect(await loanOf(contractNo)).toMatchObject({ principalOutstanding: "7000.00" });
    expect(await takenIn(contractNo)).toEqual({ compensation: "531267" });
    await reverse(idOf(entered));
    expect((await maker.get(path).expect(200)).body).toMatchObject({ status: "reversed" });
    expect(await loanOf(contractNo)).toMatchObject({ principalOutstanding: "12000.00" });
    await maker.post("/v1/compensations", entry).expect(201);
  });
});
