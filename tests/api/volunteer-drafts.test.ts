import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, fill, plainRows, startDraft, type DraftView } from "../harness/application-steps.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, type RosterRow } from "../harness/roster-files.ts";
import { uploadScan } from "../harness/scans.ts";
import { bringToDisbursed, importRoster, pairOf, setDate } from "../harness/season-steps.ts";
import type { Pair } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const YEAR = "2025-2026";
const rows = plainRows(6);
let product: TestProduct;
let pair: Pair;
let volunteer: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  await bringToDisbursed(product, pair, rows.slice(0, 2));
  await setDate(pair.maker, "2025-08-20");
  volunteer = await product.signInAs(["volunteer"]);
}, 120_000);
afterAll(() => product.close());

function rowAt(index: number): RosterRow {
  const row = rows[index];
  if (row === undefined) throw new Error("too few rows");
  return row;
}

/** A draft without what is the draft's own: its ids, and what the person's ID number says. */
function shapeOf(draft: DraftView): object {
  const { idNumber: _idNumber, sex: _sex, ...fields } = draft.fields;
  return { ...draft, fields, id: "", keys: Object.keys(draft.fields) };
}

describe("a draft that a volunteer begins", () => {
  let known: DraftView;
  let unknown: DraftView;
  beforeAll(async () => {
    known = await startDraft(volunteer, rowAt(0), YEAR);
    unknown = await startDraft(volunteer, rowAt(4), YEAR);
  });

  it("holds nothing but the ID number and the year, and looks the same for anybody", async () => {
    expect(Object.keys(known.fields).toSorted()).toEqual(
      ["academicYear", "channel", "idNumber", "kind", "sex"].toSorted(),
    );
    expect(shapeOf(known)).toEqual(shapeOf(unknown));
    expect(known).toMatchObject({ kind: "first", borrowerId: null, duplicates: [] });
  });

  it("tells nothing by what is typed into it either", async () => {
    const typed = {
      name: "某某",
      kind: "renewal",
      hardshipCategory: "其他",
      coBorrowerIdNumber: rowAt(1)["身份证号"] ?? "",
    };
    const changed = [await fill(volunteer, known, typed), await fill(volunteer, unknown, typed)];
    expect(shapeOf(changed[0] ?? known)).toEqual(shapeOf(changed[1] ?? unknown));
    expect(changed[0]?.problems.map(({ code }) => code)).not.toContain("co-borrower.has-loan");
    const subject = { subjectKind: "draft", subjectId: known.id };
    const scan = await uploadScan(volunteer, known.id, { fields: subject });
    expect(scan).toMatchObject({ borrowerId: null });
    const list = await volunteer.get("/v1/application-drafts").expect(200);
    const ids = (list.body.data as { borrowerId: unknown }[]).map(({ borrowerId }) => borrowerId);
    expect(ids).toEqual([null, null]);
  });

  it("is filled with what is known when an officer takes it over", async () => {
    const officer = await product.signInAs(["clerk"]);
    const path = `/v1/application-drafts/${known.id}`;
    const shown = (await officer.get(path).expect(200)).body as DraftView;
    const taken = (await act(officer, `${path}/takeover`, shown).expect(200)).body as DraftView;
    expect(taken.version).toBe(shown.version + 1);
    expect(taken).toMatchObject({
      borrowerId: expect.stringMatching(/^bor_/),
      fields: {
        name: { source: "typed" },
        phone: { source: "file" },
        universityCode: { value: rowAt(0)["高校代码"], source: "file" },
        major: { value: rowAt(0)["专业"], source: "last-year", on: "2024-08-20" },
        coBorrowerName: { value: rowAt(0)["共同借款人姓名"], source: "last-year" },
      },
    });
    expect(taken.problems.map(({ code }) => code)).toContain("borrower.name-differs");
  });

  it("becomes a renewal by the record when nobody said which it is", async () => {
    const begun = await startDraft(volunteer, rowAt(1), YEAR);
    expect(begun.kind).toBe("first");
    const path = `/v1/application-drafts/${begun.id}/takeover`;
    const taken = await act(pair.maker, path, begun).expect(200);
    expect(taken.body).toMatchObject({
      kind: "renewal",
      fields: { kind: { value: "renewal", source: "system" }, name: { source: "file" } },
    });
  });

  it("is not opened for somebody on file, and names no application", async () => {
    const [row] = await product.database.owner.client`select id from borrowers limit 1`;
    const byFile = { academicYear: YEAR, borrowerId: row?.["id"] as string };
    const answer = await volunteer.post("/v1/application-drafts", byFile).expect(404);
    expect(answer.body.code).toBe("borrower.not-found");

    await setDate(pair.maker, "2024-08-20");
    await importRoster(pair.maker, rosterCsv([rowAt(5)]));
    const again = { academicYear: "2024-2025", idNumber: rowAt(5)["身份证号"] };
    const refused = await volunteer.post("/v1/application-drafts", again).expect(409);
    expect(refused.body.code).toBe("application.exists");
    expect(refused.body.data).toBeUndefined();
    const seen = await pair.maker.post("/v1/application-drafts", again).expect(409);
    expect(seen.body.data.applicationId).toMatch(/^app_/);
  });
});
