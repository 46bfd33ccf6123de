import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  codeOf,
  act,
  counterForm,
  enterApplication,
  fill,
  plainRows,
  reasonsFor,
  startDraft,
  submit,
  type DraftView,
} from "../harness/application-steps.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, type RosterRow } from "../harness/roster-files.ts";
import { listApplications, pairOf, SEASON, setDate, type Pair } from "../harness/season-steps.ts";

const TIMES = 50;
let product: TestProduct;
let pair: Pair;
const rows = plainRows(40);
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await setDate(pair.maker, SEASON.importedOn);
});
afterAll(() => product.close());

function rowAt(index: number): RosterRow {
  const row = rows[index];
  if (row === undefined) throw new Error("too few rows");
  return row;
}

async function complete(row: RosterRow, changes: Record<string, string> = {}): Promise<DraftView> {
  const draft = await startDraft(pair.maker, row);
  return fill(pair.maker, draft, { ...counterForm(row), ...changes });
}

const errorsOf = (body: { errors?: { pointer: string; code: string }[] }): string[] =>
  (body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

describe("201", () => {
  it("a complete draft becomes an application that awaits its second person", async () => {
    const draft = await complete(rowAt(0));
    expect(draft.toAcknowledge).toEqual(["documents.incomplete"]);
    const answer = await submit(pair.maker, draft);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ status: "submitted", kind: "first", version: 1 });
    const detail = await pair.maker.get(`/v1/applications/${answer.body.id as string}`).expect(200);
    expect(detail.get("ETag")).toBe('"1"');
    expect(detail.body).toMatchObject({
      acknowledged: ["documents.incomplete"],
      fileUpdates: [],
      form: { level: "bachelor", amount: `${Number(rowAt(0)["申请金额"])}` },
      moves: [{ event: "submit", fromStatus: "draft", toStatus: "submitted" }],
    });
    expect(detail.body.form.idNumber).toMatch(/\*{10}/);
  });

  it("a minor's draft needs no reason once the guardian's consent is on it", async () => {
    const minor = { ...rowAt(20), 身份证号: "371083200709040096", 性别: "男" };
    const draft = await complete(minor);
    expect(draft.toAcknowledge).toContain("borrower.minor");
    const consented = await fill(pair.maker, draft, { guardianConsent: "given" });
    expect(consented.toAcknowledge).not.toContain("borrower.minor");
    const answer = await submit(pair.maker, consented);
    const detail = await pair.maker.get(`/v1/applications/${answer.body.id as string}`).expect(200);
    expect(detail.body).toMatchObject({ guardianConsentOn: SEASON.importedOn });
    expect(detail.body.warnings).toContain("borrower.minor");
  });
});

describe("422", () => {
  it("everything that is wrong is said at once, with pointers", async () => {
    const draft = await complete(rowAt(1), {
      phone: "138",
      amount: "20001",
      coBorrowerIdNumber: "371083200509037483",
      householdDivision: "110101",
    });
    const answer = await submit(pair.maker, draft, []);
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe("application-draft.not-ready");
    expect(errorsOf(answer.body)).toEqual([
      "/fields/phone phone.format",
      "/fields/householdDivision borrower.household-elsewhere",
      "/fields/amount amount.over-cap",
      "/fields/coBorrowerIdNumber id-number.checksum",
      "/fields/academicYear documents.incomplete",
    ]);
    expect(answer.body.data).toEqual({
      blocking: [
        "phone.format",
        "borrower.household-elsewhere",
        "amount.over-cap",
        "id-number.checksum",
      ],
      warnings: ["documents.incomplete"],
    });
  });

  it("a warning waits for its reason and for nobody else's", async () => {
    const draft = await complete(rowAt(2), { coBorrowerRelation: "姑姑" });
    expect(draft.toAcknowledge).toContain("co-borrower.not-parent");
    const some = reasonsFor(draft).filter(({ code }) => code !== "co-borrower.not-parent");
    const refused = await submit(pair.maker, draft, some);
    expect(errorsOf(refused.body)).toEqual(["/fields/coBorrowerRelation co-borrower.not-parent"]);
    expect((await submit(pair.maker, draft)).status).toBe(201);
  });

  it("a refusal is not to be acknowledged away", async () => {
    const draft = await complete(rowAt(3), { phone: "138" });
    const reasons = [...reasonsFor(draft), { code: "phone.format", reason: "没有手机" }];
    expect((await submit(pair.maker, draft, reasons)).status).toBe(422);
  });
});

