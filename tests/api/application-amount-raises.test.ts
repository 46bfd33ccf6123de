import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, act } from "../harness/application-steps.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, rosterRows, type RosterRow } from "../harness/roster-files.ts";
import {
  advance,
  bringToSent,
  importRoster,
  listApplications,
  listContracts,
  pairOf,
  SEASON,
  setDate,
  type ContractView,
  type Pair,
} from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let pair: Pair;
let contracts: ContractView[];
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  const rows = rosterRows(0, 4).map((row): RosterRow => ({ ...row, 申请金额: "8000" }));
  contracts = await bringToSent(product, pair, rows);
  await setDate(pair.maker, SEASON.disbursedOn);
}, 60_000);
afterAll(() => product.close());

function contractAt(index: number): ContractView {
  const contract = contracts[index];
  if (contract === undefined) throw new Error("too few contracts");
  return contract;
}

async function propose(contract: ContractView, amount: string) {
  const path = `/v1/applications/${contract.applicationId}`;
  const { body } = await pair.maker.get(path).expect(200);
  const asked = { amount, reason: "学费上涨，远程提额" };
  return act(pair.maker, `${path}/amount-raises`, { ...body, body: asked });
}

const decide = (staff: StaffClient, raise: { id: string; version: number }, step: string) =>
  act(staff, `/v1/amount-raises/${raise.id}/${step}`, raise);

async function contractNow({ id }: ContractView, status: string): Promise<ContractView> {
  const found = (await listContracts(pair.maker, status)).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no such contract is ${status}`);
  return found;
}

describe("a raise of an accepted contract", () => {
  it("is asked for by one and approved by another: application, contract and chain follow", async () => {
    await setDate(pair.maker, "2024-09-05");
    const contract = await advance(pair, contractAt(0), "recordReceipt");
    const proposed = await propose(contract, "12000.00");
    expect(proposed.status).toBe(201);
    expect(proposed.body).toMatchObject({
      from: "8000.00",
      to: "12000.00",
      cap: "20000.00",
      capSource: "财教〔2024〕188号",
      status: "proposed",
    });
    expect(codeOf(await propose(contract, "13000.00"))).toBe("409 amount-raise.waiting");
    expect(codeOf(await decide(pair.maker, proposed.body, "approval"))).toBe("403 auth.forbidden");
    const approved = await decide(pair.checker, proposed.body, "approval").expect(200);
    expect(approved.body).toMatchObject({ status: "approved", version: 2 });
    const now = await contractNow(contract, "accepted");
    expect(now.principal).toBe("12000.00");
    const { client } = product.database.owner;
    const [event] = await client<{ event: string; detail: Record<string, string> }[]>`
      select event, detail from contract_events
      where contract_id = ${contract.id} order by sequence desc limit 1`;
    expect(event).toMatchObject({
      event: "raise-amount",
      detail: { from: "8000.00", to: "12000.00", source: "财教〔2024〕188号" },
    });
    expect(codeOf(await decide(pair.checker, approved.body, "approval"))).toBe(
      "409 amount-raise.decided",
    );
  });

  it("is paid out with the new sum and no other, and then closed to raises", async () => {
    await setDate(pair.maker, SEASON.disbursedOn);
    const contract = await contractNow(contractAt(0), "accepted");
    const approved = await advanceFrom(contract);
    const pay = (amount: string) =>
      pair.maker.post(`/v1/contracts/${contract.id}/disbursement`, {
        disbursedOn: SEASON.disbursedOn,
        amount,
      });
    expect(codeOf(await pay("8000.00"))).toBe("409 disbursement.under-contract");
    await pay("12000.00").expect(200);
    expect(codeOf(await propose(approved, "13000.00"))).toBe("409 amount-raise.too-late");
  });

  async function advanceFrom(contract: ContractView): Promise<ContractView> {
    const receipt = { receiptCode: contract.receiptCode, recordedOn: SEASON.receiptOn };
    await pair.maker
      .post(`/v1/contracts/${contract.id}/receipt`, { ...receipt, tuitionDue: "5000.00" })
      .expect(200);
    await pair.maker
      .post(`/v1/contracts/${contract.id}/lender-approval`, { approvedOn: SEASON.approvedOn })
      .expect(200);
    return contract;
  }
});

describe("a raise", () => {
  it.each([
    ["8000.00", "409 amount-raise.not-higher"],
    ["20001.00", "409 amount-raise.over-cap"],
    ["9000.50", "409 amount-raise.off-step"],
    ["9000", "400 request.invalid"],
  ])("to %s is answered with %s", async (amount, refusal) => {
    expect(codeOf(await propose(contractAt(1), amount))).toBe(refusal);
  });

  it("that is refused leaves the amount, and another can be asked for", async () => {
    const proposed = await propose(contractAt(1), "9000.00");
    const stale = await decide(pair.checker, { ...proposed.body, version: 5 }, "refusal");
    expect(codeOf(stale)).toBe("412 version.changed");
    const refused = await decide(pair.checker, proposed.body, "refusal").expect(200);
    expect(refused.body.status).toBe("refused");
    expect((await contractNow(contractAt(1), "sent")).principal).toBe("8000.00");
    expect((await propose(contractAt(1), "9000.00")).status).toBe(201);
  });

  it("of a contract that the lender has approved goes back to be approved anew", async () => {
    const contract = await advance(pair, contractAt(2), "disburse");
    const proposed = await propose(contract, "10000.00");
    await decide(pair.checker, proposed.body, "approval").expect(200);
    expect((await contractNow(contract, "receipt-recorded")).principal).toBe("10000.00");
  });

  it("that came too late is not carried out: the money went out in between", async () => {
    const contract = await advance(pair, contractAt(3), "disburse");
    const proposed = await propose(contract, "10000.00");
    await pair.maker
      .post(`/v1/contracts/${contract.id}/disbursement`, {
        disbursedOn: SEASON.disbursedOn,
        amount: "8000.00",
      })
      .expect(200);
    expect(codeOf(await decide(pair.checker, proposed.body, "approval"))).toBe(
      "409 amount-raise.too-late",
    );
  });

  it("of an application that nobody has reviewed is a correction instead", async () => {
    await setDate(pair.maker, SEASON.importedOn);
    await importRoster(pair.maker, rosterCsv([{ ...rosterRows(10, 1)[0], 申请金额: "8000" }]));
    const [waiting] = await listApplications(pair.maker, "submitted");
    const asked = { amount: "9000.00", reason: "学费上涨" };
    const path = `/v1/applications/${waiting?.id}/amount-raises`;
    const answer = await act(pair.maker, path, { version: 1, body: asked });
    expect(codeOf(answer)).toBe("409 amount-raise.not-reviewed");
  });
});
