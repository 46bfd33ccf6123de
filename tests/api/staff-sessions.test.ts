import request from "supertest";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  authenticatorApp,
  awayFromTheEdge,
  type AuthenticatorApp,
} from "../harness/authenticator-app.ts";
import { dumpDatabase } from "../harness/dump-database.ts";
import { makeStaff, type MadeStaff } from "../harness/make-staff.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import type { StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let lead: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  lead = await product.signInAs(["supervisor"]);
});
beforeEach(() => product.database.owner.client`delete from auth.sign_in_failures`);
afterAll(() => product.close());

const knock = (given: { account: string; password: string; code?: string }) =>
  request(product.server)
    .post("/v1/sessions")
    .send(given)
    .then(({ status, body }) => ({ status, body, code: body.code as string | undefined }));

interface Enrolled extends MadeStaff {
  readonly secret: string;
  readonly app: AuthenticatorApp;
  readonly recoveryCodes: readonly string[];
  /** Signs in with a code, which a half-minute later would be another. */
  knock(code?: string): ReturnType<typeof knock>;
}

async function enrol(): Promise<Enrolled> {
  const made = await makeStaff(product.server, lead, { roles: ["clerk"] });
  const { account, password, client } = made;
  await awayFromTheEdge();
  const begun = await client.put("/v1/me/second-factor", { password }).expect(200);
  const app = authenticatorApp(begun.body.secret);
  const path = "/v1/me/second-factor/confirmation";
  // The half-minute before this one, so that the code of this one is still to be used.
  const confirmed = await client.post(path, { code: app.code(-1) }).expect(200);
  const { recoveryCodes } = confirmed.body as { recoveryCodes: string[] };
  const own = { account, password };
  const again = (code?: string) => knock(code === undefined ? own : { ...own, code });
  return { ...made, secret: begun.body.secret, app, recoveryCodes, knock: again };
}

