import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keptAnswers } from "../harness/kept-answers.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personalTokens } from "../harness/personal-tokens.ts";
import {
  preApplicationCells,
  preApplicationCsv,
  preApplicationForm,
  SCHOOL,
} from "../harness/pre-application-files.ts";
import { pairOf, setDate } from "../harness/season-steps.ts";
import type { StaffClient } from "../harness/staff-client.ts";

interface View {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly version: number;
}

let product: TestProduct;
let maker: StaffClient;
let checker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  ({ maker, checker } = await pairOf(product, "a"));
});
afterAll(() => product.close());

async function list(query = ""): Promise<View[]> {
  const answer = await checker.get(`/v1/pre-applications?limit=100${query}`).expect(200);
  return answer.body.data as View[];
}

async function show(id: string) {
  return (await checker.get(`/v1/pre-applications/${id}`).expect(200)).body;
}

const shown = ({ id, version }: View) => ({ id, version });
const ifMatch = (version: number): [string, string] => ["If-Match", `"${version}"`];

describe("outside of the windows (409)", () => {
  it("a file is refused as a whole, with the days on which it can come and what is possible", async () => {
    await setDate(maker, "2026-03-01");
    const csv = preApplicationCsv([preApplicationCells(0)]);
    const early = await maker.upload("/v1/imports/pre-applications", csv).expect(409);
    expect(early.body).toMatchObject({
      code: "pre-application.not-open-yet",
      detail: expect.stringContaining("2026-03-30"),
    });
    await setDate(maker, "2026-06-05");
    const between = await maker.upload("/v1/imports/pre-applications", csv).expect(409);
    expect(between.body).toMatchObject({
      code: "pre-application.bulk-closed",
      detail: expect.stringContaining("逐条录入，到 2026-09-20 为止"),
    });
    await setDate(maker, "2026-10-01");
    const late = await maker.post("/v1/pre-applications", preApplicationForm(0)).expect(409);
    expect(late.body).toMatchObject({ code: "pre-application.closed" });
    expect(await list()).toEqual([]);
  });
});

describe("a school's roster", () => {
  it("is read row by row and enters as approved by the school", async () => {
    await setDate(maker, "2026-04-20");
    const rows = [0, 1, 2, 3].map(preApplicationCells);
    const wrong = { ...preApplicationCells(4), 预申请类别: "建档立卡", 手机号: "110" };
    const csv = preApplicationCsv([...rows, wrong]);
    const staged = await maker.upload("/v1/imports/pre-applications", csv).expect(201);
    expect(staged.body).toMatchObject({ rows: 5, accepted: 4, refused: 1, status: "staged" });
    const found = await maker.get(`/v1/imports/${staged.body.id as string}/rows`).expect(200);
    expect(found.body.data[4].problems.map(({ code }: { code: string }) => code)).toEqual([
      "phone.format",
      "category.unknown",
    ]);
    expect(await list()).toEqual([]);
    const committed = await maker
      .post(`/v1/imports/${staged.body.id as string}/commit`)
      .expect(200);
    expect(committed.body).toMatchObject({ created: 4, overtaken: 0 });
    const entered = await list(`&importId=${staged.body.id as string}`);
    expect(entered.map(({ status }) => status)).toEqual(Array(4).fill("school-approved"));
    expect(entered[0]?.name).toMatch(/\*/);
  });

  it("that names somebody again is refused for that row", async () => {
    const csv = preApplicationCsv([preApplicationCells(0), preApplicationCells(5)]);
    const staged = await maker.upload("/v1/imports/pre-applications", csv).expect(201);
    expect(staged.body).toMatchObject({ accepted: 1, refused: 1 });
  });

  it("shows nothing of a person in clear", async () => {
    const [one] = await list();
    const cells = preApplicationCells(0);
    const text = JSON.stringify(await show(one?.id ?? ""));
    for (const secret of [
      "姓名",
      "身份证号",
      "手机号",
      "家长身份证号",
      "家长手机号",
      "备注",
    ] as const) {
      expect(text).not.toContain(cells[secret]);
    }
  });
});

