import { withTransaction } from "@bursar/database/connection";
import { appendLoanFacts, type NewLoanFact } from "@bursar/servicing/loans";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";
import { ENDS, planBatch, type ShownBatch } from "../harness/run-batch.ts";
import { setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { takeOver } from "../harness/take-over.ts";
import { waitFor } from "../harness/wait-for.ts";

const DUE = { kind: "interest-settlement", businessOn: "2026-12-20" };
const LOANS = 30;

let product: TestProduct | undefined;
let [operator, checker, maker]: StaffClient[] = [];

beforeEach(async () => {
  await product?.close();
  product = await openTestProduct();
  operator = await product.signInAs(["operator"]);
  checker = await product.signIn("checker", "a");
  const lines = portfolioLines().filter((line) => line["到期日"] !== "2026-09-20");
  await takeOver(product, "a", lines.slice(-LOANS));
  maker = await product.signIn("maker", "a");
  await setDate(maker, DUE.businessOn);
  await product.startWorker();
}, 60_000);
afterAll(() => product?.close());

function sql<Row extends object>(text: string): Promise<readonly Row[]> {
  if (product === undefined) throw new Error("no product is open");
  return product.database.owner.client.unsafe(text);
}

function client(who: StaffClient | undefined): StaffClient {
  if (who === undefined) throw new Error("nobody is signed in");
  return who;
}

const plan = (): Promise<ShownBatch> => planBatch(client(operator), DUE);

async function letGo({ id, planHash }: ShownBatch): Promise<ShownBatch> {
  const path = `/v1/batch-runs/${id}`;
  await client(checker).post(`${path}/approval`, { planHash }).expect(200);
  return waitFor("the end of the run", async () => {
    const run = (await client(operator).get(path).expect(200)).body.run as ShownBatch;
    return ENDS.includes(String(run["status"])) && run;
  });
}

/** The loan that comes first in the book. */
async function firstLoan(): Promise<{ readonly id: string; readonly contractNo: string }> {
  const rows = await sql<{ id: string; contractNo: string }>(
    'select id, contract_no as "contractNo" from loans order by id limit 1',
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the book is empty");
  return row;
}

async function append(fact: NewLoanFact): Promise<void> {
  if (product === undefined) throw new Error("no product is open");
  const { id: loanId } = await firstLoan();
  const actor = { id: "usr_maker", kind: "staff" };
  const context = { actor, centreId: CENTRES.a, requestId: "req_fact" };
  await withTransaction(product.database.app, context, (tx) => appendLoanFacts(tx, loanId, [fact]));
}

const settledLoans = async (): Promise<number> =>
  (await sql(`select 1 from loan_settlements where due_on = '${DUE.businessOn}' and revision = 0`))
    .length;

/** Runs of which planned rows are kept. */
async function keptPlans(): Promise<string[]> {
  const rows = await sql<{ id: string }>("select distinct run_id as id from planned_transfers");
  return rows.map(({ id }) => id);
}

const nothingKept = (): Promise<true> =>
  waitFor("the plan to be forgotten", async () => (await keptPlans()).length === 0);

describe("the plan of a settlement", () => {
  it("of a cancelled run is forgotten by the next, which is written though a loan is unreadable since", async () => {
    const { id, version } = await plan();
    const stop = client(operator).post(`/v1/batch-runs/${id}/stop`);
    await stop.set("If-Match", `"${String(version)}"`).expect(200);
    const planned = await plan();
    expect(await keptPlans()).toEqual([planned.id]);
    expect(await settledLoans()).toBe(0);
    // The last one: the tie-out computes the first ones once more.
    await sql(`update loan_facts set kind = 'unheard-of'
      where kind = 'disbursed' and loan_id = (select max(id) from loans)`);
    const run = await letGo(planned);
    expect(run).toMatchObject({ total: LOANS, done: LOANS, failed: 0 });
    expect(await settledLoans()).toBe(LOANS);
    await nothingKept();
  });

  it("is computed anew where its rows are lost with a server that failed", async () => {
    const planned = await plan();
    await sql(`truncate planned_transfers, planned_settlements, planned_class_changes,
      planned_standings`);
    const run = await letGo(planned);
    expect(run).toMatchObject({ status: "completed", done: LOANS, failed: 0 });
    expect(await settledLoans()).toBe(LOANS);
  });

  it("is computed anew where a loan has changed, and posted where it comes out the same", async () => {
    const planned = await plan();
    const { id, contractNo } = await firstLoan();
    const money = { channel: "pos", serialNo: "SN00000001", amount: "10.00", paidOn: "2026-12-18" };
    await client(maker)
      .post("/v1/repayments", { contractNo, ...money })
      .expect(201);
    const run = await letGo(planned);
    expect(run).toMatchObject({ status: "completed", done: LOANS, failed: 0 });
    const held = await sql(`select 1 from transfers where loan_id = '${id}' and entry = 'receipt'`);
    expect([held.length, await settledLoans()]).toEqual([1, LOANS]);
  });

  it("is set aside where it would come out otherwise, and planned anew by the next run", async () => {
    const planned = await plan();
    await append({ kind: "school-left", on: "2026-11-30" });
    const run = await letGo(planned);
    expect(run).toMatchObject({ status: "completed-with-failures", done: 0, failed: LOANS });
    // The filing itself has closed its own loan.
    expect(await settledLoans()).toBe(1);
    await nothingKept();
    const again = await letGo(await plan());
    expect(again).toMatchObject({ status: "completed", done: LOANS, failed: 0 });
    expect(await settledLoans()).toBe(LOANS);
  });
});