describe("a second factor", () => {
  it("makes sign-in two steps", async () => {
    const person = await enrol();
    const first = await person.knock();
    expect([first.status, first.code]).toEqual([401, "auth.second-factor-needed"]);
    expect(first.body.token).toBeUndefined();
    const second = await person.knock(person.app.code());
    expect(second.status).toBe(201);
    expect(second.body.pending).toBeNull();
    const sessions = (await person.client.get("/v1/me/sessions").expect(200)).body.data;
    expect(sessions).toHaveLength(2);
  });

  it("says what an app needs to be told, and needs the password", async () => {
    const { client, account, password } = await makeStaff(product.server, lead, { roles: [] });
    const wrong = await client.put("/v1/me/second-factor", { password: "not-mine" }).expect(403);
    expect(wrong.body.code).toBe("staff.wrong-password");
    const { secret, uri } = (await client.put("/v1/me/second-factor", { password })).body;
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const parsed = new URL(uri);
    expect(parsed.protocol).toBe("otpauth:");
    expect(decodeURIComponent(parsed.pathname)).toContain(account);
    expect(parsed.searchParams.get("secret")).toBe(secret);
    expect((await knock({ account, password })).status).toBe(201);
    const path = "/v1/me/second-factor/confirmation";
    const code = authenticatorApp(secret).code();
    const other = code === "000000" ? "000001" : "000000";
    expect((await client.post(path, { code: other }).expect(422)).body.code).toBe(
      "second-factor.wrong-code",
    );
    expect((await lead.post(path, { code }).expect(409)).body.code).toBe("second-factor.not-begun");
  });

  it("takes each code once, also when two ask at the same instant", async () => {
    const person = await enrol();
    const code = person.app.code();
    const answers = await Promise.all([person.knock(code), person.knock(code), person.knock(code)]);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect((await person.knock(code)).code).toBe("auth.wrong-second-factor");
    expect((await person.knock(person.app.code(1))).status).toBe(201);
    expect((await person.knock(person.app.code(5))).code).toBe("auth.wrong-second-factor");
  });

  it("is asked for after the password only, and tells strangers nothing", async () => {
    const { account, app } = await enrol();
    const strangers = [
      await knock({ account, password: "wrong-password-1" }),
      await knock({ account, password: "wrong-password-1", code: app.code() }),
      await knock({ account: "nobody-at-all", password: "wrong-password-1", code: "123456" }),
    ];
    for (const { status, code } of strangers) {
      expect([status, code]).toEqual([401, "auth.wrong-credentials"]);
    }
  });

  it("counts wrong codes towards the lock-out, and the first step neither way", async () => {
    const person = await enrol();
    for (let round = 0; round < 8; round += 1) {
      expect((await person.knock()).code).toBe("auth.second-factor-needed");
    }
    for (let round = 0; round < 5; round += 1) {
      await person.knock();
      expect((await person.knock("000000")).code).toBe("auth.wrong-second-factor");
    }
    expect((await person.knock(person.app.code())).code).toBe("auth.locked");
    expect((await person.knock()).code).toBe("auth.locked");
  });

  it("has ten recovery codes, shown once, each for one sign-in, on record", async () => {
    const person = await enrol();
    expect(new Set(person.recoveryCodes).size).toBe(10);
    const [first = "", second = ""] = person.recoveryCodes;
    expect((await person.knock(first)).status).toBe(201);
    expect((await person.knock(first)).code).toBe("auth.wrong-second-factor");
    expect((await person.knock(second.toUpperCase().replace("-", " "))).status).toBe(201);
    const me = await person.client.get("/v1/me").expect(200);
    expect(me.body).toMatchObject({ hasSecondFactor: true, recoveryCodesLeft: 8 });
    const rows = await product.database.owner.client`
      select 1 from audit_rows
      where action = 'account.recovery-code-used' and actor_id = ${person.id}`;
    expect(rows).toHaveLength(2);
  });

  it("ends the sessions that were opened without it", async () => {
    const { account, password, client } = await makeStaff(product.server, lead, { roles: [] });
    await knock({ account, password });
    const { secret } = (await client.put("/v1/me/second-factor", { password })).body;
    const code = authenticatorApp(secret).code();
    await client.post("/v1/me/second-factor/confirmation", { code }).expect(200);
    expect((await client.get("/v1/me/sessions")).body.data).toHaveLength(1);
    const again = await client.put("/v1/me/second-factor", { password }).expect(409);
    expect(again.body.code).toBe("second-factor.already-enrolled");
  });

  it("is taken away by a supervisor, with a reason, on record", async () => {
    const person = await enrol();
    const path = `/v1/staff/${person.id}/second-factor-reset`;
    await lead.post(path, {}).expect(400);
    const reset = await lead.post(path, { reason: "手机丢失" }).expect(200);
    expect(reset.body.hasSecondFactor).toBe(false);
    await person.client.get("/v1/me").expect(401);
    expect((await person.knock()).status).toBe(201);
    expect((await person.knock(person.recoveryCodes[0])).status).toBe(201);
    const [row] = await product.database.owner.client`
      select reason, before from audit_rows
      where action = 'staff.second-factor-reset' and subject_id = ${person.id}`;
    expect(row).toEqual({ reason: "手机丢失", before: { hasSecondFactor: true } });
  });

  it("can be asked of a role: nothing else opens until there is one", async () => {
    const { client, password } = await makeStaff(product.server, lead, { roles: ["auditor"] });
    await client.get("/v1/applications").expect(200);
    const shown = await lead.get("/v1/sign-in-policy").expect(200);
    const change = { secondFactorRoles: ["auditor"] };
    const version = shown.headers["etag"] ?? "";
    const ask = () => lead.put("/v1/sign-in-policy", change).set("If-Match", version);
    expect((await ask().expect(200)).body.secondFactorRoles).toEqual(["auditor"]);
    expect((await ask().expect(412)).body.code).toBe("version.changed");

    const refused = await client.get("/v1/applications").expect(403);
    expect(refused.body.code).toBe("auth.second-factor-due");
    const { secret } = (await client.put("/v1/me/second-factor", { password }).expect(200)).body;
    const code = authenticatorApp(secret).code();
    await client.post("/v1/me/second-factor/confirmation", { code }).expect(200);
    await client.get("/v1/applications").expect(200);
  });

  it("leaves no secret, code or recovery code in the database or the log", async () => {
    const person = await enrol();
    const code = person.app.code();
    await person.knock(code);
    await person.knock(person.recoveryCodes[0]);
    const kept = (await dumpDatabase(product.database)).join("\n") + product.logLines.join("");
    for (const secret of [person.secret, person.password, ...person.recoveryCodes]) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(secret.replace("-", ""));
    }
  });
});

