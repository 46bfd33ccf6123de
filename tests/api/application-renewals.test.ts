import { withTransaction } from "@bursar/database/connection";
import { insertPreApplications } from "@bursar/database/pre-applications";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  counterForm,
  enterApplication,
  fill,
  plainRows,
  startDraft,
  submit,
  type DraftView,
} from "../harness/application-steps.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, type RosterRow } from "../harness/roster-files.ts";
import {
  bringToDisbursed,
  importRoster,
  pairOf,
  setDate,
  type Pair,
} from "../harness/season-steps.ts";
import { waitFor } from "../harness/wait-for.ts";

const YEAR = "2025-2026";
const STATEMENT =
  "本人在校期间遵守校规，按时完成学业，家庭经济仍有困难，申请续贷用于学费和住宿费。".repeat(3);

let product: TestProduct;
let pair: Pair;
const rows = plainRows(8);
const draftOf = new Map<number, DraftView>();
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await bringToDisbursed(product, pair, rows.slice(0, 4));
  await setDate(pair.maker, "2024-08-20");
  await importRoster(pair.maker, rosterCsv(rows.slice(4, 6)));
  await setDate(pair.maker, "2025-08-20");
}, 120_000);
afterAll(() => product.close());

function rowAt(index: number): RosterRow {
  const row = rows[index];
  if (row === undefined) throw new Error("too few rows");
  return row;
}

async function renewal(index: number): Promise<DraftView> {
  const known = draftOf.get(index) ?? (await startDraft(pair.maker, rowAt(index), YEAR));
  draftOf.set(index, known);
  return known;
}

async function change(index: number, fields: Record<string, string>): Promise<DraftView> {
  const draft = await fill(pair.maker, await renewal(index), fields);
  draftOf.set(index, draft);
  return draft;
}

const codesOf = (draft: DraftView): string[] =>
  draft.problems.map(({ pointer, code }) => `${pointer} ${code}`);

describe("a renewal", () => {
  it("is told from the record and prefilled with last year's form", async () => {
    const draft = await renewal(0);
    expect(draft.kind).toBe("renewal");
    expect(draft.fields).toMatchObject({
      name: { value: rowAt(0)["姓名"], source: "file" },
      phone: { source: "file", on: "2024-08-20" },
      universityCode: { value: rowAt(0)["高校代码"], source: "file" },
      major: { value: rowAt(0)["专业"], source: "last-year", on: "2024-08-20" },
      coBorrowerName: { value: rowAt(0)["共同借款人姓名"], source: "last-year" },
      kind: { value: "renewal", source: "system" },
    });
    expect(draft.fields["amount"]).toBeUndefined();
    expect(codesOf(draft)).toEqual([
      "/fields/amount amount.not-a-number",
      "/fields/renewalStatement renewal.statement-missing",
      "/fields/academicYear documents.incomplete",
    ]);
  });

  it("wants a statement of 100 to 200 characters", async () => {
    const short = await change(0, { amount: "8000", renewalStatement: "申请续贷。" });
    expect(codesOf(short)).toContain("/fields/renewalStatement renewal.statement-length");
    const long = await change(0, { renewalStatement: "续".repeat(201) });
    expect(codesOf(long)).toContain("/fields/renewalStatement renewal.statement-length");
    const right = await change(0, { renewalStatement: STATEMENT });
    expect(codesOf(right)).toEqual(["/fields/academicYear documents.incomplete"]);
  });

  it("can be remote as long as who signs and what is studied are last year's", async () => {
    const remote = await change(0, { channel: "remote" });
    expect(codesOf(remote)).toEqual(["/fields/academicYear documents.incomplete"]);
    const another = { coBorrowerIdNumber: rowAt(1)["共同借款人身份证号"] ?? "" };
    const moved = await change(0, another);
    expect(codesOf(moved)).toEqual([
      "/fields/channel renewal.remote-not-possible",
      "/fields/academicYear documents.incomplete",
      "/fields/coBorrowerIdNumber co-borrower.changed",
    ]);
    expect(moved.fields["coBorrowerIdNumber"]).toMatchObject({
      source: "typed",
      was: { source: "last-year", on: "2024-08-20" },
    });
  });

  it("of one whose earlier application came to nothing is a first loan", async () => {
    expect((await renewal(4)).kind).toBe("first");
  });

  it("typed as a first loan is questioned, and the other way round", async () => {
    const first = await change(1, { kind: "first" });
    expect(codesOf(first)).toContain("/fields/kind kind.first-before");
    const never = await change(5, { kind: "renewal" });
    expect(codesOf(never)).toContain("/fields/kind kind.no-earlier-loan");
  });
});

