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
import { importRoster, pairOf, setDate, type Pair } from "../harness/season-steps.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import type { StaffClient } from "../harness/staff-client.ts";

interface View {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly version: number;
}

const OBJECTIONS_TO = "县学生资助管理中心，工作日 8:30–17:00";

let product: TestProduct;
let pair: Pair;
let maker: StaffClient;
let checker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  pair = await pairOf(product, "a");
  ({ maker, checker } = pair);
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
  await maker.post(`/v1/imports/${staged.body.id}/commit`).expect(200);
  return staged.body.id as string;
}

async function publish(school: string, change: object = {}) {
  const body = { academicYear: ACADEMIC_YEAR, school, objectionsTo: OBJECTIONS_TO, ...change };
  return maker.post("/v1/pre-application-notices", body);
}

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
    const found = await maker.get(`/v1/imports/${staged.body.id}/rows`).expect(200);
    expect(found.body.data[4].problems.map(({ code }: { code: string }) => code)).toEqual([
      "phone.format",
      "category.unknown",
    ]);
    expect(await list()).toEqual([]);
    const committed = await maker.post(`/v1/imports/${staged.body.id}/commit`).expect(200);
    expect(committed.body).toMatchObject({ created: 4, overtaken: 0 });
    const entered = await list(`&importId=${staged.body.id}`);
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
    await maker.post("/v1/pre-applications", preApplicationForm(10)).expect(201);
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
      .post(`/v1/pre-applications/${entered.body.id}/school-approval`, { approvedOn: "2026-04-20" })
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
      .post(`/v1/pre-applications/${one.id}/return`, { reason })
      .set(...ifMatch(one.version))
      .expect(200);
    expect(body).toMatchObject({ status: "draft", schoolApprovedOn: null });
    expect(body.history.at(-1)).toMatchObject({ event: "return", reason });
    const rows = await product.database.owner.client`select * from pre_application_events`;
    expect(JSON.stringify(rows)).not.toContain("13800001234");
    await maker
      .post(`/v1/pre-applications/${one.id}/school-approval`, { approvedOn: "2026-04-20" })
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
    // Monday 20 April 2026.
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
      .post(`/v1/pre-applications/${target.id}/objections`, {
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
      .post(`/v1/pre-applications/${target.id}/objections`, { text: "迟到的异议" })
      .expect(409);
    expect(late.body.code).toBe("objection.outside-publicity");
  });

  it("has them resolved by another person, once, with a reason", async () => {
    const found = await checker.get(`/v1/pre-applications/${target.id}/objections`).expect(200);
    const [objection] = found.body.data;
    expect(objection.text).toContain("两套住房");
    const path = `/v1/pre-application-objections/${objection.id}/resolution`;
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
    const path = `/v1/pre-application-notices/${notice.id}/removal`;
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
        total: 7,
        byStatus: { draft: 2, passed: 3, rejected: 1, withdrawn: 1 },
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

describe("the interest list", () => {
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
    const committed = await maker.post(`/v1/imports/${staged.body.id}/commit`).expect(200);
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

describe("of another centre", () => {
  it("nothing is seen or moved", async () => {
    const other = await product.signIn("checker", "b");
    const [one] = await list();
    if (one === undefined) throw new Error("nothing is there");
    await other.get(`/v1/pre-applications/${one.id}`).expect(404);
    expect((await other.get("/v1/pre-applications").expect(200)).body.data).toEqual([]);
    const items = [shown(one)];
    const { body } = await other.post("/v1/pre-application-verifications", { items }).expect(200);
    expect(body.data[0].refusal.code).toBe("pre-application.not-found");
  });
});

it("every move has left an audit row without a word of the person", async () => {
  const rows = await product.database.owner.client<{ action: string }[]>`
    select action, before, after from audit_rows where action like 'pre-application.%'`;
  expect(new Set(rows.map(({ action }) => action))).toEqual(
    new Set([
      "pre-application.enter",
      "pre-application.correct",
      "pre-application.school-approve",
      "pre-application.verify",
      "pre-application.publicise",
      "pre-application.take-down",
      "pre-application.return",
      "pre-application.withdraw",
      "pre-application.import",
      "pre-application.pass",
      "pre-application.reject",
    ]),
  );
  expect(JSON.stringify(rows)).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}|尿毒症/);
});