describe("one application a person and year, of fifty at the same moment", () => {
  async function count(row: RosterRow): Promise<number> {
    const list = await listApplications(pair.maker, "submitted");
    const names = list as unknown as { borrowerName: string }[];
    const { client } = product.database.owner;
    const [found] = await client<{ rows: number }[]>`
      select count(*)::int as rows from applications a
      join borrowers b on b.centre_id = a.centre_id and b.id = a.borrower_id
      where b.name = ${row["姓名"] ?? ""}`;
    expect(names.length).toBeGreaterThan(0);
    return found?.rows ?? -1;
  }

  it("with one key: one effect and one answer", async () => {
    const draft = await complete(rowAt(4));
    const path = `/v1/application-drafts/${draft.id}/submission`;
    const body = { acknowledgements: reasonsFor(draft) };
    const answers = await Promise.all(
      Array.from({ length: TIMES }, () =>
        pair.maker.post(path, body, "one-key").set("If-Match", `"${draft.version}"`),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await count(rowAt(4))).toBe(1);
  });

  it("with fifty keys: one is taken, the others are told which", async () => {
    const draft = await complete(rowAt(5));
    const answers = await Promise.all(
      Array.from({ length: TIMES }, () => submit(pair.maker, draft)),
    );
    const taken = answers.filter(({ status }) => status === 201);
    const told = answers.filter(({ status }) => status === 409);
    expect([taken.length, told.length]).toEqual([1, TIMES - 1]);
    for (const { body } of told) {
      expect(body).toMatchObject({
        code: "application-draft.closed",
        data: { applicationId: taken[0]?.body.id },
      });
    }
    expect(await count(rowAt(5))).toBe(1);
  });

  it("a year's second application is refused from the start", async () => {
    const body = { academicYear: "2024-2025", idNumber: rowAt(5)["身份证号"] };
    const answer = await pair.maker.post("/v1/application-drafts", body).expect(409);
    expect(answer.body).toMatchObject({
      code: "application.exists",
      data: { applicationId: expect.stringMatching(/^app_/) },
    });
  });

  it("a roster that brings the same people meanwhile waits, and leaves them out", async () => {
    const people = rows.slice(21, 26);
    const drafts: DraftView[] = [];
    for (const row of people) drafts.push(await complete(row));
    const staged = await pair.maker.upload("/v1/imports/rosters", rosterCsv(people)).expect(201);
    const commit = pair.maker.post(`/v1/imports/${staged.body.id as string}/commit`);
    const answers = await Promise.all([commit, ...drafts.map((one) => submit(pair.maker, one))]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    for (const row of people) expect(await count(row)).toBe(1);
  });

  it("a draft whose number was retyped to somebody else's is blocked", async () => {
    const draft = await complete(rowAt(6));
    const idNumber = rowAt(5)["身份证号"] ?? "";
    const retyped = await fill(pair.maker, draft, { idNumber });
    const answer = await submit(pair.maker, retyped);
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.body)).toContain("/fields/idNumber application.duplicate");
  });
});

describe("possible duplicates", () => {
  it("the same name and birth date under another number, however it is spelt", async () => {
    const row = rowAt(7);
    await enterApplication(pair.maker, row, { name: "阿依古丽·買買提" });
    const twin = withOtherSequence(row["身份证号"] ?? "");
    const draft = await startDraft(pair.maker, { ...row, 身份证号: twin });
    const seen = await fill(pair.maker, draft, { name: "阿依古丽买买提", phone: "13900001111" });
    expect(seen.duplicates).toMatchObject([{ reasons: ["same-name-and-birth"] }]);
    expect(seen.duplicates[0]?.borrowerName).toContain("*");
  });

  it("the same phone under another name, and one co-borrower of two families", async () => {
    const draft = await complete(rowAt(8), { phone: rowAt(7)["手机号"] ?? "" });
    expect(draft.duplicates).toMatchObject([{ reasons: ["same-phone"] }]);
    const shared = {
      phone: rowAt(8)["手机号"] ?? "",
      coBorrowerRelation: "叔叔",
      coBorrowerIdNumber: rowAt(7)["共同借款人身份证号"] ?? "",
    };
    const uncle = await fill(pair.maker, draft, shared);
    expect(uncle.duplicates).toMatchObject([{ reasons: ["same-co-borrower"] }]);
    const father = await fill(pair.maker, uncle, { coBorrowerRelation: "父亲" });
    expect(father.duplicates).toEqual([]);
    expect((await submit(pair.maker, father)).status).toBe(201);
  });

  it("are nobody's business but an officer's", async () => {
    const volunteer = await product.signInAs(["volunteer"]);
    const draft = await startDraft(volunteer, rowAt(9));
    const seen = await fill(volunteer, draft, { phone: rowAt(7)["手机号"] ?? "" });
    expect(seen.duplicates).toEqual([]);
  });
});

