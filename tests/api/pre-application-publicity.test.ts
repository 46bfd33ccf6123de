import { keyedHash, readCentre } from "@bursar/database/connection";
import { currentPreApplication } from "@bursar/database/pre-applications";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import {
  ACADEMIC_YEAR,
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

const OBJECTIONS_TO = "县学生资助管理中心，工作日 8:30–17:00";

let product: TestProduct;
let maker: StaffClient;
let checker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  ({ maker, checker } = await pairOf(product, "a"));
  // A Monday.
  await setDate(maker, "2026-04-20");
  await stageAndCommit(preApplicationCsv([0, 1, 2, 3, 4].map(preApplicationCells)));
  const items = (await list()).map(shown);
  await checker.post("/v1/pre-application-verifications", { items }).expect(200);
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

async function stageAndCommit(csv: string): Promise<string> {
  const staged = await maker.upload("/v1/imports/pre-applications", csv).expect(201);
  await maker.post(`/v1/imports/${staged.body.id as string}/commit`).expect(200);
  return staged.body.id as string;
}

async function publish(school: string, change: object = {}) {
  const body = { academicYear: ACADEMIC_YEAR, school, objectionsTo: OBJECTIONS_TO, ...change };
  return maker.post("/v1/pre-application-notices", body);
}

describe("publicity", () => {
  let page: string;
  let target: View;

  it("is refused for a wrong number of days, a past day, and nobody (409)", async () => {
    for (const [change, code] of [
      [{ workingDays: 4 }, "publicity.wrong-length"],
      [{ workingDays: 8 }, "publicity.wrong-length"],
      [{ fromOn: "2026-04-19" }, "publicity.starts-in-past"],
    ] as const) {
      const { status, body } = await publish(SCHOOL, change);
      expect([status, body.code]).toEqual([409, code]);
    }
    const { status, body } = await publish("没有的学校");
    expect([status, body.code]).toEqual([409, "publicity.nothing-to-publish"]);
  });

  it("counts working days and names the day from which it can go on", async () => {
    const { status, body } = await publish(SCHOOL);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      fromOn: "2026-04-20",
      toOn: "2026-04-24",
      workingDays: 5,
      decisionFrom: "2026-04-25",
      lines: 5,
    });
    page = body.page as string;
    const listed = await list("&status=publicised");
    expect(listed).toHaveLength(5);
    [target = target] = listed;
    const notices = await checker.get("/v1/pre-application-notices").expect(200);
    expect(notices.body.data).toMatchObject([{ page, lines: 5 }]);
  });

  it("shows anybody the masked name and the school, and nothing else", async () => {
    const { body, headers } = await request(product.server).get(page).expect(200);
    expect(headers["x-robots-tag"]).toContain("noindex");
    expect(Object.keys(body.lines[0]).toSorted()).toEqual(["maskedName", "school"]);
    expect(body.lines).toHaveLength(5);
    const html = await request(product.server).get(page).set("Accept", "text/html").expect(200);
    expect(html.text).toContain('<meta name="robots" content="noindex,nofollow,noarchive">');
    for (const text of [JSON.stringify(body), html.text]) {
      expect(text).toContain(SCHOOL);
      for (let index = 0; index < 13; index += 1) {
        const { 学校: _school, 学年: _year, ...secrets } = preApplicationCells(index);
        const { 性别: _sex, 民族: _people, 班级: _class, ...told } = secrets;
        for (const secret of Object.values(told)) expect(text).not.toContain(secret);
      }
      expect(text).not.toMatch(/subsistence|低保|最低生活/);
      expect(text).not.toMatch(/1[3-9]\d{9}/);
    }
  });

  it("is found by its address alone", async () => {
    const other = page.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    const { body } = await request(product.server).get(other).expect(404);
    expect(body.code).toBe("publicity.not-found");
    await request(product.server).get(page.replace("cen_a", "cen_b")).expect(404);
  });

  it("takes objections, and an upload waits for their answer", async () => {
    const filed = await maker
      .post(`/v1/pre-applications/${target.id as string}/objections`, {
        text: "该生家庭有两套住房",
        objector: "匿名，电话 13912345678",
      })
      .expect(201);
    expect(filed.body).toMatchObject({ status: "open", version: 1 });
    expect(await show(target.id)).toMatchObject({ openObjections: 1 });
    await setDate(maker, "2026-06-10");
    const items = [shown(target)];
    const body = { academicYear: ACADEMIC_YEAR, items };
    const answer = await maker.post("/v1/pre-application-uploads", body).expect(200);
    expect(answer.body.data[0].refusal.code).toBe("objection.unresolved");
    const late = await maker
      .post(`/v1/pre-applications/${target.id as string}/objections`, { text: "迟到的异议" })
      .expect(409);
    expect(late.body.code).toBe("objection.outside-publicity");
  });

  it("has them resolved by another person, once, with a reason", async () => {
    const found = await checker
      .get(`/v1/pre-applications/${target.id as string}/objections`)
      .expect(200);
    const [objection] = found.body.data;
    expect(objection.text).toContain("两套住房");
    const path = `/v1/pre-application-objections/${objection.id as string}/resolution`;
    const answer = { outcome: "upheld", reason: "经入户核实，异议属实" };
    await maker
      .post(path, answer)
      .set(...ifMatch(1))
      .expect(403);
    await checker
      .post(path, { outcome: "upheld" })
      .set(...ifMatch(1))
      .expect(400);
    const resolved = await checker
      .post(path, answer)
      .set(...ifMatch(1))
      .expect(200);
    expect(resolved.body).toMatchObject({ status: "upheld", resolution: answer.reason });
    const again = await checker
      .post(path, answer)
      .set(...ifMatch(2))
      .expect(409);
    expect(again.body.code).toBe("objection.already-resolved");
    expect(await show(target.id)).toMatchObject({ status: "draft", openObjections: 0 });
    const rows = await product.database.owner.client`select * from publicity_objections`;
    expect(JSON.stringify(rows)).not.toMatch(/住房|13912345678|核实/);
  });

  it("shows no name once it is over", async () => {
    const { body } = await request(product.server).get(page).expect(200);
    expect(body).toMatchObject({ state: "over", lines: [] });
  });
});

