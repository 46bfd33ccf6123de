import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";
import { pairOf, setDate, type Pair } from "../harness/season-steps.ts";
import { takeOver } from "../harness/take-over.ts";

/** 段志: bill of 402.36 due on 2026-12-20. */
const CONTRACT = "37108322022000001";
const OTHER = "37108322024000002";

let product: TestProduct;
let pair: Pair;
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await setDate(pair.maker, "2026-11-20");
  const lines = portfolioLines().filter((line) =>
    [CONTRACT, OTHER].includes(line["合同编号"] ?? ""),
  );
  await takeOver(product, "a", lines);
  await setDate(pair.maker, "2026-12-18");
}, 60_000);
afterAll(() => product.close());

let serials = 0;
function money(amount: string, given: Record<string, unknown> = {}) {
  serials += 1;
  const serialNo = `SN${String(serials).padStart(8, "0")}`;
  return { contractNo: CONTRACT, channel: "pos", serialNo, amount, paidOn: "2026-12-18", ...given };
}

const record = (body: object, key?: string) => pair.maker.post("/v1/repayments", body, key);

/** What the bill of December still asks for, by a repayment that would clear it. */
async function missing(): Promise<string> {
  const body = { contractNo: CONTRACT, channel: "pos", amount: "0.01", paidOn: "2026-12-18" };
  const answer = await pair.maker.post("/v1/repayments/preview", body).expect(200);
  return answer.body.missing as string;
}

async function confirm(receiptId: string, step: object) {
  const { body } = await pair.maker.get(`/v1/repayments/${receiptId}`).expect(200);
  const given = { version: body.version, reason: "核对银行流水", ...step };
  const path = `/v1/repayments/${receiptId}/steps`;
  const proposed = await pair.maker.post(path, given).expect(201);
  return pair.checker.post(`${path}/${proposed.body.id as string}/confirmation`);
}

