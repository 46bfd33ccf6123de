import { sealedTables } from "@bursar/database/keys";
import { eraseItems, SEALED_COLUMN_ENDS } from "@bursar/database/retention";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { ERASABLE_CLASSES } from "@bursar/domain/retention";
import { openFolderStore } from "@bursar/documents/storage";
import { runRetention } from "@bursar/servicing/retention";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { borrowerOf, fileDocument } from "../harness/change-papers.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { keptAnswers } from "../harness/kept-answers.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { startDraft } from "../harness/application-steps.ts";
import { preApplicationForm } from "../harness/pre-application-files.ts";
import { rosterRows } from "../harness/roster-files.ts";
import { bringToDisbursed, pairOf, setDate, type Pair } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const LATER = "2034-11-20";
const SETTLED = "2028-12-20";
const SCAN = `${CENTRES.a}/2026-11/fil_test`;
const rows = rosterRows().slice(0, 4);

let product: TestProduct;
let pair: Pair;
let supervisor: StaffClient;
let people: { contractNo: string; borrowerId: string; row: Record<string, string> }[];

const context: ActionContext = {
  actor: { id: "cli:test", kind: "cli" },
  centreId: CENTRES.a,
  requestId: "req_test",
};

function person(index: number) {
  const found = people[index];
  if (found === undefined) throw new Error(`nobody is ${index}`);
  return found;
}

function rowOf(index: number): Record<string, string> {
  const row = rosterRows()[index];
  if (row === undefined) throw new Error(`no row ${index}`);
  return row;
}

function erase(runId: string, signal?: AbortSignal, step?: () => void) {
  const files = openFolderStore(join(product.dataDirectory, "documents"));
  return runRetention({ db: product.database.owner, files }, { context, runId, signal, step });
}

/** The loan's last money came in; as the lender's file would say it. */
async function settle(borrowerId: string): Promise<void> {
  await product.database.owner.client`
    insert into loan_facts (centre_id, loan_id, sequence, kind, effective_on, detail, recorded_by,
                            posted_on)
    select l.centre_id, l.id, 1 + coalesce((select max(f.sequence) from loan_facts f
        where f.centre_id = l.centre_id and f.loan_id = l.id), 0),
      'rescued', ${SETTLED}, '{"scope":"full"}', 'usr_test', ${SETTLED}
    from loans l where l.centre_id = ${CENTRES.a} and l.borrower_id = ${borrowerId}`;
}

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  supervisor = await product.signInAs(["supervisor"]);
  const contracts = await bringToDisbursed(product, pair, rows);
  const numbers = await product.database.owner.client<{ no: string; name: string }[]>`
    select c.contract_no as no, b.name from contracts c join borrowers b
      on b.centre_id = c.centre_id and b.id = c.borrower_id where c.centre_id = ${CENTRES.a}`;
  people = await Promise.all(
    contracts.map(async ({ contractNo }) => {
      const name = numbers.find(({ no }) => no === contractNo)?.name;
      const row = rows.find((one) => Object.values(one).includes(name ?? ""));
      if (row === undefined) throw new Error(`no row of ${contractNo}`);
      return { contractNo, borrowerId: await borrowerOf(product, contractNo), row };
    }),
  );
  for (const index of [0, 1, 2]) await settle(person(index).borrowerId);
  await startDraft(pair.maker, rowOf(8));
  await setDate(pair.maker, "2026-05-25");
  for (const index of [0, 100])
    await pair.maker.post("/v1/pre-applications", preApplicationForm(index)).expect(201);
  const { borrowerId } = person(0);
  const paper = { subjectId: borrowerId, borrowerId, kind: "household-register" };
  const id = await fileDocument(product, paper);
  await openFolderStore(join(product.dataDirectory, "documents")).put(SCAN, Buffer.from("scan"));
  await product.database.owner.client`
    update documents set storage_key = ${SCAN} where centre_id = ${CENTRES.a} and id = ${id}`;
}, 120_000);
afterAll(() => product.close());

async function plan(asOf: string) {
  const { body } = await supervisor.get(`/v1/retention-plans?asOf=${asOf}`).expect(200);
  return body as { due: Record<string, number>; held: Record<string, number>; planHash: string };
}

it("every sealed column has an end", () => {
  const declared = sealedTables().flatMap(({ table, columns }) =>
    columns.map(({ column }) => `${table.split(".")[1] ?? ""}.${column}`),
  );
  expect(Object.keys(SEALED_COLUMN_ENDS).sort()).toEqual(declared.sort());
});