describe("a co-borrower", () => {
  it("can't be somebody with an unsettled loan", async () => {
    const draft = await change(2, { coBorrowerIdNumber: rowAt(3)["身份证号"] ?? "" });
    expect(codesOf(draft)).toContain("/fields/coBorrowerIdNumber co-borrower.has-loan");
  });

  it("belongs to the county: another one blocks, another card's county asks", async () => {
    const elsewhere = await change(2, { coBorrowerDivision: "110101" });
    expect(codesOf(elsewhere)).toContain(
      "/fields/coBorrowerDivision co-borrower.household-elsewhere",
    );
    const card = { coBorrowerDivision: "", coBorrowerIdNumber: "11010519491231002X" };
    expect(codesOf(await change(2, card))).toContain(
      "/fields/coBorrowerIdNumber co-borrower.household-to-check",
    );
    const here = await change(2, { coBorrowerDivision: "371083" });
    expect(codesOf(here).join()).not.toContain("household");
  });

  it("who is no parent is asked about, with the age that policy names", async () => {
    const draft = await change(2, { coBorrowerRelation: "祖父" });
    expect(codesOf(draft)).toEqual(
      expect.arrayContaining([
        "/fields/coBorrowerRelation co-borrower.not-parent",
        "/fields/coBorrowerIdNumber co-borrower.over-age",
      ]),
    );
  });
});

describe("what a renewal changes in the file", () => {
  it("is decided openly: the phone wins, study data of a living loan are asked for", async () => {
    const fields = {
      amount: "8000",
      renewalStatement: STATEMENT,
      phone: "13900007777",
      graduationYear: String(Number(rowAt(3)["预计毕业年份"]) + 1),
    };
    const draft = await change(3, fields);
    const answer = await submit(pair.maker, draft);
    expect(answer.body).toMatchObject({ status: "submitted", kind: "renewal" });
    const path = `/v1/applications/${answer.body.id as string}`;
    const detail = await pair.checker.get(path).expect(200);
    expect(detail.body.fileUpdates).toMatchObject([
      { field: "phone", action: "update" },
      { field: "graduation-year", action: "change-request" },
    ]);
    expect(await changesOf(detail.body.borrowerId as string)).toMatchObject([
      { kind: "study", status: "draft" },
    ]);
    const before = await phoneOnFile(answer.body.id as string);
    await pair.checker.post(`${path}/approval`, { version: 1 }).expect(200);
    const after = await phoneOnFile(answer.body.id as string);
    expect(after.hash).not.toBe(before.hash);
    expect(after).toMatchObject({ source: "borrower", on: "2025-08-20", year: before.year });
    await product.startWorker();
    const old = String(rowAt(3)["手机号"]);
    await waitFor("the message to the old number", async () =>
      (await product.messages()).some(
        ({ to, text }) => to === old && text.includes("更换在资助中心预留的这个手机号"),
      ),
    );
    await product.stopWorker();
  });

  it("writes study data of somebody without a loan when it is approved", async () => {
    const draft = await change(4, {
      ...counterForm(rowAt(4)),
      graduationYear: String(Number(rowAt(4)["预计毕业年份"]) + 1),
    });
    const answer = await submit(pair.maker, draft);
    const { id, version } = answer.body as { id: string; version: number };
    await pair.checker.post(`/v1/applications/${id}/approval`, { version }).expect(200);
    expect((await phoneOnFile(id)).year).toBe(Number(rowAt(4)["预计毕业年份"]) + 1);
  });

  async function changesOf(borrowerId: string): Promise<{ id: string }[]> {
    const { body } = await pair.maker.get(`/v1/changes?borrowerId=${borrowerId}`).expect(200);
    return body.data as { id: string }[];
  }

  it("is drafted once: a corrected application finds it, and it names what was stated", async () => {
    const year = Number(rowAt(1)["预计毕业年份"]) + 1;
    const fields = { amount: "8000", renewalStatement: STATEMENT, graduationYear: String(year) };
    const answer = await submit(pair.maker, await change(1, fields));
    const { id, version } = answer.body as { id: string; version: number };
    const detail = await pair.checker.get(`/v1/applications/${id}`).expect(200);
    const borrowerId = detail.body.borrowerId as string;
    const [drafted] = await changesOf(borrowerId);
    const path = `/v1/changes/${drafted?.id}`;
    const shown = await pair.maker.get(path).expect(200);
    expect(shown.body).toMatchObject({
      status: "draft",
      kind: "study",
      content: { event: "correction", graduationYear: String(year) },
    });
    expect(shown.body.content.universityCode).toBeUndefined();
    const body = { note: "毕业年份核对后再报" };
    const sentBack = await act(pair.checker, `/v1/applications/${id}/return`, { version, body });
    expect(sentBack.status).toBe(200);
    const again = await act(pair.maker, `/v1/applications/${id}/correction`, {
      version: version + 1,
    });
    expect(again.status).toBe(201);
    expect((await submit(pair.maker, again.body as DraftView)).status).toBe(201);
    expect((await changesOf(borrowerId)).map((one) => one.id)).toEqual([drafted?.id]);
  });

  async function phoneOnFile(applicationId: string) {
    const { client } = product.database.owner;
    const [row] = await client<{ hash: string; source: string; on: string; year: number }[]>`
      select encode(b.phone_hash, 'hex') as hash, phone_source as source,
             phone_confirmed_on::text as "on", b.graduation_year as year
      from borrowers b
      join applications a on a.centre_id = b.centre_id and a.borrower_id = b.id
      where a.id = ${applicationId}`;
    if (row === undefined) throw new Error("no borrower");
    return row;
  }
});

