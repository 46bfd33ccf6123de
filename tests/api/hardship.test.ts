import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keptAnswers } from "../harness/kept-answers.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { personalTokens } from "../harness/personal-tokens.ts";
import { pairOf, setDate } from "../harness/season-steps.ts";
import { rosterRows } from "../harness/roster-files.ts";
import { uploadScan } from "../harness/scans.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const YEAR = "2024-2025";
const STATEMENT = "母亲患白血病，已花费医疗费二十万元，联系电话 13812340000";

let product: TestProduct;
let maker: StaffClient;
let checker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  ({ maker, checker } = await pairOf(product, "a"));
  // A Monday.
  await setDate(maker, "2024-09-02");
});
afterAll(() => product.close());

const ifMatch = (version: number): [string, string] => ["If-Match", `"${version}"`];

function formOf(change: object = {}) {
  return {
    category: "parent-ill-or-unable",
    indicators: ["income-below-subsistence", "serious-illness"],
    committedOn: "2024-09-01",
    statement: STATEMENT,
    evidence: [] as string[],
    ...change,
  };
}

function personOf(index: number) {
  const [row = {}] = rosterRows(index, 1);
  return { name: row["姓名"] ?? "", idNumber: row["身份证号"] ?? "" };
}

function requestOf(index: number, change: object = {}) {
  return {
    academicYear: YEAR,
    school: "山东大学",
    person: personOf(index),
    ...formOf(change),
  };
}

interface View {
  readonly id: string;
  readonly level: string | null;
  readonly [field: string]: unknown;
}

async function submit(index: number, change: object = {}): Promise<View> {
  const asked = requestOf(index, change);
  return (await maker.post("/v1/hardship-recognitions", asked).expect(201)).body as View;
}

async function show(id: string) {
  return (await checker.get(`/v1/hardship-recognitions/${id}`).expect(200)).body;
}

function publish(change: object = {}) {
  return maker.post("/v1/hardship-notices", {
    academicYear: YEAR,
    objectionsTo: "县学生资助管理中心",
    ...change,
  });
}

function decide(who: StaffClient, id: string, version: number, body: object) {
  return who.post(`/v1/hardship-recognitions/${id}/decision`, body).set(...ifMatch(version));
}

const GRANTED = { outcome: "granted" };

describe("the code lists", () => {
  it("are those of a day, each with the document it comes from", async () => {
    const { body } = await checker.get("/v1/hardship-lists").expect(200);
    expect(body).toMatchObject({ on: "2024-09-02" });
    expect(body.categories).toHaveLength(8);
    expect(body.factors).toHaveLength(6);
    expect(body.levels.map(({ code }: { code: string }) => code)).toEqual([
      "special",
      "difficult",
      "general",
    ]);
    const defaults = [...body.factors, ...body.levels] as { source: string }[];
    expect(defaults.every(({ source }) => source.includes("默认值"))).toBe(true);
    const wordsOn = async (on: string): Promise<string> => {
      const answer = await checker.get(`/v1/hardship-lists?on=${on}`).expect(200);
      const { categories } = answer.body as { categories: { code: string; zh: string }[] };
      return categories.find(({ code }) => code === "poverty-alleviated")?.zh ?? "";
    };
    expect(await wordsOn("2020-09-01")).toContain("建档立卡");
    expect(await wordsOn("2024-09-01")).toContain("脱贫");
  });
});

