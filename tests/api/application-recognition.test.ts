import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  counterForm,
  fill,
  plainRows,
  reasonsFor,
  startDraft,
  submit,
} from "../harness/application-steps.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { pairOf, setDate, type Pair } from "../harness/season-steps.ts";

const YEAR = "2024-2025";
const CATEGORY = "parent-ill-or-unable";
const [recognised = {}, plain = {}] = plainRows(2);

let product: TestProduct;
let pair: Pair;

beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  // A Monday.
  await setDate(pair.maker, "2024-09-02");
  const { body } = await pair.maker
    .post("/v1/hardship-recognitions", {
      academicYear: YEAR,
      school: "山东大学",
      person: { name: recognised["姓名"], idNumber: recognised["身份证号"] },
      category: CATEGORY,
      indicators: ["income-below-subsistence", "serious-illness"],
      committedOn: "2024-09-01",
      statement: "母亲患病",
      evidence: [],
    })
    .expect(201);
  const notice = { academicYear: YEAR, objectionsTo: "县学生资助管理中心" };
  await pair.maker.post("/v1/hardship-notices", notice).expect(201);
  await setDate(pair.maker, "2024-09-10");
  const path = `/v1/hardship-recognitions/${body.id as string}/decision`;
  await act(pair.checker, path, { version: 2, body: { outcome: "granted" } }).expect(200);
});
afterAll(() => product.close());

const DIFFERS = "hardship.differs-from-recognition";

describe("a recognition in force", () => {
  it("fills the application's category, and says so when another is typed", async () => {
    const draft = await startDraft(pair.maker, recognised);
    expect(draft.fields["hardshipCategory"]).toMatchObject({
      value: CATEGORY,
      source: "recognition",
      on: "2024-09-10",
    });
    const form = { ...counterForm(recognised), hardshipCategory: "孤儿及低保家庭子女" };
    const other = await fill(pair.maker, draft, form);
    expect(other.fields["hardshipCategory"]).toMatchObject({
      source: "typed",
      was: { value: CATEGORY, source: "recognition" },
    });
    expect(other.toAcknowledge).toContain(DIFFERS);
    const own = await fill(pair.maker, other, { hardshipCategory: CATEGORY });
    expect(own.fields["hardshipCategory"]).toMatchObject({ source: "recognition" });
    expect(own.toAcknowledge).not.toContain(DIFFERS);
  });

  it.each([
    [recognised, false],
    [plain, true],
  ] as const)(
    "counts alike at the counter, on the slip and in the list (%#)",
    async (row, asks) => {
      const started = await openDraft(row);
      const draft = await fill(pair.maker, started, {
        ...counterForm(row),
        hardshipCategory: CATEGORY,
      });
      const incomplete = draft.problems.find(({ code }) => code === "documents.incomplete");
      expect(JSON.stringify(incomplete).includes("困难")).toBe(asks);
      const submitted = await submit(pair.maker, draft, reasonsFor(draft));
      expect(submitted.status).toBe(201);
      const { id, version } = submitted.body as { id: string; version: number };
      const list = await pair.maker.get(`/v1/applications/${id}/document-checklist`).expect(200);
      const missing = (list.body.deficiencies as { zh: string }[]).map(({ zh }) => zh);
      expect(missing.join("").includes("困难")).toBe(asks);
      await act(pair.maker, `/v1/applications/${id}/deficiency-notices`, { version }).expect(201);
      const slips = await pair.maker.get(`/v1/applications/${id}/deficiency-notices`).expect(200);
      const [slip] = slips.body.notices as { lines: { zh: string }[] }[];
      expect(slip?.lines.map(({ zh }) => zh)).toEqual(missing);
    },
  );
});

async function openDraft(row: typeof plain) {
  if (row !== recognised) return startDraft(pair.maker, row);
  const { body } = await pair.maker.get("/v1/application-drafts").expect(200);
  const answer = await pair.maker
    .get(`/v1/application-drafts/${body.data[0].id as string}`)
    .expect(200);
  return answer.body as Awaited<ReturnType<typeof startDraft>>;
}
