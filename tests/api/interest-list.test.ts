import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keptAnswers } from "../harness/kept-answers.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personalTokens } from "../harness/personal-tokens.ts";
import {
  ACADEMIC_YEAR,
  preApplicationCells,
  preApplicationForm,
  SCHOOL,
} from "../harness/pre-application-files.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import { importRoster, pairOf, setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let maker: StaffClient;
let checker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  ({ maker, checker } = await pairOf(product, "a"));
  await setDate(maker, "2026-05-25");
  for (const index of [0, 10]) {
    await maker.post("/v1/pre-applications", preApplicationForm(index)).expect(201);
  }
});
afterAll(() => product.close());

describe("the interest list of May", () => {
  const query = `academicYear=${ACADEMIC_YEAR}`;

  it("comes from a file, each name once", async () => {
    const head = "学年,姓名,学校,户籍乡镇,手机号,意向,备注";
    const lines = [0, 10, 100].map((index) => {
      const { 姓名: name, 户籍乡镇: township, 手机号: phone } = preApplicationCells(index);
      return `${ACADEMIC_YEAR},${name},${SCHOOL},${township},${phone},首贷,`;
    });
    const csv = [head, ...lines, lines[0], `${lines[1]}x`.replace("首贷", "也许")].join("\n");
    const staged = await maker.upload("/v1/imports/interest-lists", csv).expect(201);
    expect(staged.body).toMatchObject({ rows: 5, accepted: 3, refused: 2 });
    const committed = await maker
      .post(`/v1/imports/${staged.body.id as string}/commit`)
      .expect(200);
    expect(committed.body).toMatchObject({ created: 3 });
  });

  it("takes single names, and each once (409, 422)", async () => {
    const { name, school, phone } = preApplicationForm(101);
    const form = { academicYear: ACADEMIC_YEAR, name, school, phone, wish: "renewal" };
    const { body } = await maker.post("/v1/interest-entries", form).expect(201);
    expect(body.name).toMatch(/\*/);
    expect((await maker.post("/v1/interest-entries", form).expect(409)).body.code).toBe(
      "interest.duplicate",
    );
    const wrong = await maker.post("/v1/interest-entries", { ...form, phone: "1" }).expect(422);
    expect(wrong.body.code).toBe("interest.invalid");
  });

  it("shows who has come since, by pre-application or application", async () => {
    // 100 applies for the loan itself.
    await setDate(maker, "2026-08-20");
    const [row = {}] = rosterRows(100, 1);
    const renewed = {
      ...row,
      学年: ACADEMIC_YEAR,
      入学年份: "2026",
      预计毕业年份: "2030",
    };
    await importRoster(maker, rosterCsv([renewed]));
    const { body } = await checker.get(`/v1/interest-entries?${query}`).expect(200);
    const came = body.data.map((entry: Record<string, string | null>) => [
      entry["preApplicationId"] !== null,
      entry["applicationId"] !== null,
    ]);
    expect(came).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, false],
    ]);
    const counts = await checker.get(`/v1/interest-counts?${query}`).expect(200);
    expect(counts.body.data).toEqual([
      { group: SCHOOL, entries: 4, preApplications: 2, applications: 1 },
    ]);
    const townships = await checker.get(`/v1/interest-counts?${query}&by=township`).expect(200);
    const sum = townships.body.data.reduce(
      (total: number, { entries }: { entries: number }) => total + entries,
      0,
    );
    expect(sum).toBe(4);
  });
});

it("nothing of a person is kept under an idempotency key", async () => {
  const kept = await keptAnswers(product.database);
  expect(kept.length).toBeGreaterThan(2);
  expect(kept.filter((line) => personalTokens(line).length > 0)).toEqual([]);
});