describe("a request", () => {
  let id: string;

  it("is measured by the factors and explains its index", async () => {
    const body = await submit(10);
    id = body.id;
    expect(body).toMatchObject({
      status: "submitted",
      index: "55.00",
      level: "difficult",
      version: 1,
      assessedOn: "2024-09-02",
    });
    expect(body["factors"]).toMatchObject([
      { factor: "family-economy", weightPct: 40, score: 100 },
      { factor: "special-group", score: 0 },
      { factor: "regional-level", score: 0 },
      { factor: "emergency", weightPct: 15, score: 100 },
      { factor: "student-consumption", score: 0 },
      { factor: "other", score: 0 },
    ]);
  });

  it("is corrected under its version (428, 412, 200)", async () => {
    const path = `/v1/hardship-recognitions/${id}`;
    await maker.put(path, formOf()).expect(428);
    await maker
      .put(path, formOf())
      .set(...ifMatch(7))
      .expect(412);
    const fields = { subjectKind: "hardship", kind: "other" };
    const paper = await uploadScan(maker, id, { fields });
    const change = {
      indicators: ["income-below-subsistence", "serious-illness", "orphan"],
      evidence: [paper.id],
    };
    const theirs = await maker
      .post("/v1/hardship-recognitions", requestOf(11, { evidence: [paper.id] }))
      .expect(422);
    expect(theirs.body.code).toBe("hardship.unknown-document");
    const { body } = await maker
      .put(path, formOf(change))
      .set(...ifMatch(1))
      .expect(200);
    expect(body).toMatchObject({
      index: "80.00",
      level: "special",
      evidence: [paper.id],
      version: 2,
    });
  });

  it.each([
    [{ category: "rich" }, 422, "hardship.unknown-category"],
    [{ indicators: ["rich"] }, 409, "hardship.unknown-indicator"],
    [{ committedOn: "2024-09-03" }, 409, "hardship.date-in-future"],
    [{ evidence: ["doc_none"] }, 422, "hardship.unknown-document"],
    [{ academicYear: "2024-2026" }, 422, "hardship.no-such-year"],
    [{ person: { name: "甲", idNumber: "110105194912310021" } }, 422, "hardship.invalid-id-number"],
    [{ person: { borrowerId: "bor_none" } }, 404, "hardship.person-not-found"],
    [{ person: personOf(10) }, 409, "hardship.already-there"],
  ])("with %o is refused: %i %s", async (change, status, code) => {
    const asked = { ...requestOf(11), ...change };
    const { body } = await maker.post("/v1/hardship-recognitions", asked).expect(status);
    expect(body.code).toBe(code);
  });

  it("without the commitment's date is no request (400)", async () => {
    const { committedOn: _committed, ...asked } = requestOf(11);
    const { body } = await maker.post("/v1/hardship-recognitions", asked).expect(400);
    expect(body.code).toBe("request.invalid");
  });

  it("is not decided before it was public (409)", async () => {
    const { body } = await decide(checker, id, 2, GRANTED).expect(409);
    expect(body.code).toBe("hardship.not-public-yet");
  });

  it("is taken back at the student's wish", async () => {
    const { id: other } = await submit(12);
    const { body } = await maker
      .post(`/v1/hardship-recognitions/${other}/cancellation`, { reason: "学生撤回" })
      .set(...ifMatch(1))
      .expect(200);
    expect(body.status).toBe("cancelled");
  });

  it("stands in the database without a word of illness, income or a number", async () => {
    const rows = JSON.stringify([
      await product.database.owner.client`select * from hardship_recognitions`,
      await product.database.owner.client`select * from hardship_events`,
      await product.database.owner.client`select * from audit_rows`,
    ]);
    expect(rows).not.toMatch(/白血病|医疗费|13812340000|serious-illness|subsistence|撤回/);
    expect(rows).not.toContain(personOf(10).idNumber);
  });
});

describe("publicity", () => {
  let page: string;
  let first: string;
  let second: string;

  it("takes in all who reach a level, and nobody below", async () => {
    first = (await submit(13)).id;
    second = (await submit(14)).id;
    const below = await submit(15, { indicators: ["spending-below-average"] });
    expect(below.level).toBeNull();
    const { body } = await publish({ workingDays: 7 }).expect(201);
    // Seven working days from Monday 2 September: to Tuesday 10 September.
    expect(body).toMatchObject({ toOn: "2024-09-10", decisionFrom: "2024-09-11", lines: 3 });
    page = body.page as string;
    expect(await show(below.id)).toMatchObject({ status: "submitted" });
    expect(await show(first)).toMatchObject({
      status: "publicised",
      publicity: { fromOn: "2024-09-02", toOn: "2024-09-10" },
    });
    const none = await publish().expect(409);
    expect(none.body.code).toBe("publicity.nothing-to-publish");
  });

  it("shows masked names and schools: no number, category, level, index or illness", async () => {
    const json = await request(product.server).get(page).expect(200);
    const html = await request(product.server).get(page).set("Accept", "text/html").expect(200);
    expect(json.body.lines).toHaveLength(3);
    for (const line of json.body.lines) {
      expect(Object.keys(line).toSorted()).toEqual(["maskedName", "school"]);
    }
    const entries = await product.database.owner.client`select * from publicity_entries`;
    for (const text of [JSON.stringify(json.body), html.text, JSON.stringify(entries)]) {
      expect(text).toContain("山东大学");
      expect(text).not.toMatch(/白血病|医疗|疾病|劳动能力|特别困难|difficult|special|parent-ill/);
      expect(text).not.toMatch(/\d{17}[\dX]|1[3-9]\d{9}|55\.00|80\.00/);
      for (const index of [10, 13, 14]) {
        expect(text).not.toContain(personOf(index).name);
        expect(text).not.toContain(personOf(index).idNumber);
      }
    }
    expect(html.headers["x-robots-tag"]).toContain("noindex");
    expect(html.headers["cache-control"]).toBe("no-store");
  });

  it("must be over before anybody decides; the refusal names the day (409)", async () => {
    await setDate(maker, "2024-09-10");
    const { body } = await decide(checker, first, 2, GRANTED).expect(409);
    expect(body).toMatchObject({
      code: "publicity.still-running",
      detail: expect.stringContaining("2024-09-11 起可以决定"),
    });
  });

  it("stops for an objection until another person has resolved it with a reason", async () => {
    const filed = await maker
      .post(`/v1/hardship-recognitions/${second}/objections`, { text: "家有汽车两辆" })
      .expect(201);
    await setDate(maker, "2024-09-11");
    const stopped = await decide(checker, second, 2, GRANTED).expect(409);
    expect(stopped.body.code).toBe("objection.unresolved");
    const path = `/v1/hardship-objections/${filed.body.id as string}/resolution`;
    const answer = { outcome: "dismissed", reason: "车辆为亲属所有，不影响认定" };
    await maker
      .post(path, answer)
      .set(...ifMatch(1))
      .expect(403);
    await checker
      .post(`/v1/pre-application-objections/${filed.body.id as string}/resolution`, answer)
      .set(...ifMatch(1))
      .expect(404);
    await checker
      .post(path, answer)
      .set(...ifMatch(1))
      .expect(200);
    const found = await checker.get(`/v1/hardship-recognitions/${second}/objections`).expect(200);
    expect(found.body.data).toMatchObject([{ status: "dismissed", resolution: answer.reason }]);
    const granted = await decide(checker, second, 2, GRANTED).expect(200);
    expect(granted.body).toMatchObject({
      status: "recognised",
      decidedOn: "2024-09-11",
      validTo: "2025-08-31",
    });
  });

  it("ends: the page shows that it is over and no name", async () => {
    const { body } = await request(product.server).get(page).expect(200);
    expect(body).toMatchObject({ state: "over", lines: [] });
    const html = await request(product.server).get(page).set("Accept", "text/html").expect(200);
    expect(html.text).toContain("公示已经结束");
  });

  it("is no objection's time any more (409)", async () => {
    const { body } = await maker
      .post(`/v1/hardship-recognitions/${first}/objections`, { text: "太晚了" })
      .expect(409);
    expect(body.code).toBe("objection.outside-publicity");
  });

  it("is decided once, under the version that was shown (412, 200, 409)", async () => {
    expect((await decide(checker, first, 1, GRANTED).expect(412)).body.code).toBe(
      "version.changed",
    );
    await decide(checker, first, 2, { outcome: "declined" }).expect(400);
    const declined = { outcome: "declined", reason: "材料不足" };
    expect((await decide(checker, first, 2, declined).expect(200)).body.status).toBe("declined");
    expect((await decide(checker, first, 3, GRANTED).expect(409)).body.code).toBe(
      "hardship.wrong-state",
    );
    // Declined, the student may ask again.
    await submit(13);
  });
});

