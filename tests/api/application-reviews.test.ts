import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  codeOf,
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
  importRoster,
  listApplications,
  pairOf,
  SEASON,
  setDate,
  type Pair,
} from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const YEAR = "2025-2026";
let product: TestProduct;
let pair: Pair;
/** May enter as well as approve: the two roles of a small centre. */
let both: StaffClient;
const rows = plainRows(40);
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  both = await product.signInAs(["clerk", "reviewer"]);
  await setDate(pair.maker, SEASON.importedOn);
  await importRoster(pair.maker, rosterCsv(rows.slice(0, 30)));
  for (const { id, version } of await listApplications(pair.checker, "submitted")) {
    await pair.checker.post(`/v1/applications/${id}/approval`, { version }).expect(200);
  }
  await setDate(pair.maker, "2025-08-20");
  await importRoster(pair.maker, rosterCsv(rows.slice(0, 30).map(nextYear)));
}, 120_000);
afterAll(() => product.close());

/** Last year's row as a renewal with everything the same. */
function nextYear(row: RosterRow): RosterRow {
  return { ...row, 学年: YEAR, 贷款类型: "续贷", 申请金额: "8000" };
}

interface Case {
  readonly id: string;
  readonly application: { version: number; kind: string };
  readonly risk: { score: number; level: string; reasons: { code: string }[] };
  readonly changedFields: readonly string[];
  readonly own: boolean;
  readonly opened: boolean;
}

async function inbox(staff: StaffClient): Promise<Case[]> {
  const answer = await staff.get(`/v1/reviews?limit=100&academicYear=${YEAR}`).expect(200);
  return answer.body.data as Case[];
}

interface EnteredView {
  readonly id: string;
  readonly version: number;
}

interface Plan {
  readonly hash: string;
  readonly cases: readonly { applicationId: string; version: number; sampled: boolean }[];
}

async function plan(staff: StaffClient, applicationIds: readonly string[]): Promise<Plan> {
  const answer = await staff.post("/v1/bulk-review-plans", { applicationIds }).expect(200);
  return answer.body as Plan;
}

async function openSample(staff: StaffClient, planned: Plan): Promise<void> {
  for (const { applicationId, version } of planned.cases.filter(({ sampled }) => sampled)) {
    await act(staff, `/v1/reviews/${applicationId}/openings`, { version }).expect(200);
  }
}

describe("the checker's inbox", () => {
  it("scores a renewal in which nothing has changed as low", async () => {
    const cases = await inbox(pair.checker);
    expect(cases).toHaveLength(30);
    const quiet = cases.filter(({ risk }) => risk.level === "low");
    expect(quiet.length).toBeGreaterThan(20);
    // What a person asks for may change each year; who answers for it and where has not.
    expect(quiet.every(({ changedFields }) => changedFields.every((f) => f === "amount"))).toBe(
      true,
    );
  });

  it("gives each reason of a new and typed case its points", async () => {
    const row = rows[30] ?? {};
    const { id } = await enterApplication(both, row, { academicYear: YEAR });
    const found = (await inbox(both)).find((one) => one.id === id);
    expect(found).toMatchObject({ own: true, risk: { level: "high" } });
    expect(found?.risk.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["first-loan", "documents-incomplete"]),
    );
    const sum = found?.risk.reasons.reduce(
      (total, reason) => total + (reason as unknown as { points: number }).points,
      0,
    );
    expect(found?.risk.score).toBe(Math.min(sum ?? 0, 100));
  });

  it("opens a case with its differences from last year, masked, and keeps who opened it", async () => {
    await setDate(pair.maker, "2025-08-21");
    const changed = { ...nextYear(rows[31] ?? {}), 手机号: "13900002222" };
    await setDate(pair.maker, SEASON.importedOn);
    await importRoster(pair.maker, rosterCsv([rows[31] ?? {}]));
    const [first] = await listApplications(pair.checker, "submitted");
    expect(first).toBeDefined();
    await setDate(pair.maker, "2025-08-20");
    await importRoster(
      pair.maker,
      rosterCsv([{ ...changed, 高校代码: "10422", 高校名称: "山东大学" }]),
    );
    const found = (await inbox(pair.checker)).find(({ changedFields }) =>
      changedFields.includes("universityCode"),
    );
    expect(found?.risk.reasons.map(({ code }) => code)).toContain("school-changed");
    const path = `/v1/reviews/${found?.id}/openings`;
    const stale = await act(pair.checker, path, { version: 7 });
    expect(stale.status).toBe(412);
    const opened = await act(pair.checker, path, { version: 1 }).expect(200);
    expect(opened.body).toMatchObject({ opened: true, earlierAcademicYear: "2024-2025" });
    expect(opened.body.differences).toContainEqual({
      field: "universityCode",
      before: rows[31]?.["高校代码"],
      now: "10422",
    });
    expect(opened.body.form.idNumber).toMatch(/\*{10}/);
    const again = (await inbox(pair.checker)).find(({ id }) => id === found?.id);
    expect(again?.opened).toBe(true);
    expect((await inbox(both)).find(({ id }) => id === found?.id)?.opened).toBe(false);
  });

  it("is not for who enters: a clerk has no part in it", async () => {
    const answer = await pair.maker.get("/v1/reviews");
    expect(codeOf(answer)).toBe("403 auth.forbidden");
  });
});

