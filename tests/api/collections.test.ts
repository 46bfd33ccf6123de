import { withTransaction } from "@bursar/database/connection";
import { listLoanIds } from "@bursar/database/loans";
import { closeLoans } from "@bursar/servicing/loans";
import { commitSlice } from "@bursar/servicing/imports";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { borrowerOf, fileDocument } from "../harness/change-papers.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";
import { pairOf, setDate, type Pair } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";
import { takeOver } from "../harness/take-over.ts";

const actor = { id: "usr_worker", kind: "staff" };
const context = { actor, centreId: CENTRES.a, requestId: "req_collections" };

let product: TestProduct;
let pair: Pair;
let supervisor: StaffClient;
let contractNo: string;
let borrowerId: string;

/** Loans that came here with arrears, and some without. */
const overdue = portfolioLines()
  .filter((line) => Number(line["其中逾期本金"] ?? "0") > 0)
  .slice(0, 6);

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  supervisor = await product.signInAs(["supervisor"]);
  await setDate(pair.maker, "2026-11-20");
  await takeOver(product, "a", [...overdue, ...portfolioLines(0, 4)]);
  await closeDay("2026-11-20");
  contractNo = overdue[0]?.["合同编号"] ?? "";
  borrowerId = await borrowerOf(product, contractNo);
});
afterAll(() => product.close());

/** The day's end for every loan, as the daily batch brings it. */
async function closeDay(through: string): Promise<void> {
  await withTransaction(product.database.app, context, async (tx) => {
    await closeLoans(tx, { loanIds: await listLoanIds(tx), through, runId: "run_day" });
  });
}

function open(change: object = {}) {
  return pair.maker.post("/v1/collection-contacts", { borrowerId, channel: "call", ...change });
}

async function close(contactId: string, body: object) {
  return pair.maker.post(`/v1/collection-contacts/${contactId}/result`, body);
}

async function paper(): Promise<string> {
  return fileDocument(product, { subjectId: borrowerId, borrowerId, kind: "other" });
}

interface Row {
  readonly id: string;
  readonly priority: string;
  readonly owed: string;
  readonly daysPastDue: number;
}

async function worklist(query = ""): Promise<Row[]> {
  const { body } = await pair.maker.get(`/v1/collection-worklist?${query}`).expect(200);
  return body.data as Row[];
}

describe("the worklist", () => {
  it("names each person once, the most pressing first, and goes on where a page ends", async () => {
    const all = await worklist();
    expect(all.map(({ id }) => id)).toContain(borrowerId);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const weights = all.map(({ priority }) => Number(priority));
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    const paged: Row[] = [];
    let cursor = "";
    do {
      const { body } = await pair.maker
        .get(`/v1/collection-worklist?limit=2${cursor && `&startingAfter=${cursor}`}`)
        .expect(200);
      paged.push(...(body.data as Row[]));
      cursor = (body.nextCursor as string | null) ?? "";
    } while (cursor !== "");
    expect(paged).toEqual(all);
  });

  it("is handed out by the supervisor and asked for by who has it", async () => {
    const { body: me } = await pair.maker.get("/v1/me").expect(200);
    const body = { borrowerIds: [borrowerId], assigneeId: me.id as string };
    await pair.maker.post("/v1/collection-assignments", body).expect(403);
    await supervisor.post("/v1/collection-assignments", body).expect(200);
    expect((await worklist(`assigneeId=${me.id as string}`)).map(({ id }) => id)).toEqual([
      borrowerId,
    ]);
    expect((await worklist("unassigned=true")).map(({ id }) => id)).not.toContain(borrowerId);
    const unknown = { ...body, assigneeId: "usr_nobody" };
    await supervisor.post("/v1/collection-assignments", unknown).expect(422);
  });
});

describe("a contact", () => {
  it("is refused beyond three spoken calls a day, with the time from which it is allowed", async () => {
    for (const result of ["answered", "refused", "promised"]) {
      const { body } = await open().expect(201);
      const promise = { amount: "100.00", payBy: "2026-11-25" };
      await close(body.contactId as string, {
        result,
        ...(result === "promised" ? { promise } : {}),
      }).then((answer) => expect(answer.status).toBe(200));
    }
    const { body } = await open().expect(409);
    expect(body).toMatchObject({
      code: "contact.too-many-calls",
      data: { possibleFrom: "2026-11-21 08:00" },
    });
    await open({ party: "relay", relayPhone: "13900001111" }).expect(409);
    await open({ line: "private" }).expect(409);
    await open({ direction: "incoming" }).expect(201);
    await open({ channel: "letter" }).expect(201);
  });

  it("that was made before is entered with the limits that it broke", async () => {
    const { body } = await open({ madeAt: "2026-11-19T22:30" }).expect(201);
    expect(body.breaches).toEqual(["contact.quiet-hours"]);
    await open({ madeAt: "2026-11-20T10:01" }).expect(422);
  });

  it("shows in the case with the promise, which is broken the day after", async () => {
    const caseOf = async () =>
      (await pair.maker.get(`/v1/collection-cases/${borrowerId}`).expect(200)).body;
    const shown = await caseOf();
    expect(shown.promises).toMatchObject([{ amount: "100.00", state: "open" }]);
    expect(shown.script.zh).toContain("尚未查到到账");
    expect(shown.loans.length).toBeGreaterThan(0);
    await setDate(pair.maker, "2026-11-26");
    expect((await caseOf()).promises).toMatchObject([{ state: "broken" }]);
    expect((await worklist("promise=broken")).map(({ id }) => id)).toEqual([borrowerId]);
    await setDate(pair.maker, "2026-11-20");
  });
});

