import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterRows, type RosterRow } from "../harness/roster-files.ts";
import {
  advance,
  bringToSent,
  listContracts,
  pairOf,
  receiptOf,
  SEASON,
  setDate,
  steps,
  type ContractView,
  type Pair,
} from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const [first = {}, second = {}, third = {}, elsewhere = {}] = rosterRows(0, 4);
const at = (row: RosterRow): RosterRow => ({ ...row, 高校代码: "10422", 高校名称: "山东大学" });

let product: TestProduct;
let pair: Pair;
let university: StaffClient;
/** Accepted: three of the university, and one of another. */
let own: ContractView[];
let other: ContractView;
/** What the university was shown before the certificates. */
let early: readonly unknown[];

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  university = await product.signInAs(["university"]);
  const rows = [at(first), at(second), at(third), elsewhere];
  const sent = await bringToSent(product, pair, rows);
  await setDate(pair.maker, SEASON.receiptOn);
  early = (await university.get("/v1/own-receipts").expect(200)).body.data as unknown[];
  const accepted = await Promise.all(sent.map((one) => advance(pair, one, "recordReceipt")));
  const listed = await university.get("/v1/own-receipts?limit=100").expect(200);
  const ids = new Set((listed.body.data as { id: string }[]).map(({ id }) => id));
  own = accepted.filter(({ id }) => ids.has(id));
  const [foreign] = accepted.filter(({ id }) => !ids.has(id));
  if (foreign === undefined) throw new Error("no contract is another university's");
  other = foreign;
});
afterAll(() => product.close());

describe("what a university sees", () => {
  it("is its own students' contracts that await a receipt, and nothing else of them", async () => {
    const { body } = await university.get("/v1/own-receipts").expect(200);
    expect(body).toMatchObject({ hasMore: false, nextCursor: null });
    expect(early).toEqual([]);
    expect(body.data).toHaveLength(own.length);
    const shown = body.data.find((one: { id: string }) => one.id === own[0]?.id);
    expect(shown).toMatchObject({
      status: "awaited",
      recordedOn: null,
      deadlineOn: "2024-10-10",
      daysLeft: 10,
      tuition: expect.stringMatching(/^\d+\.\d\d$/),
      accommodation: expect.stringMatching(/^\d+\.\d\d$/),
      borrowerName: expect.stringContaining("*"),
    });
    expect(
      Object.keys(shown as object)
        .toSorted()
        .join(" "),
    ).toBe(
      "accommodation borrowerName contractNo daysLeft deadlineOn id recordedOn status " +
        "studentNumber tuition",
    );
  });

  it("comes in pages", async () => {
    const ids: string[] = [];
    let after = "";
    do {
      const answer = await university.get(`/v1/own-receipts?limit=2${after}`).expect(200);
      const page = answer.body as { data: { id: string }[]; nextCursor: string | null };
      ids.push(...page.data.map(({ id }) => id));
      after = page.nextCursor === null ? "" : `&startingAfter=${page.nextCursor}`;
    } while (after !== "");
    expect(ids).toHaveLength(3);
    expect(ids).toEqual(own.map(({ id }) => id).toSorted());
  });
});

describe("a university's receipt", () => {
  it("of another university's contract is not found, even with the right code", async () => {
    const receipt = receiptOf(other.receiptCode);
    const refused = await university.post(`/v1/own-receipts/${other.id}`, receipt).expect(404);
    expect(refused.body.code).toBe("contract.not-found");
    const [still] = (await listContracts(pair.maker, "accepted")).filter(
      ({ id }) => id === other.id,
    );
    expect(still?.version).toBe(other.version);
  });

  it("takes the contract on to the money", async () => {
    const [contract] = own;
    if (contract === undefined) throw new Error("nothing is the university's");
    const path = `/v1/own-receipts/${contract.id}`;
    const wrong = await university.post(path, receiptOf("22222222")).expect(409);
    expect(wrong.body.code).toBe("receipt.code-mismatch");
    const { body } = await university.post(path, receiptOf(contract.receiptCode)).expect(200);
    expect(body).toMatchObject({ status: "recorded", recordedOn: SEASON.receiptOn });
    expect(body.daysLeft).toBeNull();
    const again = await university.post(path, receiptOf(contract.receiptCode)).expect(409);
    expect(again.body.code).toBe("contract.already-done");
    await setDate(pair.maker, SEASON.disbursedOn);
    const approved = await steps.approveByLender(pair, contract);
    expect((await steps.disburse(pair, approved)).status).toBe("disbursed");
    const recorded = await university.get("/v1/own-receipts?status=recorded").expect(200);
    expect(recorded.body.data).toMatchObject([{ id: contract.id, status: "recorded" }]);
  });

  it("is one of many, each with its own outcome, once however often it is sent", async () => {
    const [, good, bad] = own;
    const receipts = [
      { contractId: good?.id, ...receiptOf(good?.receiptCode ?? null) },
      { contractId: bad?.id, ...receiptOf("22222222") },
      { contractId: other.id, ...receiptOf(other.receiptCode) },
      { contractId: good?.id, ...receiptOf(good?.receiptCode ?? null) },
    ];
    const sent = await university.post("/v1/own-receipts", { receipts }, "many-receipts-1");
    expect(sent.status).toBe(200);
    const codes = sent.body.outcomes.map(
      ({ refusal }: { refusal: { code: string } | null }) => refusal?.code ?? null,
    );
    expect(codes).toEqual([
      null,
      "receipt.code-mismatch",
      "contract.not-found",
      "contract.already-done",
    ]);
    expect(sent.body.outcomes[0]).toMatchObject({
      contractId: good?.id,
      receipt: { id: good?.id, status: "recorded" },
    });
    const again = await university.post("/v1/own-receipts", { receipts }, "many-receipts-1");
    expect(again.body).toEqual(sent.body);
  });

  it("of more than fifty at once is refused", async () => {
    const one = { contractId: other.id, ...receiptOf(other.receiptCode) };
    const receipts = Array.from({ length: 51 }, () => one);
    const answer = await university.post("/v1/own-receipts", { receipts });
    expect(answer.status).toBe(400);
  });

  it("is for the university alone", async () => {
    for (const staff of [pair.maker, pair.checker]) {
      const answer = await staff.get("/v1/own-receipts").expect(403);
      expect(answer.body.code).toBe("auth.forbidden");
      const receipt = receiptOf(other.receiptCode);
      await staff.post(`/v1/own-receipts/${other.id}`, receipt).expect(403);
    }
    await university.get("/v1/contracts").expect(403);
  });
});