describe("a bulk pass", () => {
  const pass = (staff: StaffClient, ids: readonly string[], hash: string) =>
    staff.post("/v1/bulk-reviews", { applicationIds: ids, hash });

  async function lowIds(count: number): Promise<string[]> {
    const low = (await inbox(pair.checker)).filter(({ risk }) => risk.level === "low");
    return low.slice(0, count).map(({ id }) => id);
  }

  it("draws a tenth, the same one whoever asks and however often", async () => {
    const ids = await lowIds(20);
    const [one, other] = [await plan(pair.checker, ids), await plan(both, ids.toReversed())];
    expect(one.cases.filter(({ sampled }) => sampled)).toHaveLength(2);
    expect(other.hash).toBe(one.hash);
    expect(sampleOf(other)).toEqual(sampleOf(one));
    expect((await plan(pair.checker, ids.slice(0, 1))).cases[0]?.sampled).toBe(true);
  });

  it("waits until the sample has been opened, and lists it", async () => {
    const ids = await lowIds(10);
    const planned = await plan(pair.checker, ids);
    const refused = await pass(pair.checker, ids, planned.hash);
    expect(codeOf(refused)).toBe("409 review.sample-not-opened");
    expect(refused.body.data.applicationIds).toEqual(sampleOf(planned));
    expect(await lowIds(10)).toEqual(ids);
  });

  it("passes all of them once it has been, and says which", async () => {
    const ids = await lowIds(10);
    const planned = await plan(pair.checker, ids);
    await openSample(pair.checker, planned);
    const passed = await pass(pair.checker, ids, planned.hash).expect(200);
    expect(passed.body.passed.toSorted()).toEqual(ids.toSorted());
    const reviewed = await listApplications(pair.checker, "reviewed");
    expect(reviewed.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    const repeated = await pass(pair.checker, ids, planned.hash);
    expect(codeOf(repeated)).toBe("409 review.shown-changed");
  });

  it("refuses what was not shown, what is risky and what is one's own", async () => {
    const ids = await lowIds(3);
    const planned = await plan(pair.checker, ids);
    expect(codeOf(await pass(pair.checker, ids, "0".repeat(64)))).toBe("409 review.shown-changed");
    const risky = (await inbox(both)).filter(({ risk }) => risk.level === "high");
    const [own] = risky;
    const withOwn = [...ids, own?.id ?? ""];
    const ownPlan = await plan(both, withOwn);
    const refused = await pass(both, withOwn, ownPlan.hash);
    expect(codeOf(refused)).toBe("409 review.own-case");
    expect(refused.body.data.applicationIds).toEqual([own?.id]);
    const theirs = await plan(pair.checker, withOwn);
    const tooRisky = await pass(pair.checker, withOwn, theirs.hash);
    expect(codeOf(tooRisky)).toBe("409 review.not-low-risk");
    expect(tooRisky.body.data.applicationIds).toEqual([own?.id]);
    expect(planned.cases).toHaveLength(3);
  });

  it("takes fifty at most", async () => {
    const everything = await listApplications(pair.checker, "reviewed");
    const ids = everything.map(({ id }) => id);
    const many = [...ids, ...(await lowIds(30))].slice(0, 51);
    expect(many).toHaveLength(51);
    const { hash } = await plan(pair.checker, many);
    const refused = await pass(pair.checker, many, hash);
    expect(codeOf(refused)).toBe("409 review.too-many");
    expect(refused.body.data.applicationIds).toHaveLength(1);
  });

  const sampleOf = ({ cases }: Plan): string[] =>
    cases.filter(({ sampled }) => sampled).map(({ applicationId }) => applicationId);
});

describe("one's own case", () => {
  it("is refused to the enterer of a draft that another submitted, by the database too", async () => {
    const row = rows[32] ?? {};
    const draft = await fill(both, await startDraft(both, row, YEAR), counterForm(row));
    const taken = await act(pair.maker, `/v1/application-drafts/${draft.id}/takeover`, draft);
    const submitted = await submit(pair.maker, taken.body as DraftView);
    const { id, version } = submitted.body as { id: string; version: number };
    const answer = await both.post(`/v1/applications/${id}/approval`, { version });
    expect(codeOf(answer)).toBe("409 application.same-person");
    const { client } = product.database.owner;
    const update = client`
      update applications set status = 'reviewed', checker_id = maker_id, editors = '{}'
      where id = ${id}`;
    await expect(update).rejects.toThrow("applications_two_people");
    const entered = client`
      update applications set entered_by = 'usr_x', checker_id = 'usr_x' where id = ${id}`;
    await expect(entered).rejects.toThrow("applications_enterer_and_checker");
  });

  it("is refused to who edited a draft that others began and submitted", async () => {
    const row = rows[33] ?? {};
    const begun = await fill(pair.maker, await startDraft(pair.maker, row, YEAR), counterForm(row));
    const takeover = `/v1/application-drafts/${begun.id}/takeover`;
    const taken = (await act(both, takeover, begun).expect(200)).body as DraftView;
    const edited = await fill(both, taken, { major: "会计学" });
    const back = (await act(pair.maker, takeover, edited).expect(200)).body as DraftView;
    const { id, version } = (await submit(pair.maker, back)).body as EnteredView;
    const approval = `/v1/applications/${id}/approval`;
    const answer = await both.post(approval, { version });
    expect(codeOf(answer)).toBe("409 application.same-person");
    expect((await inbox(both)).find((one) => one.id === id)?.own).toBe(true);
    const { client } = product.database.owner;
    const editor = client`
      update applications set checker_id = editors[2], maker_id = 'usr_x' where id = ${id}`;
    await expect(editor).rejects.toThrow("applications_editors_and_checker");
    const nobody = client`update applications set status = 'reviewed' where id = ${id}`;
    await expect(nobody).rejects.toThrow("applications_reviewed");
    await pair.checker.post(approval, { version }).expect(200);
  });

  it("is refused to who wrote the version that another corrected", async () => {
    const entered = await enterApplication(both, rows[34] ?? {}, { academicYear: YEAR });
    const path = `/v1/applications/${entered.id}`;
    const body = { reasons: ["study.major"], note: "专业名称与通知书不一致" };
    const returned = await act(pair.checker, `${path}/return`, { ...entered, body }).expect(200);
    const opened = await act(pair.maker, `${path}/correction`, returned.body).expect(201);
    const corrected = await fill(pair.maker, opened.body as DraftView, { major: "会计学" });
    const { version } = (await submit(pair.maker, corrected)).body as EnteredView;
    const own = await both.post(`${path}/approval`, { version });
    expect(codeOf(own)).toBe("409 application.same-person");
    await pair.checker.post(`${path}/approval`, { version }).expect(200);
  });
});
