import request from "supertest";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dumpDatabase } from "../harness/dump-database.ts";
import { plainRows, startDraft } from "../harness/application-steps.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import { sendScan, uploadScan } from "../harness/scans.ts";
import {
  importRoster,
  listApplications,
  pairOf,
  SEASON,
  setDate,
} from "../harness/season-steps.ts";
import { withToken, type StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let lead: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  lead = await product.signInAs(["supervisor"]);
});
beforeEach(() => product.database.owner.client`delete from auth.sign_in_failures`);
afterAll(() => product.close());

async function issue(usesMax = 20): Promise<{ id: string; code: string }> {
  const made = await lead.post("/v1/volunteer-codes", { usesMax }).expect(201);
  return { id: made.body.issued.id as string, code: made.body.code as string };
}
const knock = (code: string, name = "王小明") =>
  request(product.server).post("/v1/volunteer-sessions").send({ name, code });
async function enter(code: string, name?: string): Promise<StaffClient> {
  const answer = await knock(code, name).expect(201);
  return withToken(product.server, answer.body.token as string);
}
const shown = async (id: string) => {
  const { data } = (await lead.get("/v1/volunteer-codes").expect(200)).body;
  return data.find((one: { id: string }) => one.id === id);
};
const WRONG = { status: 401, code: "auth.wrong-daily-code" };
const refusalOf = async (code: string) => {
  const { status, body } = await knock(code);
  return { status, code: body.code as string };
};

