import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import {
  advance,
  bringToSent,
  importRoster,
  listApplications,
  pairOf,
  PARTIES,
  receiptOf,
  SEASON,
  setDate,
  type ContractView,
  type Pair,
} from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

/** Contracts that stand at each step; the name is the step that comes next. */
type Stage =
  | "recordSignatures"
  | "confirmSignatures"
  | "accept"
  | "recordReceipt"
  | "approveByLender"
  | "disburse";

const STAGES: readonly Stage[] = [
  "recordSignatures",
  "confirmSignatures",
  "accept",
  "recordReceipt",
  "approveByLender",
  "disburse",
];

let product: TestProduct;
let pair: Pair;
/** One person who may do what both of them may. */
let both: StaffClient;
const at = new Map<Stage | "done", ContractView>();

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  both = await product.signInAs(["clerk", "reviewer", "operator"]);
  const sent = await bringToSent(product, pair, rosterRows(0, STAGES.length + 1));
  await setDate(pair.maker, SEASON.disbursedOn);
  const stages: readonly (Stage | "done")[] = [...STAGES, "done"];
  for (const [index, stage] of stages.entries()) {
    const contract = sent[index];
    if (contract === undefined) throw new Error("too few contracts");
    const until = stage === "done" ? undefined : stage;
    at.set(stage, await advance(pair, contract, until));
  }
});
afterAll(() => product.close());

const CHINESE = /[\u4e00-\u9fff]/;

/** The same refusal in both languages; gives back the Chinese one. */
async function expectRefusal(
  send: () => ReturnType<StaffClient["get"]>,
  expected: { status: number; code: string },
) {
  const zh = await send().set("Accept-Language", "zh-CN");
  const en = await send().set("Accept-Language", "en");
  for (const answer of [zh, en]) {
    expect({ status: answer.status, code: answer.body.code }).toEqual(expected);
    expect(answer.type).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ state: "unchanged", status: expected.status });
  }
  expect(zh.body.detail).toMatch(CHINESE);
  expect(zh.body.title).toMatch(CHINESE);
  // A Chinese word in quotes, such as a column's heading, may stand in an English sentence.
  expect(en.body.detail.replaceAll(/"[^"]*"/g, "")).not.toMatch(CHINESE);
  expect(en.body.title).not.toMatch(CHINESE);
  return zh.body;
}

const contractAt = (stage: Stage | "done"): ContractView => {
  const contract = at.get(stage);
  if (contract === undefined) throw new Error(`no contract at ${stage}`);
  return contract;
};

describe("an approval is refused", () => {
  it("to who has imported the application, whatever else they may", async () => {
    await setDate(pair.maker, SEASON.importedOn);
    await importRoster(both, rosterCsv(rosterRows(20, 1)));
    const [{ id, version } = { id: "", version: 0 }] = await listApplications(both, "submitted");
    const path = `/v1/applications/${id}/approval`;
    const sameAuthor = { status: 409, code: "application.same-person" };
    await expectRefusal(() => both.post(path, { version }), sameAuthor);
    const stale = { status: 409, code: "application.version-changed" };
    await expectRefusal(() => pair.checker.post(path, { version: version + 1 }), stale);
    await expectRefusal(() => pair.maker.post(path, { version }), {
      status: 403,
      code: "auth.forbidden",
    });
    await setDate(pair.maker, SEASON.disbursedOn);
    // Nothing of it has counted: the right person with the right version succeeds.
    await pair.checker.post(path, { version }).expect(200);
    const twice = { status: 409, code: "application.not-awaiting-review" };
    await expectRefusal(() => pair.checker.post(path, { version: version + 1 }), twice);
  });
});

describe("a signature is refused", () => {
  it("before it is recorded, for a day to come, by its recorder, and once it counts", async () => {
    const { id } = contractAt("recordSignatures");
    const confirm = () =>
      pair.checker.post(`/v1/contracts/${id}/signature-confirmations`, { parties: PARTIES });
    const missing = { status: 409, code: "contract.signatures-missing" };
    await expectRefusal(confirm, missing);

    const record = (signatures: object[]) =>
      both.post(`/v1/contracts/${id}/signatures`, { signatures });
    const future = { party: "borrower", signedOn: "2099-01-01" };
    const tooEarly = { status: 409, code: "contract.date-in-future" };
    await expectRefusal(() => record([future]), tooEarly);

    // A mistyped day is corrected by entering it again; what is said last counts.
    const mistyped = { party: "borrower", signedOn: "2024-08-21" };
    const signatures = PARTIES.map((party) => ({ party, signedOn: SEASON.signedOn }));
    await record([mistyped, mistyped]).expect(200);
    await record(signatures).expect(200);
    const confirmOwn = () =>
      both.post(`/v1/contracts/${id}/signature-confirmations`, { parties: PARTIES });
    const same = { status: 409, code: "signature.same-person" };
    await expectRefusal(confirmOwn, same);
    const confirmed = await confirm().expect(200);
    expect(confirmed.body).toMatchObject({ signedOn: SEASON.signedOn });
    const done = { status: 409, code: "contract.already-done" };
    await expectRefusal(() => record([mistyped]), done);
  });
});