describe("what has outlived its period", () => {
  it("is nothing while loans live or five years have not passed", async () => {
    await setDate(pair.maker, LATER);
    const early = await plan("2033-12-19");
    expect(early.due["borrower-file"]).toBeUndefined();
    const late = await plan("2033-12-20");
    // The fourth borrower's loan lives.
    expect(late.due["borrower-file"]).toBe(3);
  });

  it("is kept whole under a hold", async () => {
    const body = { borrowerId: person(2).borrowerId, reason: "诉讼中，保全全部材料" };
    await supervisor.post("/v1/legal-holds", body).expect(201);
    const again = await supervisor.post("/v1/legal-holds", body).expect(409);
    expect(again.body.code).toBe("legal-hold.in-force");
    expect((await keptAnswers(product.database)).join()).not.toContain("诉讼中");
    const { due, held } = await plan(LATER);
    expect(due).toMatchObject({ "borrower-file": 2, draft: 1, "pre-application": 1 });
    expect(held).toMatchObject({ "borrower-file": 1, "import-content": 1 });
  });

  it("needs two people and the plan that was shown", async () => {
    const both = await product.signInAs(["supervisor", "reviewer"]);
    const { planHash } = await plan(LATER);
    const stale = { asOf: LATER, planHash: "0".repeat(64) };
    const refused = await both.post("/v1/retention-runs", stale).expect(409);
    expect(refused.body.code).toBe("retention-run.plan-changed");
    const shown = { asOf: LATER, planHash };
    const { body: run } = await both.post("/v1/retention-runs", shown).expect(201);
    const path = `/v1/retention-runs/${run.id as string}/approval`;
    const same = await both.post(path, { planHash }).expect(409);
    expect(same.body.code).toBe("retention-run.same-person");
    await expect(erase(run.id as string)).rejects.toMatchObject({
      code: "retention-run.not-approved",
    });
    const other = await pair.checker.post(path, { planHash: "1".repeat(64) }).expect(409);
    expect(other.body.code).toBe("retention-run.plan-changed");
    await pair.checker.post(path, { planHash }).expect(200);
  });

  it("goes, broken off and resumed, without a trace in the database", async () => {
    const { body: list } = await supervisor.get("/v1/retention-runs").expect(200);
    const runId = list.data[0].id as string;
    // A hold that comes after the approval keeps as well.
    const held = { borrowerId: person(1).borrowerId, reason: "法院来函，暂缓清理" };
    const { body: hold } = await supervisor.post("/v1/legal-holds", held).expect(201);
    const killed = new AbortController();
    await expect(erase(runId, killed.signal, () => killed.abort())).rejects.toThrow();
    const run = await erase(runId);
    expect(run).toMatchObject({ status: "done", proof: { clean: true, overdue: {} } });
    const { body: shown } = await supervisor.get(`/v1/retention-runs/${runId}`).expect(200);
    expect(shown.items).toMatchObject({ open: 0, kept: expect.any(Number) });
    const [facts] = await product.database.owner.client`
      select (select count(*)::int from loans where centre_id = ${CENTRES.a}) as loans,
        (select count(*)::int from transfers where centre_id = ${CENTRES.a}) as transfers`;
    expect(facts?.["loans"]).toBe(4);
    const files = openFolderStore(join(product.dataDirectory, "documents"));
    expect(await files.get(SCAN)).toBeUndefined();
    const dump = (await dumpDatabase(product.database)).join("\n");
    const gone = await traces(person(0));
    for (const trace of gone) expect(dump).not.toContain(trace);
    const early = preApplicationForm(100);
    for (const trace of [early.name, early.idNumber]) expect(dump).not.toContain(trace);
    const kept = await product.database.owner.client<{ name: string }[]>`
      select name from borrowers where centre_id = ${CENTRES.a} order by name`;
    expect(kept.filter(({ name }) => name === "已删除")).toHaveLength(1);
    await supervisor.post(`/v1/legal-holds/${hold.id as string}/lifting`).expect(200);
    expect((await plan(LATER)).due["borrower-file"]).toBe(1);
  });

  it.each(ERASABLE_CLASSES)("erases %s with statements that the database takes", async (name) => {
    await withTransaction(product.database.owner, context, async (tx) => {
      const items = { class: name, ids: ["nobody"] };
      expect(await eraseItems(tx, items, "2007-01-01")).toEqual([]);
    });
  });

  it("can't be erased by a service's own login", async () => {
    const erased = withTransaction(product.database.app, context, (tx) =>
      eraseItems(tx, { class: "borrower-file", ids: [person(1).borrowerId] }, LATER),
    );
    await expect(erased).rejects.toThrow();
  });

  it("leaves files that can be opened, with a marker in the place of names", async () => {
    const { contractNo, borrowerId } = person(0);
    const reading = await product.signInAs(["auditor"]);
    for (const path of [
      `/v1/borrowers/${borrowerId}`,
      `/v1/loans/${contractNo}`,
      `/v1/documents?borrowerId=${borrowerId}`,
      "/v1/applications",
      "/v1/borrowers",
      "/v1/contracts",
    ]) {
      const answer = await reading.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
    }
    const { body } = await reading.get(`/v1/borrowers/${borrowerId}`);
    expect(JSON.stringify(body)).toContain("已删除");
    const { body: found } = await reading.get(`/v1/documents?borrowerId=${borrowerId}`);
    expect(found.data.length).toBeGreaterThan(0);
  });
});

/** What a family would be known by: its roster row's name and numbers. */
async function traces({ row }: { row: Record<string, string> }): Promise<string[]> {
  const values = Object.entries(row)
    .filter(([column]) => /姓名|身份证|手机|电话/.test(column))
    .map(([, value]) => value)
    .filter((value) => value.length > 1);
  expect(values.length).toBeGreaterThan(3);
  return values;
}
