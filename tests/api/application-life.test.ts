import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { expectedSeasonBills, owingRows } from "../harness/roster-files.ts";
import {
  bringToSent,
  listApplications,
  listContracts,
  pairOf,
  SEASON,
  setDate,
  steps,
  type ContractView,
  type Pair,
} from "../harness/season-steps.ts";

let product: TestProduct;
let pair: Pair;
let contract: ContractView;

const bills = expectedSeasonBills().by_id_number;
/** A student who owes something on 2026-12-20. */
const [person = {}] = owingRows(0, 1);

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
});
afterAll(() => product.close());

describe("the life of an application", () => {
  it("is imported, approved by another person, and gets its contract from a worker", async () => {
    [contract = contract] = await bringToSent(product, pair, [person]);
    expect(contract).toMatchObject({
      contractNo: "37108322024500001",
      status: "sent",
      principal: `${person["申请金额"]}.00`,
    });
    const [application] = await listApplications(pair.maker, "reviewed");
    expect(application).toMatchObject({ id: contract.applicationId, version: 2 });
  });

  it("counts signatures once the second person has confirmed them", async () => {
    await setDate(pair.maker, SEASON.disbursedOn);
    contract = await steps.recordSignatures(pair, contract);
    expect(contract).toMatchObject({ status: "sent", signedOn: null });
    contract = await steps.confirmSignatures(pair, contract);
    expect(contract).toMatchObject({ status: "countersigned", signedOn: SEASON.signedOn });
  });

  it("goes by certificate, receipt and lender's approval to the money", async () => {
    contract = await steps.accept(pair, contract);
    expect(contract.receiptCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    contract = await steps.recordReceipt(pair, contract);
    expect(contract.status).toBe("receipt-recorded");
    contract = await steps.approveByLender(pair, contract);
    expect(contract.status).toBe("lender-approved");
    contract = await steps.disburse(pair, contract);
    expect(contract).toMatchObject({ status: "disbursed", disbursedOn: SEASON.disbursedOn });
    expect(await listContracts(pair.maker, "disbursed")).toEqual([contract]);
  });

  it("ends as a loan with a schedule, a next bill and the steps behind it", async () => {
    await setDate(pair.maker, "2026-11-20");
    const path = `/v1/loans/${contract.contractNo}`;
    const loan = (await pair.checker.get(path).expect(200)).body;
    const payable = bills[person["身份证号"] ?? ""];
    expect(loan).toMatchObject({
      principal: contract.principal,
      disbursedOn: SEASON.disbursedOn,
      nextBill: { dueOn: "2026-12-20", payable },
    });
    const principals = loan.rows.map((row: { principalDue: string }) => Number(row.principalDue));
    const sum = principals.reduce((total: number, part: number) => total + part, 0);
    expect(sum).toBe(Number(contract.principal));
    expect(loan.rows.at(-1).dueOn).toBe(loan.maturesOn);

    const explained = await pair.checker.get(`${path}/explanation`).expect(200);
    expect(explained.body).toMatchObject({ dueOn: "2026-12-20", payable });
    expect(explained.body.steps.length).toBeGreaterThan(0);
    expect(explained.body.zh).toContain(payable);
    expect(explained.body.en).toContain(payable);
  });

  it("shows in the season's progress", async () => {
    const season = await pair.maker.get("/v1/seasons/2024-2025").expect(200);
    expect(season.body).toMatchObject({
      applications: 1,
      amount: contract.principal,
      applicationsByStatus: { reviewed: 1 },
      contractsByStatus: { disbursed: 1 },
      loans: 1,
      disbursedAmount: contract.principal,
    });
  });

  it("has left an audit row for every step, with who did it", async () => {
    const rows = await product.database.owner.client<{ action: string; actor_kind: string }[]>`
      select action, actor_kind from audit_rows where subject_id = ${contract.id} order by id`;
    expect(rows.map((row) => `${row.action} ${row.actor_kind}`)).toEqual([
      "contract.issued system",
      "contract.send system",
      "contract.signature-recorded staff",
      "contract.signature-recorded staff",
      "contract.signature-recorded staff",
      "contract.sign-borrower staff",
      "contract.sign-co-borrower staff",
      "contract.countersign staff",
      "contract.accept staff",
      "contract.record-receipt staff",
      "contract.lender-approve staff",
      "contract.disburse staff",
    ]);
  });
});