describe("a first loan after a pre-application", () => {
  it("takes school, hardship and guardian over and says so", async () => {
    const row = rowAt(6);
    await insertPreApplication(row);
    const draft = await startDraft(pair.maker, row, YEAR);
    expect(draft.fields).toMatchObject({
      name: { value: row["姓名"], source: "pre-application", on: "2025-06-20" },
      highSchool: { source: "pre-application" },
      coBorrowerName: { value: row["共同借款人姓名"], source: "pre-application" },
      hardshipCategory: { value: "sudden-event", source: "pre-application" },
    });
    const filled = await fill(pair.maker, draft, { ...counterForm(row), entryYear: "2025" });
    expect(filled.fields["highSchool"]?.source).toBe("pre-application");
    await enterApplication(pair.maker, rowAt(7), { academicYear: YEAR });
  });

  async function insertPreApplication(row: RosterRow): Promise<void> {
    const actor = { id: "usr_school", kind: "staff" };
    const context = { actor, centreId: "cen_a", requestId: "req_pre" };
    await withTransaction(product.database.app, context, (tx) =>
      insertPreApplications(tx, [
        {
          entry: {
            academicYear: YEAR,
            school: row["毕业高中"] ?? "",
            className: "高三1班",
            name: row["姓名"] ?? "",
            sex: row["性别"] === "男" ? "male" : "female",
            ethnicity: row["民族"] ?? "",
            township: row["户籍乡镇"] ?? "",
            idNumber: row["身份证号"] ?? "",
            phone: row["手机号"] ?? "",
            category: "sudden-hardship",
            hardshipCategory: "sudden-event",
            guardian: {
              name: row["共同借款人姓名"] ?? "",
              relation: row["共同借款人关系"] ?? "",
              idNumber: row["共同借款人身份证号"] ?? "",
              phone: row["共同借款人手机号"] ?? "",
            },
            note: "",
          },
          status: "school-approved",
          warnings: [],
          importId: null,
          makerId: "usr_school",
          enteredOn: "2025-06-20",
          schoolApprovedOn: "2025-06-20",
        },
      ]),
    );
  }
});
