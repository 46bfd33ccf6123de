import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  counterForm,
  fill,
  plainRows,
  startDraft,
  submit,
  type DraftView,
} from "../harness/application-steps.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import type { RosterRow } from "../harness/roster-files.ts";
import { pairOf, SEASON, setDate, type Pair } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let pair: Pair;
let volunteer: StaffClient;
let officer: StaffClient;
const rows = plainRows(20);
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  volunteer = await product.signInAs(["volunteer"]);
  officer = await product.signInAs(["clerk"]);
  await setDate(pair.maker, SEASON.importedOn);
});
afterAll(() => product.close());

function rowAt(index: number): RosterRow {
  const row = rows[index];
  if (row === undefined) throw new Error("too few rows");
  return row;
}

const pathOf = ({ id }: { id: string }): string => `/v1/application-drafts/${id}`;

async function refusalOf(answer: PromiseLike<{ status: number; body: { code: string } }>) {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
}

describe("a draft that is started", () => {
  it("knows what the card says, and that nothing came before", async () => {
    const draft = await startDraft(pair.maker, rowAt(0));
    expect(draft).toMatchObject({
      kind: "first",
      status: "draft",
      fields: {
        academicYear: { value: "2024-2025", source: "system" },
        idNumber: { source: "card", on: SEASON.importedOn, was: null },
        sex: { source: "id-number" },
      },
      limits: { undergraduate: { amount: "20000.00", source: "财教〔2024〕188号" } },
    });
    expect(draft.fields["idNumber"]?.value).toMatch(/^\d{4}\*{10}\w{4}$/);
    expect(draft.problems.map(({ pointer }) => pointer)).toContain("/fields/name");
  });

  it("shows the second window that there is one", async () => {
    const body = { academicYear: "2024-2025", idNumber: rowAt(0)["身份证号"] };
    const answer = await officer.post("/v1/application-drafts", body).expect(409);
    expect(answer.body).toMatchObject({
      code: "application-draft.exists",
      data: { draftId: expect.stringMatching(/^drf_/) },
    });
    const seen = await volunteer.post("/v1/application-drafts", body).expect(409);
    expect(seen.body.data).toBeUndefined();
  });

  it.each([
    [{ academicYear: "2024-2026" }, "422 application.unknown-year"],
    [{ academicYear: "2006-2007" }, "422 application.unknown-year"],
    [{ idNumber: "371083200509037483" }, "422 application-draft.invalid-id-number"],
    [{ idNumber: undefined }, "422 application-draft.invalid-id-number"],
    [{ borrowerId: "bor_1" }, "404 borrower.not-found"],
    [{ academicYear: "2024" }, "400 request.invalid"],
  ])("is refused with %o", async (changes, refusal) => {
    const body = { academicYear: "2024-2025", idNumber: rowAt(1)["身份证号"], ...changes };
    expect(await refusalOf(pair.maker.post("/v1/application-drafts", body))).toBe(refusal);
  });

  it("replays its answer under the same key and holds no number in clear", async () => {
    const body = { academicYear: "2024-2025", idNumber: rowAt(1)["身份证号"] };
    const first = await pair.maker.post("/v1/application-drafts", body, "draft-1").expect(201);
    const again = await pair.maker.post("/v1/application-drafts", body, "draft-1").expect(201);
    expect(again.body.id).toBe(first.body.id);
    const dump = (await dumpDatabase(product.database)).join("\n");
    expect(dump).toContain(first.body.id);
    expect(dump).not.toContain(rowAt(1)["身份证号"]);
  });
});