describe("a written demand", () => {
  it("moves the limitation when it is delivered, with its proof, and not before", async () => {
    const limitation = async () =>
      (await pair.maker.get(`/v1/loans/${contractNo}/limitation`).expect(200)).body;
    const before = await limitation();
    const documentId = await paper();
    const threat = { borrowerId, documentId, addition: "再不还就起 诉" };
    const refused = await pair.maker.post("/v1/demands", threat).expect(422);
    expect(refused.body).toMatchObject({ data: { words: ["起诉"] } });
    const { body: demand } = await pair.maker
      .post("/v1/demands", { borrowerId, documentId })
      .expect(201);
    expect(await limitation()).toEqual(before);
    const delivery = { party: "borrower", means: "registered-letter", deliveredOn: "2026-11-20" };
    const address = `/v1/demands/${demand.demandId as string}/deliveries`;
    const proofDocumentId = await paper();
    await pair.maker.post(address, { ...delivery, proofDocumentId: "doc_0000" }).expect(409);
    const { body: done } = await pair.maker
      .post(address, { ...delivery, proofDocumentId })
      .expect(201);
    expect(done.interrupted).toBeGreaterThan(0);
    await pair.maker.post(address, { ...delivery, proofDocumentId }).expect(409);
    const after = await limitation();
    expect(after.events).toMatchObject([{ kind: "demand", on: "2026-11-20" }]);
    expect(after.limitation.limitationOn >= before.limitation.limitationOn).toBe(true);
    await pair.maker.get("/v1/limitation-alarms").expect(200);
    const { body: classes } = await pair.maker
      .get(`/v1/loans/${contractNo}/class-history`)
      .expect(200);
    expect(classes.restated.length).toBeGreaterThan(0);
  });
});

describe("a borrower who has died", () => {
  it("is not contacted any more, and somebody else lifts what was wrong", async () => {
    const address = `/v1/borrowers/${borrowerId}/conditions`;
    const report = { kind: "deceased", sinceOn: "2026-11-18" };
    const { body } = await pair.maker.post(address, report).expect(201);
    await pair.maker.post(address, report).expect(409);
    const refused = await open({ channel: "letter" }).expect(409);
    expect(refused.body.code).toBe("contact.borrower-deceased");
    const shown = await pair.maker.get(`/v1/collection-cases/${borrowerId}`).expect(200);
    expect(shown.body).toMatchObject({ rescueHint: true, conditions: [{ kind: "deceased" }] });
    const lifting = `/v1/borrower-conditions/${body.conditionId as string}/lifting`;
    await pair.checker.post(lifting, { reason: "同名同姓，登记有误" }).expect(200);
    await open({ channel: "letter" }).expect(201);
  });
});

describe("a write-off by the lender", () => {
  it("is posted when a second person confirms it, and the debt stays in sight", async () => {
    const before = await pair.maker.get(`/v1/loans/${contractNo}`).expect(200);
    const csv = `合同编号,核销日,核销本金,核销利息,核销罚息,核销文号\n${contractNo},2026-11-19,1.00,0.00,0.00,核〔2026〕1号\n`;
    const { body: staged } = await pair.maker.upload("/v1/imports/write-offs", csv).expect(201);
    expect(staged).toMatchObject({ rows: 1, warned: 1, refused: 0 });
    const importId = staged.id as string;
    await pair.maker.post(`/v1/imports/${importId}/commit`).expect(200);
    await commitSlice({ db: product.database.app }, { context, importId });
    const { body: list } = await pair.checker.get("/v1/write-offs?status=proposed").expect(200);
    const [{ id, version }] = list.data as [{ id: string; version: number }];
    const confirm = (staff: StaffClient, seen: number) =>
      staff.post(`/v1/write-offs/${id}/confirmation`).set("If-Match", `"${seen}"`);
    await confirm(pair.maker, version).expect(403);
    await confirm(pair.checker, version + 1).expect(412);
    const { body: done } = await confirm(pair.checker, version).expect(200);
    expect(done).toMatchObject({ contractNo, status: "confirmed" });
    const after = await pair.maker.get(`/v1/loans/${contractNo}`).expect(200);
    expect(after.body.principalOutstanding).toBe(before.body.principalOutstanding);
    const [sum] = await product.database.owner.client<{ n: number }[]>`
      select count(*)::int as n from transfers where debit_account in ('5001', '1901')`;
    expect(sum?.n).toBeGreaterThan(1);
  });
});