describe("a locked account", () => {
  it("says until when and who can unlock it, and opens for a supervisor's unlocking", async () => {
    const { id, account, password } = await makeStaff(product.server, lead, { roles: ["clerk"] });
    for (let round = 0; round < 5; round += 1) {
      await knock({ account, password: "wrong-password-1" });
    }
    const locked = await knock({ account, password });
    expect([locked.status, locked.code]).toEqual([429, "auth.locked"]);
    const until = Date.parse(locked.body.data.unlocksAt);
    expect(until - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(until - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    const clock = new Date(until + 8 * 3_600_000).toISOString().slice(11, 16);
    expect(locked.body.detail).toContain(clock);
    expect(locked.body.detail).toContain("主任");

    const shown = await lead.get(`/v1/staff/${id}`).expect(200);
    expect(Math.abs(Date.parse(shown.body.lockedUntil) - until)).toBeLessThan(3_000);
    const unlocked = await lead.post(`/v1/staff/${id}/unlocking`).expect(200);
    expect(unlocked.body.lockedUntil).toBeNull();
    expect((await knock({ account, password })).status).toBe(201);
    const rows = await product.database.owner.client`
      select before from audit_rows where action = 'staff.unlocked' and subject_id = ${id}`;
    expect(rows).toMatchObject([{ before: { failures: 5 } }]);
  });

  it("an account that does not exist is told the same", async () => {
    const ghost = { account: "ghost-account", password: "wrong-password-1" };
    for (let round = 0; round < 5; round += 1) await knock(ghost);
    const locked = await knock(ghost);
    expect([locked.status, locked.code]).toEqual([429, "auth.locked"]);
    expect(Date.parse(locked.body.data.unlocksAt)).toBeGreaterThan(Date.now());
  });

  it("a guesser who tries many accounts from one address has to wait as well", async () => {
    const codes: (string | undefined)[] = [];
    for (let round = 0; round < 101; round += 1) {
      const guess = await knock({ account: `guess-${round}`, password: "wrong-password-1" });
      codes.push(guess.code);
    }
    expect(codes.at(-2)).toBe("auth.wrong-credentials");
    expect(codes.at(-1)).toBe("auth.too-many-attempts");
  });
});

describe("sessions", () => {
  it("show where somebody is signed in, and end one by one", async () => {
    const { account, password, client } = await makeStaff(product.server, lead, { roles: [] });
    await request(product.server)
      .post("/v1/sessions")
      .set("User-Agent", "Edge on window 3")
      .send({ account, password })
      .expect(201);
    const { data } = (await client.get("/v1/me/sessions").expect(200)).body;
    const other = data.find((one: { device: string }) => one.device === "Edge on window 3");
    expect(other).toMatchObject({ actorKind: "staff", current: false });
    expect(other.ip).toMatch(/127\.0\.0\.1$/);
    expect(Math.abs(Date.parse(other.since) - Date.now())).toBeLessThan(60_000);
    await client.delete(`/v1/me/sessions/${other.id as string}`).expect(204);
    await client.delete(`/v1/me/sessions/${other.id as string}`).expect(404);
    const left = (await client.get("/v1/me/sessions").expect(200)).body.data;
    expect(left).toHaveLength(data.length - 1);
    const own = left.find((one: { current: boolean }) => one.current);
    await client.delete(`/v1/me/sessions/${own.id as string}`).expect(204);
    await client.get("/v1/me").expect(401);
  });

  it("are seen to the minute", async () => {
    const { id, client } = await makeStaff(product.server, lead, { roles: [] });
    await product.database.owner.client`
      update auth.session set updated_at = now() - interval '5 minutes' where user_id = ${id}`;
    await client.get("/v1/me").expect(200);
    const { data } = (await client.get("/v1/me/sessions")).body;
    const latest = Math.max(
      ...data.map((one: { lastSeenAt: string }) => +new Date(one.lastSeenAt)),
    );
    expect(Date.now() - latest).toBeLessThan(30_000);
  });

  it("of colleagues are a supervisor's to see and end, those of other centres are not", async () => {
    const { id, client } = await makeStaff(product.server, lead, { roles: ["clerk"] });
    await client.get("/v1/staff-sessions").expect(403);
    const ofB = await product.signIn("maker", "b");
    const foreign = (await ofB.get("/v1/me/sessions").expect(200)).body.data[0].id as string;
    const all = (await lead.get("/v1/staff-sessions?limit=100").expect(200)).body.data as {
      id: string;
      actorId: string;
    }[];
    expect(all.some((one) => one.id === foreign)).toBe(false);
    await lead.delete(`/v1/staff-sessions/${foreign}`).expect(404);
    await lead.delete(`/v1/me/sessions/${foreign}`).expect(404);
    await ofB.get("/v1/me").expect(200);
    const theirs = all.filter((one) => one.actorId === id);
    expect(theirs.length).toBeGreaterThan(0);
    for (const one of theirs) await lead.delete(`/v1/staff-sessions/${one.id}`).expect(204);
    await client.get("/v1/me").expect(401);
    const rows = await product.database.owner.client`
      select 1 from audit_rows where action = 'session.ended' and before->>'actorId' = ${id}`;
    expect(rows).toHaveLength(theirs.length);
  });

  it("all others end with another password", async () => {
    const { account, password, client } = await makeStaff(product.server, lead, { roles: [] });
    await knock({ account, password });
    const newPassword = "another-password-of-mine";
    const same = await client.put("/v1/me/password", { password, newPassword: password });
    expect([same.status, same.body.code]).toEqual([422, "staff.same-password"]);
    await client.put("/v1/me/password", { password, newPassword }).expect(204);
    expect((await client.get("/v1/me/sessions").expect(200)).body.data).toHaveLength(1);
  });
});