describe("the code of the day", () => {
  it("is shown once, and lets volunteers do a volunteer's work", async () => {
    const made = await lead.post("/v1/volunteer-codes", { usesMax: 3 }, "today").expect(201);
    const again = await lead.post("/v1/volunteer-codes", { usesMax: 3 }, "today").expect(201);
    expect(made.body.code).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}$/);
    expect(again.body).toEqual({ ...made.body, code: null });

    const volunteer = await enter(made.body.code);
    const me = (await volunteer.get("/v1/me").expect(200)).body;
    expect(me).toMatchObject({
      kind: "volunteer",
      displayName: "王小明",
      centreId: "cen_a",
      roles: ["volunteer"],
      permissions: ["application.enter", "document.upload"],
    });
    await volunteer.get("/v1/applications").expect(403);
    await volunteer.get("/v1/staff").expect(403);
  });

  it("is read however it is typed", async () => {
    const { code } = await issue();
    const typed = ` ${code.toUpperCase().replace("-", "－").replaceAll("0", "O")} `;
    expect((await knock(typed)).status).toBe(201);
  });

  it("is good for so many sign-ins, which are counted", async () => {
    const { id, code } = await issue(2);
    const answers = await Promise.all([1, 2, 3, 4].map((at) => knock(code, `志愿者${at}甲`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(await shown(id)).toMatchObject({ uses: 2, usesMax: 2 });
    expect((await shown(id)).volunteers).toHaveLength(2);
    expect(await refusalOf(code)).toEqual(WRONG);
  });

  it("ends with its session twelve hours on, and at the end of the day at the latest", async () => {
    const { id, code } = await issue();
    const { expiresAt } = (await knock(code).expect(201)).body;
    const midnight = Date.parse((await shown(id)).expiresAt);
    const beijing = new Date(midnight + 8 * 3_600_000).toISOString();
    expect(beijing.slice(11, 19)).toBe("00:00:00");
    expect(midnight - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    const ends = Math.min(Date.now() + 12 * 3_600_000, midnight);
    expect(Math.abs(Date.parse(expiresAt) - ends)).toBeLessThan(60_000);
  });

  it("is of its business day alone, and so are the sessions", async () => {
    const maker = await product.signIn("maker", "a");
    await maker.put("/v1/business-date", { businessOn: "2026-08-20" }).expect(200);
    const { id, code } = await issue();
    expect((await shown(id)).businessOn).toBe("2026-08-20");
    const volunteer = await enter(code);
    await volunteer.get("/v1/me").expect(200);
    await maker.put("/v1/business-date", { businessOn: "2026-08-21" }).expect(200);
    await volunteer.get("/v1/me").expect(401);
    expect(await refusalOf(code)).toEqual(WRONG);
  });

  it("can be revoked, with whoever came in by it", async () => {
    const { id, code } = await issue();
    const other = await issue();
    const volunteer = await enter(code);
    const unharmed = await enter(other.code);
    const path = `/v1/volunteer-codes/${id}/revocation`;
    expect((await lead.post(path).expect(200)).body.revokedAt).not.toBeNull();
    await volunteer.get("/v1/me").expect(401);
    await unharmed.get("/v1/me").expect(200);
    expect(await refusalOf(code)).toEqual(WRONG);
    await lead.post(path).expect(200);
    const rows = await product.database.owner.client`
      select action from audit_rows where subject_id = ${id} order by id`;
    expect(rows.map(({ action }) => action)).toEqual([
      "volunteer-code.issued",
      "volunteer-code.revoked",
    ]);
  });

  it("of another centre is not shown, and can't be revoked from here", async () => {
    const { id } = await issue();
    await product.database.owner.client`
      update auth.volunteer_codes set centre_id = 'cen_b' where id = ${id}`;
    expect(await shown(id)).toBeUndefined();
    const answer = await lead.post(`/v1/volunteer-codes/${id}/revocation`).expect(404);
    expect(answer.body.code).toBe("volunteer-code.not-found");
  });

  it.each(["k7mf-2qxd", "", " ", "'; drop table", "\u0000", "x".repeat(40)])(
    "%j lets nobody in",
    async (code) => {
      const { status } = await knock(code);
      expect([400, 401]).toContain(status);
    },
  );

  it("can't be guessed from one address", async () => {
    const codes: string[] = [];
    for (let round = 0; round < 21; round += 1) codes.push((await refusalOf("aaaa-aaaa")).code);
    expect(codes.at(-2)).toBe("auth.wrong-daily-code");
    expect(codes.at(-1)).toBe("auth.too-many-attempts");
  });
});

describe("a volunteer", () => {
  it("is a person of one sign-in, under an id of its own in the audit trail", async () => {
    const { id, code } = await issue();
    const first = (await (await enter(code, "李 雷")).get("/v1/me")).body.id as string;
    const namesake = await (await enter(code, " 李  雷")).get("/v1/me");
    const again = namesake.body.id as string;
    expect(namesake.body.displayName).toBe("李 雷（2）");
    const other = (await (await enter(code, "韩梅梅")).get("/v1/me")).body.id as string;
    expect(again).not.toBe(first);
    expect(other).not.toBe(first);
    expect(first).toMatch(/^vol_/);
    const rows = await product.database.owner.client`
      select actor_id, after, ip from audit_rows
      where action = 'volunteer.signed-in' and actor_kind = 'volunteer' and actor_id = ${first}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ after: { codeId: id }, ip: expect.stringContaining("127") });
    expect((await shown(id)).volunteers).toMatchObject([
      { id: first, name: "李 雷" },
      { id: again, name: "李 雷（2）" },
      { id: other, name: "韩梅梅" },
    ]);
  });

  it("gets at nothing of whoever signed in under the same name and code", async () => {
    const { code } = await issue();
    const first = await enter(code, "王小明");
    const row = plainRows(12)[11] ?? {};
    const { id: draftId } = await startDraft(first, row);
    const { data } = (await first.get("/v1/me/sessions").expect(200)).body;

    const namesake = await enter(code, "王小明");
    await namesake.get(`/v1/application-drafts/${draftId}`).expect(404);
    const list = await namesake.get("/v1/application-drafts").expect(200);
    expect(list.body.data).toEqual([]);
    const sessions = (await namesake.get("/v1/me/sessions").expect(200)).body.data;
    expect(sessions).toHaveLength(1);
    await namesake.delete(`/v1/me/sessions/${data[0].id as string}`);
    const seen = await first.get(`/v1/application-drafts/${draftId}`).expect(200);

    const officer = await product.signInAs(["clerk"]);
    const path = `/v1/application-drafts/${draftId}/takeover`;
    const version = `"${String(seen.body.version)}"`;
    await officer.post(path).set("If-Match", version).expect(200);
  });

  it("signs out; a supervisor sees and ends the session too", async () => {
    const { code } = await issue();
    const volunteer = await enter(code);
    const { data } = (await volunteer.get("/v1/me/sessions").expect(200)).body;
    expect(data).toMatchObject([{ actorKind: "volunteer", current: true }]);
    await volunteer.delete(`/v1/me/sessions/${data[0].id as string}`).expect(204);
    await volunteer.get("/v1/me").expect(401);

    const another = await enter(code);
    const me = (await another.get("/v1/me").expect(200)).body;
    await lead.delete(`/v1/staff-sessions/${me.sessionId as string}`).expect(204);
    await another.get("/v1/me").expect(401);
  });

  it("has neither password nor second factor", async () => {
    const volunteer = await enter((await issue()).code);
    const change = { password: "x", newPassword: "a-password-of-mine" };
    const tries = [
      volunteer.put("/v1/me/password", change),
      volunteer.put("/v1/me/second-factor", { password: "x" }),
      volunteer.post("/v1/me/second-factor/confirmation", { code: "123456" }),
    ];
    for (const { status, body } of await Promise.all(tries)) {
      expect([status, body.code]).toEqual([403, "staff.accounts-only"]);
    }
  });

  it("leaves neither code nor token in the database or the log", async () => {
    const { code } = await issue();
    const { token } = (await knock(code).expect(201)).body as { token: string };
    const kept = (await dumpDatabase(product.database)).join("\n") + product.logLines.join("");
    for (const secret of [code, code.replace("-", ""), token, token.slice(4)]) {
      expect(kept).not.toContain(secret);
    }
  });
});

describe("documents in a volunteer's hands", () => {
  it("are those of the volunteer's own open drafts, whatever ids are known", async () => {
    const { maker } = await pairOf(product, "a");
    await setDate(maker, SEASON.importedOn);
    await importRoster(maker, rosterCsv(rosterRows(0, 1)));
    const [{ id: subjectId } = { id: "" }] = await listApplications(maker, "submitted");
    const document = await uploadScan(maker, subjectId);
    const volunteer = await enter((await issue()).code);
    const tries = [
      sendScan(volunteer, subjectId),
      volunteer.post("/v1/documents/upload-links", { subjectKind: "application", subjectId }),
      volunteer.post(`/v1/applications/${subjectId}/carried-over-documents`),
      volunteer.patch(`/v1/documents/${document.id}`, { kind: "other" }, "1"),
    ];
    const answers = await Promise.all(tries);
    const codes = answers.map(({ status, body }) => `${status} ${body.code as string}`);
    expect(codes).toEqual([
      "404 document.subject-not-found",
      "404 document.subject-not-found",
      "404 application.not-found",
      "404 document.not-found",
    ]);

    const row = plainRows(9)[8] ?? {};
    const own = { subjectKind: "draft", subjectId: (await startDraft(volunteer, row)).id };
    const scan = await uploadScan(volunteer, own.subjectId, { fields: own });
    const turned = { rotation: 90 };
    await volunteer.patch(`/v1/documents/${scan.id}`, turned, "1").expect(200);
    await volunteer.post("/v1/documents/upload-links", own).expect(201);
    const another = await enter((await issue()).code, "李小红");
    await another.patch(`/v1/documents/${scan.id}`, turned, "2").expect(404);
  });
});