describe("an upheld objection", () => {
  it("returns the request, which has to be public again", async () => {
    await setDate(maker, "2024-09-16");
    const { id } = await submit(20);
    await publish({ school: "山东大学" }).expect(201);
    const filed = await maker
      .post(`/v1/hardship-recognitions/${id}/objections`, { text: "收入不实" })
      .expect(201);
    await checker
      .post(`/v1/hardship-objections/${filed.body.id as string}/resolution`, {
        outcome: "upheld",
        reason: "收入证明有误",
      })
      .set(...ifMatch(1))
      .expect(200);
    const returned = await show(id);
    expect(returned).toMatchObject({ status: "submitted", openObjections: 0 });
    await setDate(maker, "2024-10-20");
    const { body } = await decide(
      checker,
      id as string,
      returned.version as number,
      GRANTED,
    ).expect(409);
    expect(body.code).toBe("hardship.not-public-yet");
  });
});

describe("two people", () => {
  it("are needed, by the rule and by the database", async () => {
    await setDate(maker, "2024-11-04");
    const both = await product.signInAs(["clerk", "reviewer"]);
    const made = await both.post("/v1/hardship-recognitions", requestOf(30)).expect(201);
    await publish().expect(201);
    await setDate(maker, "2024-11-11");
    const { body } = await decide(both, made.body.id as string, 2, GRANTED).expect(409);
    expect(body.code).toBe("hardship.same-person");
    const forced = product.database.app.client.begin(async (sql) => {
      await sql`set local bursar.centre = 'cen_a'`;
      await sql`update hardship_recognitions set checker_id = maker_id`;
    });
    await expect(forced).rejects.toMatchObject({ code: "23514" });
    await decide(checker, made.body.id as string, 2, GRANTED).expect(200);
  });
});

describe("of another centre", () => {
  it("nothing is seen", async () => {
    const other = await product.signIn("checker", "b");
    const { body } = await checker.get("/v1/hardship-recognitions?limit=1").expect(200);
    await other.get(`/v1/hardship-recognitions/${body.data[0].id as string}`).expect(404);
    const theirs = await other.get("/v1/hardship-recognitions").expect(200);
    expect(theirs.body.data).toEqual([]);
  });
});

it("nothing of a person is kept under an idempotency key", async () => {
  const kept = await keptAnswers(product.database);
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.filter((line) => personalTokens(line).length > 0 || line.includes("白血病"))).toEqual(
    [],
  );
});