describe("a single one", () => {
  let id: string;

  it("is typed as a draft, corrected under its version, and stamped by its school", async () => {
    const form = preApplicationForm(10);
    const entered = await maker.post("/v1/pre-applications", form).expect(201);
    expect(entered.body).toMatchObject({ status: "draft", version: 1, warnings: [] });
    expect(entered.headers["etag"]).toBe('"1"');
    id = entered.body.id as string;
    const corrected = await maker
      .put(`/v1/pre-applications/${id}`, { ...form, className: "高三（3）班" })
      .set(...ifMatch(1))
      .expect(200);
    expect(corrected.body).toMatchObject({ className: "高三（3）班", version: 2 });
    const path = `/v1/pre-applications/${id}/school-approval`;
    const approved = await maker
      .post(path, { approvedOn: "2026-04-18" })
      .set(...ifMatch(2))
      .expect(200);
    expect(approved.body).toMatchObject({
      status: "school-approved",
      schoolApprovedOn: "2026-04-18",
    });
    expect(approved.body.history.map(({ event }: { event: string }) => event)).toEqual([
      "enter",
      "correct",
      "school-approve",
    ]);
  });

  it("is refused (422) with every problem when the card's number is wrong", async () => {
    const form = { ...preApplicationForm(11), idNumber: "110105194912310021", phone: "1" };
    const { body } = await maker.post("/v1/pre-applications", form).expect(422);
    expect(body.code).toBe("pre-application.invalid");
    expect(body.data.problems.map(({ code }: { code: string }) => code)).toEqual([
      "id-number.checksum",
      "phone.format",
    ]);
  });

  it("is refused (422) for who has one", async () => {
    const { body } = await maker.post("/v1/pre-applications", preApplicationForm(10)).expect(422);
    expect(body.data.problems[0].code).toBe("pre-application.duplicate");
  });

  it("asks for the version (428) and refuses another one (412)", async () => {
    const path = `/v1/pre-applications/${id}/withdrawal`;
    await maker.post(path, { reason: "学生不贷了" }).expect(428);
    const { body } = await maker
      .post(path, { reason: "学生不贷了" })
      .set(...ifMatch(1))
      .expect(412);
    expect(body.code).toBe("version.changed");
  });

  it("is no draft any more (409)", async () => {
    const { body } = await maker
      .put(`/v1/pre-applications/${id}`, preApplicationForm(10))
      .set(...ifMatch(3))
      .expect(409);
    expect(body.code).toBe("pre-application.not-a-draft");
  });

  it("is withdrawn at the student's wish, and a new one can come", async () => {
    await maker
      .post(`/v1/pre-applications/${id}/withdrawal`, { reason: "学生不贷了" })
      .set(...ifMatch(3))
      .expect(200);
    const again = await maker.post("/v1/pre-applications", preApplicationForm(10)).expect(201);
    expect(again.body.id).not.toBe(id);
  });

  it("that is unknown is not found (404)", async () => {
    const { body } = await checker.get("/v1/pre-applications/pre_none").expect(404);
    expect(body.code).toBe("pre-application.not-found");
  });
});

describe("verification", () => {
  it("is a second person's: whoever entered it is refused, one by one", async () => {
    const both = await product.signInAs(["clerk", "reviewer"]);
    const entered = await both.post("/v1/pre-applications", preApplicationForm(12)).expect(201);
    const approved = await both
      .post(`/v1/pre-applications/${entered.body.id as string}/school-approval`, {
        approvedOn: "2026-04-20",
      })
      .set(...ifMatch(1))
      .expect(200);
    const items = [shown(approved.body as View)];
    const { body } = await both.post("/v1/pre-application-verifications", { items }).expect(200);
    expect(body.data[0]).toMatchObject({
      status: null,
      refusal: { code: "pre-application.same-person" },
    });
    const refused = product.database.app.client.begin(async (sql) => {
      await sql`set local bursar.centre = 'cen_a'`;
      await sql`update pre_applications set checker_id = maker_id`;
    });
    await expect(refused).rejects.toMatchObject({ code: "23514" });
  });

  it("says of each what became of it: moved, changed since, unknown, named twice", async () => {
    const [a, b] = await list("&status=school-approved");
    if (a === undefined || b === undefined) throw new Error("nothing to verify");
    const items = [shown(a), { ...shown(b), version: 9 }, { id: "pre_none", version: 1 }, shown(a)];
    const { body } = await checker.post("/v1/pre-application-verifications", { items }).expect(200);
    expect(body.data).toMatchObject([
      { id: a.id, status: "verified", version: 2, refusal: null },
      { refusal: { code: "version.changed" } },
      { refusal: { code: "pre-application.not-found" } },
      { refusal: { code: "pre-application.not-found" } },
    ]);
    expect(await show(b.id)).toMatchObject({ status: "school-approved", version: 1 });
  });

  it("returns one with a reason that is sealed and shown to staff", async () => {
    const [one] = await list("&status=school-approved");
    if (one === undefined) throw new Error("nothing to return");
    const reason = "身份证复印件不清，电话 13800001234 核实";
    const { body } = await checker
      .post(`/v1/pre-applications/${one.id as string}/return`, { reason })
      .set(...ifMatch(one.version))
      .expect(200);
    expect(body).toMatchObject({ status: "draft", schoolApprovedOn: null });
    expect(body.history.at(-1)).toMatchObject({ event: "return", reason });
    const rows = await product.database.owner.client`select * from pre_application_events`;
    expect(JSON.stringify(rows)).not.toContain("13800001234");
    await maker
      .post(`/v1/pre-applications/${one.id as string}/school-approval`, {
        approvedOn: "2026-04-20",
      })
      .set(...ifMatch(body.version as number))
      .expect(200);
  });

  it("then goes for the rest of the list at once", async () => {
    const items = (await list(`&school=${encodeURIComponent(SCHOOL)}&status=school-approved`)).map(
      shown,
    );
    const { body } = await checker.post("/v1/pre-application-verifications", { items }).expect(200);
    expect(body.data.every(({ status }: { status: string }) => status === "verified")).toBe(true);
  });
});

describe("of another centre", () => {
  it("nothing is seen or moved", async () => {
    const other = await product.signIn("checker", "b");
    const [one] = await list();
    if (one === undefined) throw new Error("nothing is there");
    await other.get(`/v1/pre-applications/${one.id as string}`).expect(404);
    expect((await other.get("/v1/pre-applications").expect(200)).body.data).toEqual([]);
    const items = [shown(one)];
    const { body } = await other.post("/v1/pre-application-verifications", { items }).expect(200);
    expect(body.data[0].refusal.code).toBe("pre-application.not-found");
  });
});

it("nothing of a person is kept under an idempotency key", async () => {
  const kept = await keptAnswers(product.database);
  expect(kept.length).toBeGreaterThan(3);
  expect(kept.filter((line) => personalTokens(line).length > 0)).toEqual([]);
});