interface Row {
  readonly why: string;
  readonly stage: Stage | "done";
  readonly step: string;
  readonly body: (contract: ContractView) => object;
  readonly code: string;
}

const ROWS: readonly Row[] = [
  {
    why: "a receipt code that is not the certificate's",
    stage: "recordReceipt",
    step: "receipt",
    body: () => receiptOf("WRONGCODE"),
    code: "receipt.code-mismatch",
  },
  {
    why: "a receipt after 10 October",
    stage: "recordReceipt",
    step: "receipt",
    body: ({ receiptCode }) => ({ ...receiptOf(receiptCode), recordedOn: "2024-10-11" }),
    code: "receipt.deadline-passed",
  },
  {
    why: "a receipt of a day to come",
    stage: "recordReceipt",
    step: "receipt",
    body: ({ receiptCode }) => ({ ...receiptOf(receiptCode), recordedOn: "2024-11-21" }),
    code: "contract.date-in-future",
  },
  {
    why: "a receipt from before the certificate",
    stage: "recordReceipt",
    step: "receipt",
    body: ({ receiptCode }) => ({ ...receiptOf(receiptCode), recordedOn: "2024-08-30" }),
    code: "contract.date-before-previous",
  },
  {
    why: "a fen more than the contract",
    stage: "disburse",
    step: "disbursement",
    body: ({ principal }) => paid(`${principal.slice(0, -1)}1`),
    code: "disbursement.over-contract",
  },
  {
    why: "a yuan less than the contract",
    stage: "disburse",
    step: "disbursement",
    body: ({ principal }) => paid(`${Number(principal) - 1}.00`),
    code: "disbursement.under-contract",
  },
  {
    why: "money before the lender's approval",
    stage: "approveByLender",
    step: "disbursement",
    body: ({ principal }) => paid(principal),
    code: "contract.out-of-order",
  },
  {
    why: "a lender's approval before the receipt",
    stage: "recordReceipt",
    step: "lender-approval",
    body: () => ({ approvedOn: SEASON.approvedOn }),
    code: "contract.out-of-order",
  },
  {
    why: "a certificate before the signatures are confirmed",
    stage: "confirmSignatures",
    step: "acceptance",
    body: () => ({ acceptedOn: SEASON.acceptedOn }),
    code: "contract.out-of-order",
  },
  {
    why: "a second certificate",
    stage: "approveByLender",
    step: "acceptance",
    body: () => ({ acceptedOn: SEASON.acceptedOn }),
    code: "contract.already-done",
  },
  {
    why: "the same money twice",
    stage: "done",
    step: "disbursement",
    body: ({ principal }) => paid(principal),
    code: "contract.already-done",
  },
];

function paid(amount: string) {
  return { disbursedOn: SEASON.disbursedOn, amount };
}

describe("a contract refuses", () => {
  it.each(ROWS)("$why", async ({ stage, step, body, code }) => {
    const contract = contractAt(stage);
    const path = `/v1/contracts/${contract.id}/${step}`;
    const refused = { status: 409, code };
    await expectRefusal(() => pair.maker.post(path, body(contract)), refused);
  });

  it("what it refused, without a trace: the right step follows", async () => {
    const contract = contractAt("disburse");
    const path = `/v1/contracts/${contract.id}/disbursement`;
    await pair.maker.post(path, paid(contract.principal)).expect(200);
    const { client } = product.database.owner;
    const [row] = await client<{ events: number; sum: string }[]>`
      select (select count(*)::int from contract_events where contract_id = ${contract.id}) as events,
             (select sum(amount_fen) from transfers join loans on loans.id = loan_id
              where contract_id = ${contract.id})::text as sum`;
    expect(row).toEqual({ events: 8, sum: `${contract.principal.replace(".", "")}` });
  });

  it("a money amount that is none, and names the field", async () => {
    const path = `/v1/contracts/${contractAt("accept").id}/disbursement`;
    const body = { disbursedOn: "2024-02-30", amount: "12.345" };
    const problem = await expectRefusal(() => pair.maker.post(path, body), {
      status: 400,
      code: "request.invalid",
    });
    expect(problem.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      "/disbursedOn",
      "/amount",
    ]);
  });
});

describe("unknown things are refused", () => {
  it.each([
    ["/v1/imports/imp_unknown", "import.not-found"],
    ["/v1/loans/37108322024999999", "loan.not-found"],
    ["/v1/batch-runs/run_unknown", "batch.not-found"],
  ])("%s", async (path, code) => {
    await expectRefusal(() => pair.maker.get(path), { status: 404, code });
  });

  it("a bill on a day without one", async () => {
    const path = `/v1/loans/${contractAt("done").contractNo}/explanation?dueOn=2026-12-19`;
    await expectRefusal(() => pair.maker.get(path), { status: 404, code: "loan.no-bill" });
  });

  it("a batch of a date to come, and a refresh without a roster", async () => {
    const start = (kind: string, businessOn: string) =>
      both.post("/v1/batch-runs", { kind, businessOn });
    await expectRefusal(() => start("collection-reminder", "2024-11-21"), {
      status: 422,
      code: "batch.future-date",
    });
    await expectRefusal(() => start("borrower-refresh", "2024-11-20"), {
      status: 409,
      code: "batch.no-roster",
    });
  });
});
