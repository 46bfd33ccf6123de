import { withTransaction, type Tx } from "@bursar/database/connection";
import { listLoanIds } from "@bursar/database/loans";
import { parseYuan } from "@bursar/domain/money";
import { appendLoanFacts, closeLoans } from "@bursar/servicing/loans";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { expectedPortfolio, portfolioLines } from "../harness/portfolio-files.ts";
import { runBatch } from "../harness/run-batch.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { takeOver } from "../harness/take-over.ts";

const { subsidised } = expectedPortfolio().portfolio_2026 as unknown as { subsidised: string };

let product: TestProduct;
let operator: StaffClient;
let checker: StaffClient;
let clerk: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  operator = await product.signInAs(["operator"]);
  checker = await product.signInAs(["reviewer"]);
  clerk = await product.signIn("maker", "a");
  await setDate(clerk, "2026-11-20");
  await takeOver(product, "a", portfolioLines());
  await setDate(clerk, "2026-12-21");
  await register();
  for (const through of ["2026-09-20", "2026-12-20"])
    await inCentre(async (tx) => {
      await closeLoans(tx, { loanIds: await listLoanIds(tx), through, runId: null });
    });
  await product.startWorker();
});
afterAll(() => product.close());

/** A third of the universities is the province's, a third of another province, a third unknown. */
async function register(): Promise<void> {
  const { client } = product.database.owner;
  const codes = new Set(portfolioLines().map((line) => line["高校代码"] ?? ""));
  for (const [index, code] of [...codes].toSorted().entries()) {
    const [department, province] = [
      ["山东省", "37"],
      [null, "11"],
      [null, null],
    ][index % 3] as [string | null, string | null];
    await client`
      update universities set department = ${department}, province_code = ${province}
      where code = ${code}`;
  }
  await client`
    insert into divisions (code, name, level, is_current, initials, pinyin)
    values ('370000', '山东省', 'province', true, 'sds', 'shandongsheng')
    on conflict do nothing`;
}

async function inCentre<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor = { id: "usr_test", kind: "staff" };
  const context = { actor, centreId: CENTRES.a, requestId: "req_claims" };
  return withTransaction(product.database.app, context, work);
}

const run = (kind: string, businessOn: string) =>
  runBatch({ operator, checker }, { kind, businessOn });

interface Claim {
  readonly id: string;
  readonly kind: string;
  readonly payer: string;
  readonly status: string;
  readonly amount: string;
  readonly lines: number;
}

async function claims(): Promise<Claim[]> {
  return (await operator.get("/v1/claims?limit=100").expect(200)).body.data as Claim[];
}

const fen = (yuan: string): bigint =>
  yuan.startsWith("-") ? -(parseYuan(yuan.slice(1)) ?? 0n) : (parseYuan(yuan) ?? 0n);

async function balance(account: string): Promise<bigint> {
  const [row] = await product.database.owner.client<{ fen: string }[]>`
    select coalesce(sum(case when debit_account = ${account} then amount_fen
      else -amount_fen end), 0)::text as fen
    from transfers where ${account} in (debit_account, credit_account)`;
  return BigInt(row?.fen ?? 0);
}

describe("the subsidy of a year", () => {
  it("is claimed once, from each payer its part, to the cent", async () => {
    expect(await run("subsidy-claim", "2026-12-21")).toMatchObject({
      status: "completed",
      failed: 0,
    });
    const made = await claims();
    expect(made.map(({ payer }) => payer).toSorted()).toEqual(["central", "province", "unknown"]);
    const total = made.reduce((sum, { amount }) => sum + fen(amount), 0n);
    expect(total).toBe(fen(subsidised));
    await run("subsidy-claim", "2026-12-21");
    expect(await claims()).toEqual(made);
  });

  it("takes two people, and the payer has to be known", async () => {
    const made = await claims();
    for (const { id, payer } of made) {
      const { body } = await checker.get(`/v1/claims/${id}`).expect(200);
      const shown = { contentHash: body.contentHash as string };
      const approval = `/v1/claims/${id}/approval`;
      await operator.post(approval, shown).expect(403);
      if (payer === "unknown") {
        const refusal = await checker.post(approval, shown).expect(409);
        expect(refusal.body.code).toBe("claim.payer-unknown");
        continue;
      }
      const other = await checker.post(approval, { contentHash: "0".repeat(64) }).expect(409);
      expect(other.body.code).toBe("claim.content-changed");
      await checker.post(approval, shown).expect(200);
    }
  });

  it("moves in the ledger from settled to claimed to paid", async () => {
    const central = (await claims()).find(({ payer }) => payer === "central");
    const path = `/v1/claims/${central?.id}`;
    const amount = central?.amount ?? "";
    const settled = await balance("1202");
    await operator.post(`${path}/submission`, { reference: "鲁财教〔2026〕1号" }).expect(200);
    expect(await balance("1204")).toBe(fen(amount));
    expect(await balance("1202")).toBe(settled - fen(amount));
    const paid = { paidOn: "2026-12-21", amount: "1.00" };
    const remitted = await balance("3002");
    const wrong = await operator.post(`${path}/payment`, paid).expect(409);
    expect(wrong.body.code).toBe("claim.amount-differs");
    await operator.post(`${path}/payment`, { ...paid, amount }).expect(200);
    expect(await balance("1204")).toBe(0n);
    expect(await balance("3002")).toBe(remitted + fen(amount));
  });

  it("is taken back by a negative line when somebody had left long before (K27)", async () => {
    const central = (await claims()).find(({ payer }) => payer === "central");
    const { body } = await operator.get(`/v1/claims/${central?.id}/lines?limit=100`).expect(200);
    const line = (body.data as { id: string; amount: string }[]).toSorted((a, b) =>
      Number(fen(b.amount) - fen(a.amount)),
    )[0];
    const loanId = line?.id.split("/")[0] ?? "";
    await setDate(clerk, "2026-12-22");
    await inCentre((tx) =>
      appendLoanFacts(tx, loanId, [
        { kind: "school-left", on: "2026-03-10", filedOn: "2026-12-22" },
      ]),
    );
    await run("subsidy-claim", "2026-12-22");
    const [next] = await claims();
    expect(next).toMatchObject({ payer: "central", lines: 1, status: "prepared" });
    expect(fen(next?.amount ?? "")).toBeLessThan(0n);
    expect(-fen(next?.amount ?? "")).toBeLessThan(fen(line?.amount ?? ""));
    const shown = await operator.get(`/v1/claims/${next?.id}`).expect(200);
    expect(shown.body).toMatchObject({ previousId: central?.id, comparison: expect.anything() });
    const file = await operator.get(`/v1/claims/${next?.id}/file?format=csv`).expect(200);
    expect(file.text).toContain(next?.amount);
  });
});

