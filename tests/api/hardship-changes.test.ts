import { readCentre } from "@bursar/database/connection";
import { currentRecognition } from "@bursar/database/hardship";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { importRoster, pairOf, setDate } from "../harness/season-steps.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import type { StaffClient } from "../harness/staff-client.ts";

const YEAR = "2024-2025";
const STATEMENT = "母亲患病";

let product: TestProduct;
let maker: StaffClient;
let checker: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  ({ maker, checker } = await pairOf(product, "a"));
  // A Monday.
  await setDate(maker, "2024-09-02");
  await importRoster(maker, rosterCsv(rosterRows(0, 1)));
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

async function submit(index: number): Promise<string> {
  const answer = await maker.post("/v1/hardship-recognitions", requestOf(index)).expect(201);
  return answer.body.id as string;
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

describe("a change within the year", () => {
  let borrowerId: string;
  let current: { id: string; version: number };

  async function inForce() {
    const actor = { id: "test", kind: "staff" } as const;
    const context = { actor, centreId: "cen_a", requestId: "test" };
    return readCentre(product.database.app, context, (tx) =>
      currentRecognition(tx, personOf(0).idNumber, YEAR),
    );
  }

  function propose(kind: string, change: object) {
    return maker
      .post(`/v1/hardship-recognitions/${current.id as string}/changes`, {
        kind,
        ...formOf(change),
      })
      .set(...ifMatch(current.version));
  }

  it("starts from a borrower's recognition of the year", async () => {
    await setDate(maker, "2024-12-02");
    const [row] = await product.database.owner.client<{ id: string }[]>`
      select id from borrowers where centre_id = 'cen_a'`;
    borrowerId = row?.id ?? "";
    const asked = { ...requestOf(0), person: { borrowerId } };
    const made = await maker.post("/v1/hardship-recognitions", asked).expect(201);
    expect(await inForce()).toBeUndefined();
    await publish().expect(201);
    await setDate(maker, "2024-12-09");
    const { body } = await decide(checker, made.body.id as string, 2, GRANTED).expect(200);
    current = body as typeof current;
    expect(await inForce()).toMatchObject({
      id: current.id,
      level: "difficult",
      category: "parent-ill-or-unable",
      validTo: "2025-08-31",
    });
  });

  it("must do what it says (409)", async () => {
    for (const [kind, indicators] of [
      ["raise", ["income-near-subsistence"]],
      ["lower", ["orphan"]],
      ["lower", ["spending-below-average"]],
    ] as const) {
      const { body } = await propose(kind, { indicators }).expect(409);
      expect(body.code).toBe("hardship.no-such-change");
    }
  });

  it("raises after publicity, and the one before stays in force until then", async () => {
    const raised = await propose("raise", { indicators: ["orphan"] }).expect(201);
    expect(raised.body).toMatchObject({ replacesId: current.id, level: "special" });
    const second = await propose("withdraw", { indicators: [] }).expect(409);
    expect(second.body.code).toBe("hardship.already-there");
    const early = await decide(checker, raised.body.id as string, 1, GRANTED).expect(409);
    expect(early.body.code).toBe("hardship.not-public-yet");
    await publish().expect(201);
    await setDate(maker, "2024-12-16");
    expect(await inForce()).toMatchObject({ id: current.id });
    const { body } = await decide(checker, raised.body.id as string, 2, GRANTED).expect(200);
    expect(await inForce()).toMatchObject({ id: body.id, level: "special" });
    expect(await show(current.id)).toMatchObject({ status: "superseded" });
    current = body as typeof current;
  });

  it("lowers and ends without publicity, by a second person", async () => {
    const lowered = await propose("lower", { indicators: ["income-near-subsistence"] }).expect(201);
    await publish().expect(409);
    const { body } = await decide(checker, lowered.body.id as string, 1, GRANTED).expect(200);
    expect(body).toMatchObject({ status: "recognised", level: "general" });
    current = body as typeof current;
    const ended = await propose("withdraw", { indicators: [] }).expect(201);
    const revoked = await decide(checker, ended.body.id as string, 1, GRANTED).expect(200);
    expect(revoked.body).toMatchObject({ status: "revoked", validTo: null });
    expect(await inForce()).toBeUndefined();
    const late = await propose("lower", { indicators: ["income-near-subsistence"] }).expect(409);
    expect(late.body.code).toBe("hardship.not-in-force");
  });
});

describe("a list that was wrong", () => {
  it("is taken down at once and its people can be published anew", async () => {
    await setDate(maker, "2025-03-03");
    const id = await submit(40);
    const { body: notice } = await publish().expect(201);
    const path = `/v1/hardship-notices/${notice.id as string}/removal`;
    await maker.post(path, { reason: "学校名称有误" }).expect(200);
    await request(product.server)
      .get(notice.page as string)
      .expect(404);
    expect(await show(id)).toMatchObject({ status: "submitted" });
    const notices = await checker.get("/v1/hardship-notices?limit=1").expect(200);
    expect(notices.body).toMatchObject({
      data: [{ id: notice.id, takenDownOn: "2025-03-03" }],
      hasMore: true,
    });
  });
});