describe("saving", () => {
  let draft: DraftView;
  beforeAll(async () => {
    draft = await startDraft(pair.maker, rowAt(2));
  });

  it("takes half a form and says who wrote each field", async () => {
    draft = await fill(pair.maker, draft, { name: " 张三 ", phone: "138", amount: "八千" });
    expect(draft.version).toBe(2);
    expect(draft.fields["name"]).toEqual({
      value: "张三",
      source: "typed",
      on: SEASON.importedOn,
      was: null,
    });
    const codes = draft.problems.map(({ pointer, code }) => `${pointer} ${code}`);
    expect(codes).toContain("/fields/phone phone.format");
    expect(codes).toContain("/fields/amount amount.not-a-number");
  });

  it("keeps what a changed field said first", async () => {
    draft = await fill(pair.maker, draft, { name: "张山" });
    draft = await fill(pair.maker, draft, { name: "张珊" });
    expect(draft.fields["name"]).toMatchObject({
      value: "张珊",
      was: { value: "张三", source: "typed" },
    });
    draft = await fill(pair.maker, draft, { name: "张三" });
    expect(draft.fields["name"]).toMatchObject({ value: "张三", was: null });
  });

  it("leaves alone what a screen sends back with asterisks", async () => {
    const shown = draft.fields["idNumber"]?.value ?? "";
    draft = await fill(pair.maker, draft, { idNumber: shown, township: "夏村镇" });
    expect(draft.fields["idNumber"]).toMatchObject({ value: shown, source: "card" });
  });

  it("answers 428 without the version and 412 with what was missed", async () => {
    const fields = { township: "白沙滩镇" };
    expect(await refusalOf(pair.maker.patch(pathOf(draft), { fields }))).toBe(
      "428 version.missing",
    );
    const stale = String(draft.version - 1);
    const answer = await pair.maker.patch(pathOf(draft), { fields }, stale).expect(412);
    expect(answer.body).toMatchObject({
      code: "version.changed",
      data: { version: draft.version, changedFields: ["township"] },
    });
  });

  it("refuses a field that it does not know", async () => {
    const body = { fields: { salary: "1" } };
    const answer = await pair.maker.patch(pathOf(draft), body, String(draft.version));
    expect(answer.body).toMatchObject({
      status: 400,
      errors: [{ pointer: "/fields/salary", code: expect.any(String) }],
    });
  });

  it("is for the holder, until another officer takes the draft over", async () => {
    const version = String(draft.version);
    const write = (staff: StaffClient, shown: string) =>
      staff.patch(pathOf(draft), { fields: { major: "数学" } }, shown);
    expect(await refusalOf(write(officer, version))).toBe("409 application-draft.held-by-other");
    const taken = await act(officer, `${pathOf(draft)}/takeover`, draft).expect(200);
    expect(await refusalOf(write(pair.maker, String(taken.body.version)))).toBe(
      "409 application-draft.held-by-other",
    );
    draft = (await write(officer, String(taken.body.version)).expect(200)).body as DraftView;
  });

  it("ends with a withdrawal, after which the person can have another draft", async () => {
    await act(officer, `${pathOf(draft)}/withdrawal`, draft).expect(200);
    const closed = act(officer, `${pathOf(draft)}/withdrawal`, draft);
    expect(await refusalOf(closed)).toBe("409 application-draft.closed");
    await startDraft(pair.maker, rowAt(2));
  });
});

describe("a volunteer", () => {
  let draft: DraftView;
  beforeAll(async () => {
    draft = await startDraft(volunteer, rowAt(3));
  });

  it("enters a draft and reads it again the same day", async () => {
    draft = await fill(volunteer, draft, counterForm(rowAt(3)));
    const answer = await volunteer.get(pathOf(draft)).expect(200);
    expect(answer.get("ETag")).toBe(`"${draft.version}"`);
    const list = await volunteer.get("/v1/application-drafts").expect(200);
    expect(list.body.data.map(({ id }: { id: string }) => id)).toEqual([draft.id]);
  });

  it("sees nothing that others entered", async () => {
    const other = await startDraft(pair.maker, rowAt(4));
    expect(await refusalOf(volunteer.get(pathOf(other)))).toBe("404 application-draft.not-found");
    expect(await refusalOf(volunteer.get("/v1/applications"))).toBe("403 auth.forbidden");
  });

  it("can't submit or take over; an officer does both", async () => {
    expect(await refusalOf(submit(volunteer, draft))).toBe("403 auth.forbidden");
    const taken = await act(officer, `${pathOf(draft)}/takeover`, draft).expect(200);
    const answer = await submit(officer, taken.body as DraftView);
    expect({ status: answer.status, code: answer.body.code }).toEqual({
      status: 201,
      code: undefined,
    });
  });

  it("sees nothing of it the next day", async () => {
    await setDate(pair.maker, "2024-08-21");
    expect(await refusalOf(volunteer.get(pathOf(draft)))).toBe("404 application-draft.not-found");
    const list = await volunteer.get("/v1/application-drafts").expect(200);
    expect(list.body.data).toEqual([]);
    await setDate(pair.maker, SEASON.importedOn);
  });
});

describe("limits", () => {
  it("come with the document they stand in", async () => {
    const answer = await volunteer.get("/v1/application-limits/2023-2024").expect(200);
    expect(answer.body).toMatchObject({
      undergraduate: { amount: "16000.00", source: "教财〔2023〕4号" },
      postgraduate: { amount: "20000.00" },
      minimum: { amount: "1000.00" },
    });
    expect(await refusalOf(volunteer.get("/v1/application-limits/2006-2007"))).toBe(
      "422 application.unknown-year",
    );
  });
});