describe("after the submission", () => {
  it("a withdrawn application leaves room for another of the year", async () => {
    const first = await enterApplication(pair.maker, rowAt(10));
    const path = `/v1/applications/${first.id}`;
    const body = { reasons: ["family.wish"], note: "改办校园地贷款" };
    await act(pair.maker, `${path}/withdrawal`, { ...first, body }).expect(200);
    const second = await enterApplication(pair.maker, rowAt(10));
    expect(second.id).not.toBe(first.id);
  });

  it("a returned one is corrected in a draft and comes back as its next version", async () => {
    const entered = await enterApplication(pair.maker, rowAt(11));
    const path = `/v1/applications/${entered.id}`;
    const body = { reasons: ["study.major"], note: "专业名称与通知书不一致" };
    const own = await act(pair.maker, `${path}/return`, { ...entered, body });
    expect(own.status).toBe(403);
    const stale = await act(pair.checker, `${path}/return`, { version: 9, body });
    expect(codeOf(stale)).toBe("412 version.changed");
    const returned = await act(pair.checker, `${path}/return`, { ...entered, body }).expect(200);
    expect(returned.body).toMatchObject({ status: "returned", version: 2 });

    const opened = await act(pair.maker, `${path}/correction`, returned.body).expect(201);
    const corrected = await fill(pair.maker, opened.body as DraftView, { major: "会计学" });
    expect(corrected.fields["major"]).toMatchObject({ was: { value: rowAt(11)["专业"] } });
    const answer = await submit(pair.maker, corrected);
    expect(answer.body).toMatchObject({ id: entered.id, status: "submitted", version: 3 });
    const detail = await pair.checker.get(path).expect(200);
    expect(detail.body.form.major).toBe("会计学");
    expect(detail.body.moves.map(({ event }: { event: string }) => event)).toEqual([
      "submit",
      "return",
      "submit",
    ]);
    expect(detail.body.moves[1]).toMatchObject({ note: body.note, reasons: body.reasons });
  });

  it("an approved one goes nowhere else", async () => {
    const entered = await enterApplication(pair.maker, rowAt(12));
    const path = `/v1/applications/${entered.id}`;
    const { version } = entered;
    const approved = await pair.checker.post(`${path}/approval`, { version }).expect(200);
    const body = { note: "重复" };
    for (const [staff, step] of [
      [pair.checker, "return"],
      [pair.checker, "void"],
      [pair.maker, "withdrawal"],
      [pair.maker, "supplied-documents"],
      [pair.maker, "correction"],
    ] as const) {
      const answer = await act(staff, `${path}/${step}`, { ...approved.body, body });
      expect(`${step} ${codeOf(answer)}`).toBe(`${step} 409 application.not-possible-now`);
    }
  });

  it("a second person may void one that should not stand", async () => {
    const entered = await enterApplication(pair.maker, rowAt(13));
    const path = `/v1/applications/${entered.id}/void`;
    const body = { reasons: ["duplicate.person"], note: "与外县重复" };
    const voided = await act(pair.checker, path, { ...entered, body }).expect(200);
    expect(voided.body).toMatchObject({ status: "voided", version: 2 });
  });
});

/** The ID number of somebody else who was born on the same day in the same place. */
function withOtherSequence(idNumber: string): string {
  const first = `${idNumber.slice(0, 14)}${String((Number(idNumber.slice(14, 17)) + 2) % 1000).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return `${first}${"10X98765432"[sum % 11]}`;
}