describe("money at the counter", () => {
  it("leaves a cent open, is taken back whole, and pays again", async () => {
    const short = await record(money("402.35")).expect(201);
    expect(short.body).toMatchObject({ verdict: "short", state: "matched" });
    expect(short.body.parts[0]).toMatchObject({ applied: "402.35", missing: "0.01" });
    expect(await missing()).toBe("0.00");
    const reversed = await confirm(short.body.id, { kind: "reversal" });
    expect(reversed.body).toMatchObject({ state: "reversed", parts: [{ reversed: true }] });
    expect(await missing()).toBe("402.35");
  });

  it("counts a request once, however often it is sent, and a serial number once", async () => {
    const body = money("100.00");
    const key = "0b0a4f3e-6a4a-4b4e-9d1a-0d7b6e8c1f00";
    const answers = await Promise.all(Array.from({ length: 20 }, () => record(body, key)));
    const ids = new Set(answers.filter(({ status }) => status === 201).map((one) => one.body.id));
    expect(ids.size).toBe(1);
    const again = await record(body).expect(409);
    expect(again.body).toMatchObject({ code: "receipt.serial-taken" });
    expect(await missing()).toBe("302.35");
    await confirm([...ids][0] ?? "", { kind: "reversal" });
  });

  it("takes a serial number that several tell of at once from one of them", async () => {
    const body = money("0.01");
    const answers = await Promise.all(Array.from({ length: 6 }, () => record(body)));
    const [first, ...others] = answers.toSorted((a, b) => a.status - b.status);
    expect(first?.status).toBe(201);
    for (const { status, body: told } of others) {
      expect([status, told]).toEqual([
        409,
        expect.objectContaining({ code: "receipt.serial-taken" }),
      ]);
    }
    await confirm(first?.body.id, { kind: "reversal" });
  });

  it("refuses a day that is still to come, tried as well as recorded", async () => {
    const { serialNo: _serial, ...tried } = money("1.00", { paidOn: "2026-12-21" });
    for (const sent of [
      record(money("1.00", tried)),
      pair.maker.post("/v1/repayments/preview", tried),
    ]) {
      const { body } = await sent.expect(409);
      expect(body).toMatchObject({ code: "fact.future", errors: [{ pointer: "/paidOn" }] });
    }
  });

  it("holds another payer's money without harm until two people agree", async () => {
    const held = await record(money("402.36", { payerName: "李四" })).expect(201);
    expect(held.body).toMatchObject({ verdict: "renamed", state: "held", decideBy: "2026-12-21" });
    expect(await missing()).toBe("402.35");
    const matched = await confirm(held.body.id, { kind: "match" });
    expect(matched.body).toMatchObject({ state: "matched", parts: [{ applied: "402.36" }] });
    const mine = await pair.maker.get(`/v1/repayments/${held.body.id as string}`).expect(200);
    expect(mine.body.payerName).toBe("李*");
  });

  it("gives back what is too much, once, after a second person's yes", async () => {
    const over = await record(money("50.00")).expect(201);
    expect(over.body).toMatchObject({ verdict: "over", parts: [{ excess: "50.00" }] });
    // Until the due date it waits for its bill (K12).
    await setDate(pair.maker, "2026-12-21");
    const refund = { contractNo: CONTRACT, amount: "50.00", payee: "段志 6222", reason: "多付" };
    const proposed = await pair.maker.post("/v1/refunds", refund).expect(201);
    await pair.maker.post("/v1/refunds", refund).expect(409);
    const { id, version } = proposed.body;
    const approved = await pair.checker
      .post(`/v1/refunds/${id as string}/approval`, { version })
      .expect(200);
    const paying = { version: approved.body.version, serialNo: "RF0001", paidOn: "2026-12-21" };
    const paid = await pair.maker.post(`/v1/refunds/${id as string}/payment`, paying).expect(200);
    expect(paid.body.status).toBe("paid");
    const late = await confirm(over.body.id, { kind: "reversal" });
    expect(late.status).toBe(409);
  });

  it("claims an orphan for a contract, remits it, and ties out", async () => {
    const orphan = await record(money("10.00", { contractNo: undefined })).expect(201);
    expect(orphan.body.state).toBe("orphan");
    await confirm(orphan.body.id, { kind: "match", contractNo: OTHER });
    const remitted = await pair.maker
      .post("/v1/remittances", {
        reference: "HJ-0001",
        remittedOn: "2026-12-18",
        through: "2026-12-18",
      })
      .expect(201);
    expect(remitted.body).toMatchObject({ receipts: 2, amount: "412.36" });
    const { body } = await pair.maker.get("/v1/recon-report").expect(200);
    expect(body).toMatchObject({ state: "grey", transit: { difference: "0.00" } });
  });

  it("holds what was paid by the day of the take-over, which may be in that balance", async () => {
    const [{ day } = { day: "" }] = await product.database.owner.client<{ day: string }[]>`
      select opened_on::text as day from loans where contract_no = ${OTHER}`;
    const before = await pair.maker.get(`/v1/loans/${OTHER}`).expect(200);
    const early = money("30.00", { contractNo: OTHER, paidOn: day });
    const { channel, contractNo, amount, paidOn } = early;
    const asked = { channel, contractNo, amount, paidOn };
    const shown = await pair.maker.post("/v1/repayments/preview", asked).expect(200);
    expect(shown.body.obstacle).toBe("repayment.before-take-over");
    const held = await record(early).expect(201);
    expect(held.body).toMatchObject({ verdict: "held", state: "held", parts: [] });
    expect(held.body.obstacleText.zh).toContain("接管");
    const after = await pair.maker.get(`/v1/loans/${OTHER}`).expect(200);
    expect(after.body).toEqual({ ...before.body, moneyHeld: true });
    const matched = await confirm(held.body.id, { kind: "match", contractNo: OTHER });
    expect(matched.body).toMatchObject({ state: "matched", valueOn: day, amount: "30.00" });
    const { body } = await pair.maker.get("/v1/recon-report").expect(200);
    expect(body.transit.difference).toBe("0.00");
  });
});