describe("a list that was wrong", () => {
  it("is taken down at once, and those in it can be published anew", async () => {
    const form = { ...preApplicationForm(20), school: "乳山市第二中学" };
    const entered = await maker.post("/v1/pre-applications", form).expect(201);
    const id = entered.body.id as string;
    await maker
      .post(`/v1/pre-applications/${id}/school-approval`, { approvedOn: "2026-06-10" })
      .set(...ifMatch(1))
      .expect(200);
    const items = [{ id, version: 2 }];
    await checker.post("/v1/pre-application-verifications", { items }).expect(200);
    const { body: notice } = await publish("乳山市第二中学");
    const path = `/v1/pre-application-notices/${notice.id as string}/removal`;
    await maker.post(path, { reason: "名单里有已转学的学生" }).expect(200);
    await request(product.server)
      .get(notice.page as string)
      .expect(404);
    expect(await show(id)).toMatchObject({ status: "verified" });
    const again = await maker.post(path, { reason: "再撤一次" }).expect(409);
    expect(again.body.code).toBe("publicity.ended");
    expect((await publish("乳山市第二中学")).status).toBe(201);
    const listed = await checker.get("/v1/hardship-notices").expect(200);
    expect(listed.body.data).toEqual([]);
  });
});

describe("after publicity", () => {
  it("many are uploaded at once in June, and the second person records the results", async () => {
    const listed = await list(`&school=${encodeURIComponent(SCHOOL)}&status=publicised`);
    const body = { academicYear: ACADEMIC_YEAR, items: listed.map(shown) };
    const answer = await maker.post("/v1/pre-application-uploads", body).expect(200);
    const uploaded = answer.body.data as View[];
    expect(uploaded.map(({ status }) => status)).toEqual(Array(4).fill("imported"));
    const [first, ...others] = uploaded.map(shown);
    const { body: results } = await checker
      .post("/v1/pre-application-results", {
        items: [
          ...others.map((item) => ({ ...item, outcome: "passed" })),
          { ...first, outcome: "rejected", reason: "学籍不符" },
        ],
      })
      .expect(200);
    expect(results.data.map(({ status }: View) => status)).toEqual([
      ...Array<string>(3).fill("passed"),
      "rejected",
    ]);
  });

  it("one at a time is taken in July, many are refused (409)", async () => {
    await setDate(maker, "2026-07-02");
    const listed = await list("&status=publicised");
    const [one] = listed;
    if (one === undefined) throw new Error("nothing is public");
    const many = { academicYear: ACADEMIC_YEAR, items: [shown(one), shown(one)] };
    const refused = await maker.post("/v1/pre-application-uploads", many).expect(409);
    expect(refused.body.code).toBe("pre-application.bulk-closed");
    const single = { academicYear: ACADEMIC_YEAR, items: [shown(one)] };
    const { body } = await maker.post("/v1/pre-application-uploads", single).expect(200);
    expect(body.data[0].status).toBe("imported");
  });

  it("the counts say how each school stands", async () => {
    const { body } = await checker
      .get(`/v1/pre-application-counts?academicYear=${ACADEMIC_YEAR}`)
      .expect(200);
    expect(body.data).toEqual([
      {
        school: SCHOOL,
        total: 5,
        byStatus: { draft: 1, passed: 3, rejected: 1 },
      },
      { school: "乳山市第二中学", total: 1, byStatus: { imported: 1 } },
    ]);
  });

  it("gives an application everything that shall not be typed twice, with its dates", async () => {
    const [passed] = await list("&status=passed");
    const all = Array.from({ length: 13 }, (_, index) => preApplicationCells(index));
    const actor = { id: "test", kind: "staff" } as const;
    const context = { actor, centreId: "cen_a", requestId: "test" };
    const found = await readCentre(product.database.app, context, async (tx) => {
      for (const cells of all) {
        const hash = keyedHash(tx.keys, "id-number", cells["身份证号"]);
        const current = await currentPreApplication(tx, hash, ACADEMIC_YEAR);
        if (current?.id === passed?.id) return { current, cells };
      }
      return undefined;
    });
    expect(found?.current).toMatchObject({
      name: found?.cells["姓名"],
      idNumber: found?.cells["身份证号"],
      phone: found?.cells["手机号"],
      township: found?.cells["户籍乡镇"],
      school: SCHOOL,
      hardshipCategory: "orphan-or-subsistence",
      guardian: { name: found?.cells["家长姓名"], idNumber: found?.cells["家长身份证号"] },
      status: "passed",
      enteredOn: "2026-04-20",
      verifiedOn: "2026-04-20",
      importedOn: "2026-06-10",
      decidedOn: "2026-06-10",
    });
  });
});

it("every move has left an audit row without a word of the person", async () => {
  const rows = await product.database.owner.client<{ action: string }[]>`
    select action, before, after from audit_rows where action like 'pre-application.%'`;
  expect(new Set(rows.map(({ action }) => action))).toEqual(
    new Set([
      "pre-application.enter",
      "pre-application.school-approve",
      "pre-application.verify",
      "pre-application.publicise",
      "pre-application.take-down",
      "pre-application.return",
      "pre-application.import",
      "pre-application.pass",
      "pre-application.reject",
    ]),
  );
  expect(JSON.stringify(rows)).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}|尿毒症/);
});
