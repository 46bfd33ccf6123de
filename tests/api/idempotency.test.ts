import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import {
  advance,
  bringToSent,
  pairOf,
  PARTIES,
  SEASON,
  setDate,
  type ContractView,
  type Pair,
} from "../harness/season-steps.ts";

const TIMES = 20;

let product: TestProduct;
let pair: Pair;
let contracts: ContractView[];
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  contracts = await bringToSent(product, pair, rosterRows(0, 2));
  await setDate(pair.maker, SEASON.disbursedOn);
});
afterAll(() => product.close());

const contractAt = (index: number): ContractView => {
  const contract = contracts[index];
  if (contract === undefined) throw new Error("too few contracts");
  return contract;
};

async function count(query: "loan_facts" | "transfers" | "imports"): Promise<number> {
  const { client } = product.database.owner;
  const [row] = await client<{ rows: number }[]>`
    select count(*)::int as rows from ${client(query)}`;
  return row?.rows ?? -1;
}

describe("a request with one key", () => {
  it("pays a contract out once, of twenty at the same moment", async () => {
    const contract = await advance(pair, contractAt(0), "disburse");
    const key = randomUUID();
    const body = { disbursedOn: SEASON.disbursedOn, amount: contract.principal };
    const path = `/v1/contracts/${contract.id}/disbursement`;
    const answers = await Promise.all(
      Array.from({ length: TIMES }, () => pair.maker.post(path, body, key)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(TIMES).fill(200));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const replayed = answers.map((answer) => answer.get("Idempotent-Replayed"));
    expect(replayed.filter((header) => header === "true")).toHaveLength(TIMES - 1);
    expect(replayed.filter((header) => header === undefined)).toHaveLength(1);
    // Paid out, and from that day on every due is open until it is paid.
    expect([await count("loan_facts"), await count("transfers")]).toEqual([2, 1]);

    const later = await pair.maker.post(path, body, key).expect(200);
    expect(later.get("Idempotent-Replayed")).toBe("true");
    expect(later.text).toBe(answers[0]?.text);
  });

  it("takes a file in once, of twenty at the same moment", async () => {
    const key = randomUUID();
    const csv = rosterCsv(rosterRows(30, 3));
    const before = await count("imports");
    const answers = await Promise.all(
      Array.from({ length: TIMES }, () => pair.maker.upload("/v1/imports/rosters", csv, key)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(TIMES).fill(201));
    expect(new Set(answers.map((answer) => answer.body.id as string)).size).toBe(1);
    expect(await count("imports")).toBe(before + 1);
  });

  it("is refused for another content, another target or another file", async () => {
    const key = randomUUID();
    const [first, second] = [contractAt(0), contractAt(1)];
    const signaturesOf = (signedOn: string) => ({
      signatures: PARTIES.map((party) => ({ party, signedOn })),
    });
    const path = (contract: ContractView) => `/v1/contracts/${contract.id}/signatures`;
    await pair.maker.post(path(second), signaturesOf("2024-08-26"), key).expect(200);
    for (const [target, on] of [
      [second, "2024-08-27"],
      [first, "2024-08-26"],
    ] as const) {
      const answer = await pair.maker.post(path(target), signaturesOf(on), key);
      expect({ status: answer.status, code: answer.body.code }).toEqual({
        status: 422,
        code: "idempotency.reused",
      });
    }
    const fileKey = randomUUID();
    const upload = (rows: number) =>
      pair.maker.upload("/v1/imports/rosters", rosterCsv(rosterRows(40, rows)), fileKey);
    await upload(1).expect(201);
    expect((await upload(2).expect(422)).body.code).toBe("idempotency.reused");
  });

  it("is free again after a refusal, which stored nothing", async () => {
    const key = randomUUID();
    const path = `/v1/contracts/${contractAt(1).id}/acceptance`;
    const early = await pair.maker.post(path, { acceptedOn: SEASON.acceptedOn }, key).expect(409);
    expect(early.body.code).toBe("contract.out-of-order");
    await pair.checker
      .post(`/v1/contracts/${contractAt(1).id}/signature-confirmations`, { parties: PARTIES })
      .expect(200);
    // Another body, even: the key belongs to no request yet.
    await pair.maker.post(path, { acceptedOn: SEASON.receiptOn }, key).expect(200);
  });

  it("is each person's own", async () => {
    const key = randomUUID();
    const [a, b] = [pair, await pairOf(product, "b")];
    const csv = rosterCsv(rosterRows(50, 1));
    await setDate(b.maker, SEASON.importedOn);
    const ids = [];
    for (const { maker } of [a, b]) {
      const answer = await maker.upload("/v1/imports/rosters", csv, key).expect(201);
      expect(answer.get("Idempotent-Replayed")).toBeUndefined();
      ids.push(answer.body.id as string);
    }
    expect(new Set(ids).size).toBe(2);
  });
});

describe("a request without a usable key", () => {
  it.each([
    ["none", "", "idempotency.missing"],
    ["one with a space", "a b", "idempotency.bad-key"],
    ["one that is too long", "x".repeat(256), "idempotency.bad-key"],
  ])("is refused: %s", async (_, key, code) => {
    const path = `/v1/contracts/${contractAt(1).id}/lender-approval`;
    const answer = await pair.maker.post(path, { approvedOn: SEASON.approvedOn }, key);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code });
  });
});