describe("the figures of the year", () => {
  it("are the settlements' own, and recovery counts nothing as received", async () => {
    const annual = (await checker.get("/v1/reports/annual?year=2026").expect(200)).body;
    expect(annual.settled).toMatchObject({ principalDue: "160822.00" });
    expect(
      annual.stages.reduce((sum: number, one: { contracts: number }) => sum + one.contracts, 0),
    ).toBe(600);
    const recovery = (await checker.get("/v1/reports/recovery?year=2026").expect(200)).body;
    const [cut] = recovery.cuts;
    expect(cut).toMatchObject({ cutOn: "2026-12-20", isFinal: true });
    expect(cut.total).toMatchObject({ contracts: 600, persons: 248 });
    expect(cut.total.current.received).toBe("0.00");
    const sum = (rows: { current: { due: string } }[]) =>
      rows.reduce((total, row) => total + fen(row.current.due), 0n);
    expect(sum(cut.townships)).toBe(fen(cut.total.current.due));
    expect(sum(cut.graduationYears)).toBe(fen(cut.total.current.due));
    expect(recovery.definitions.length).toBeGreaterThan(3);
  });
});

describe("the risk-compensation fund", () => {
  it("is 5 % of what was paid out since autumn 2021", async () => {
    await run("risk-compensation", "2022-12-31");
    const { body } = await operator.get("/v1/risk-funds").expect(200);
    const [fund] = body.data as { year: number; disbursed: string; fund: string }[];
    expect(fund?.year).toBe(2022);
    expect(fen(fund?.fund ?? "") * 20n).toBe(fen(fund?.disbursed ?? ""));
  });
});

describe("the credit extract", () => {
  it("says nothing bad before the borrower was told, and corrects by a further row", async () => {
    const july = await run("credit-extract", "2026-07-31");
    expect(july["status"]).toBe("completed-with-failures");
    const { client } = product.database.owner;
    const overdue = await client<{ contract_no: string; loan_id: string }[]>`
      select o.contract_no, s.loan_id from loan_standings s
      join loans o on o.id = s.loan_id
      where s.oldest_unpaid_on < '2026-07-31' order by o.contract_no`;
    expect(july["failed"]).toBe(overdue.length);
    const [late] = overdue;
    const notices = `/v1/loans/${late?.contract_no}/credit-notices`;
    const notice = { givenBy: "lender", givenOn: "2026-12-22", channel: "letter", reference: "1" };
    await clerk.post(notices, { ...notice, givenOn: "2026-12-23" }).expect(422);
    await clerk.post(notices, notice).expect(201);
    const again = await run("credit-extract", "2026-07-31");
    expect(again["done"]).toBe(1);
    const rowsOf = async (month: string) =>
      (
        await client<{ sequence: number; status: string; overdue_periods: number }[]>`
          select sequence, status, overdue_periods from credit_rows
          where loan_id = ${late?.loan_id ?? ""} and month = ${month} order by sequence`
      ).map((row) => ({ ...row }));
    const [first] = await rowsOf("2026-07");
    expect(first).toMatchObject({ sequence: 0, status: "overdue" });
    expect(first?.overdue_periods).toBeGreaterThan(7);
    await inCentre((tx) =>
      appendLoanFacts(tx, late?.loan_id ?? "", [
        { kind: "repaid", on: "2026-07-20", amountFen: 10_000_000n },
      ]),
    );
    await run("credit-extract", "2026-08-31");
    expect(await rowsOf("2026-07")).toMatchObject([
      { sequence: 0, status: "overdue" },
      { sequence: 1, status: "normal", overdue_periods: 0 },
    ]);
    expect(await rowsOf("2026-08")).toMatchObject([{ sequence: 0, status: "normal" }]);
  });

  it("waits for the lender's result of the due date", async () => {
    const asked = { kind: "credit-extract", businessOn: "2026-09-30" };
    const { status } = await operator.post("/v1/batch-runs", asked);
    expect(status).toBe(409);
  });
});
