import { insertCentre } from "@bursar/database/centres";
import { Refusal } from "@bursar/domain/refusal";
import { openTestDatabase, type TestDatabase } from "@bursar/database/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dumpDatabase, spellings } from "../testing/dump-database.ts";
import { refusalOf } from "../testing/refusal-of.ts";
import { createStaffAccount, openStaffIdentity, type StaffIdentity } from "./index.ts";

const PASSWORD = "counter-7-open-early";
let database: TestDatabase;
let staff: StaffIdentity;
let makerId: string;

const open = (): StaffIdentity =>
  openStaffIdentity({
    database: database.app,
    secret: "a-secret-of-at-least-32-characters-0123",
    baseUrl: "http://127.0.0.1:3000",
  });
const signIn = (account: string, password = PASSWORD) => staff.signIn({ account, password });

beforeAll(async () => {
  database = await openTestDatabase();
  await insertCentre(database.owner.orm, {
    id: "cen_a",
    name: "乳山市学生资助管理中心",
    divisionCode: "371083",
    demo: true,
    contractPrefix: "3710832",
    contractSerialFrom: "500001",
  });
  makerId = await createStaffAccount(database.owner, {
    account: "Maker",
    name: "李老师",
    password: PASSWORD,
    centreId: "cen_a",
    roles: ["clerk", "demo"],
  });
  staff = open();
});
beforeEach(() => database.owner.client`delete from auth.sign_in_failures`);
afterAll(() => database.close());

describe("staff accounts", () => {
  it("a second call changes nothing and gives back the same id", async () => {
    const before = await dumpDatabase(database.owner);
    const again = { account: "MAKER ", name: "别人", password: "another-password-9" };
    const id = await createStaffAccount(database.owner, {
      ...again,
      centreId: "cen_b",
      roles: ["reviewer"],
    });
    expect(id).toBe(makerId);
    expect(await dumpDatabase(database.owner)).toBe(before);
  });

  it("of several calls at once one makes the account", async () => {
    const added = { account: "twin", name: "双", password: PASSWORD, centreId: "cen_a" };
    const ids = await Promise.all(
      [1, 2, 3].map(() => createStaffAccount(database.owner, { ...added, roles: ["auditor"] })),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await signIn("twin")).displayName).toBe("双");
  });

  it.each([
    ["a", PASSWORD, /account name/],
    ["two words", PASSWORD, /account name/],
    ["short.one", "eleven-char", /12 to 128/],
    ["long.one", "x".repeat(129), /12 to 128/],
  ])("refuses to make %j with %j", async (account, password, message) => {
    const added = { account, name: "某", password, centreId: "cen_a", roles: [] };
    await expect(createStaffAccount(database.owner, added)).rejects.toThrow(message);
  });
});

describe("sign-in of staff", () => {
  it("gives a token that names the person, the centre and what is allowed", async () => {
    const signed = await staff.signIn({
      account: " ＭＡＫＥＲ",
      password: PASSWORD,
      ip: "10.0.0.7",
      userAgent: "test",
    });
    expect(signed).toMatchObject({ displayName: "李老师", centreId: "cen_a" });
    const hours = (Date.parse(signed.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(11.9);
    expect(hours).toBeLessThanOrEqual(12);
    const actor = await staff.authenticate(signed.token);
    expect(actor).toMatchObject({
      id: makerId,
      kind: "staff",
      displayName: "李老师",
      account: "maker",
      centreId: "cen_a",
    });
    expect(actor?.permissions.has("roster.import")).toBe(true);
    expect(actor?.permissions.has("application.approve")).toBe(false);
    const [row] = await database.owner.client`
      select ip_address, user_agent from auth.session where user_id = ${makerId}`;
    expect(row).toEqual({ ip_address: "10.0.0.7", user_agent: "test" });
  });

  it("another process knows the session too", async () => {
    const { token } = await signIn("maker");
    expect((await open().authenticate(token))?.id).toBe(makerId);
  });

  it.each([
    ["a wrong password", "maker", "wrong-password-1"],
    ["an unknown account", "nobody", PASSWORD],
    ["a name that no account can have", "no body!", PASSWORD],
    ["no password", "maker", ""],
    ["a password longer than any", "maker", "x".repeat(5000)],
  ])("answers the same to %s", async (_what, account, password) => {
    const refused = await refusalOf(signIn(account, password));
    expect(refused).toEqual({
      code: "auth.wrong-credentials",
      status: 401,
      data: undefined,
      zh: "账号或密码不对。请核对后再试；忘记密码请联系本中心的系统管理员。",
    });
  });

  it("takes about as long for an unknown account as for a wrong password", async () => {
    const best = { known: Infinity, unknown: Infinity };
    // In turns, and the best of each: a busy machine slows both, and only now and then.
    for (let round = 0; round < 12; round += 1) {
      const who = { known: "maker", unknown: `nobody${round}` };
      for (const kind of ["known", "unknown"] as const) {
        await database.owner.client`delete from auth.sign_in_failures`;
        const from = performance.now();
        await refusalOf(signIn(who[kind], "wrong-password-1"));
        best[kind] = Math.min(best[kind], performance.now() - from);
      }
    }
    expect(best.unknown / best.known).toBeGreaterThan(0.5);
    expect(best.unknown / best.known).toBeLessThan(2);
  });

  it("a person who works at no centre any more is neither let in nor kept in", async () => {
    const id = await createStaffAccount(database.owner, {
      account: "leaver",
      name: "离职",
      password: PASSWORD,
      centreId: "cen_a",
      roles: ["clerk"],
    });
    const { token } = await signIn("leaver");
    await database.owner.client`delete from auth.staff_members where user_id = ${id}`;
    expect(await staff.authenticate(token)).toBeUndefined();
    expect(await refusalOf(signIn("leaver"))).toMatchObject({ code: "auth.wrong-credentials" });
    const left = await database.owner.client`select 1 from auth.session where user_id = ${id}`;
    expect(left).toHaveLength(1);
  });

  it("a fault of the database is not called a wrong password", async () => {
    await database.owner.client`alter table auth.account rename to account_away`;
    const error = await signIn("maker").catch((caught: unknown) => caught);
    await database.owner.client`alter table auth.account_away rename to account`;
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(Refusal);
  });
});

describe("the lock-out", () => {
  const wrong = () => refusalOf(signIn("maker", "wrong-password-1"));

  it("after five wrong passwords the right one is refused too, for fifteen minutes", async () => {
    for (let round = 0; round < 5; round += 1) {
      expect((await wrong()).code).toBe("auth.wrong-credentials");
    }
    const refused = await refusalOf(signIn("maker"));
    expect(refused).toMatchObject({ code: "auth.locked", status: 429 });
    expect(refused.data?.["retryAfterSeconds"]).toBeGreaterThan(14 * 60);
    expect(refused.data?.["retryAfterSeconds"]).toBeLessThanOrEqual(15 * 60);
    await database.owner.client`
      update auth.sign_in_failures set failed_at = failed_at - interval '15 minutes'`;
    expect((await signIn("maker")).centreId).toBe("cen_a");
  });

  it("attempts while locked do not make it longer", async () => {
    for (let round = 0; round < 5; round += 1) await wrong();
    await database.owner.client`
      update auth.sign_in_failures set failed_at = failed_at - interval '10 minutes'`;
    for (let round = 0; round < 8; round += 1) await wrong();
    const { data } = await wrong();
    expect(data?.["retryAfterSeconds"]).toBeLessThanOrEqual(5 * 60);
  });

  it("locks an account that does not exist just the same", async () => {
    const codes: string[] = [];
    for (let round = 0; round < 6; round += 1) codes.push((await refusalOf(signIn("ghost"))).code);
    expect(codes).toEqual([
      ...Array.from({ length: 5 }, () => "auth.wrong-credentials"),
      "auth.locked",
    ]);
  });

  it("a right password starts the count anew, and other accounts are left alone", async () => {
    for (let round = 0; round < 4; round += 1) await wrong();
    await signIn("maker");
    for (let round = 0; round < 5; round += 1) await wrong();
    expect((await wrong()).code).toBe("auth.locked");
    expect((await signIn("twin")).displayName).toBe("双");
  });

  it("of forty guesses at once, in four processes, five are looked at", async () => {
    const processes = [staff, open(), open(), open()];
    const guesses = Array.from({ length: 40 }, (_, at) => {
      const identity = processes[at % 4] ?? staff;
      return refusalOf(identity.signIn({ account: "maker", password: `guess-number-${at}` }));
    });
    const codes = (await Promise.all(guesses)).map((refused) => refused.code);
    const lookedAt = codes.filter((code) => code === "auth.wrong-credentials").length;
    expect(lookedAt).toBeGreaterThan(0);
    expect(lookedAt).toBeLessThanOrEqual(5);
  });

  it("twelve right sign-ins at once all succeed", async () => {
    const signed = await Promise.all(Array.from({ length: 12 }, () => signIn("maker")));
    expect(new Set(signed.map(({ token }) => token)).size).toBe(12);
  });
});

describe("staff sessions", () => {
  it("end with signing out", async () => {
    const { token } = await signIn("maker");
    await staff.signOut(token);
    expect(await staff.authenticate(token)).toBeUndefined();
    await expect(staff.signOut(token)).resolves.toBeUndefined();
  });

  it("end after twelve hours, and what has ended is removed", async () => {
    const { token } = await signIn("twin");
    await database.owner.client`
      update auth.session s set expires_at = now() - interval '1 second'
      from auth.user u where u.id = s.user_id and u.username = 'twin'`;
    expect(await staff.authenticate(token)).toBeUndefined();
    await staff.deleteExpired();
    const left = await database.owner.client`
      select 1 from auth.session where expires_at < now()`;
    expect(left).toHaveLength(0);
  });

  it("follow the roles as they are now", async () => {
    const { token } = await signIn("maker");
    const roles = (list: string[]) =>
      database.owner.client`
        update auth.staff_members set roles = ${list} where user_id = ${makerId}`;
    await roles(["auditor", "a-role-of-a-newer-version"]);
    const permissions = (await staff.authenticate(token))?.permissions;
    await roles(["clerk", "demo"]);
    expect(permissions?.has("roster.import")).toBe(false);
    expect(permissions?.has("loan.read")).toBe(true);
  });

  it.each(["", "x", "../../etc/passwd", "a".repeat(43), "é".repeat(43), "a".repeat(100_000)])(
    "text that is nobody's token (%#)",
    async (token) => {
      expect(await staff.authenticate(token)).toBeUndefined();
    },
  );

  it("a copy of the database holds neither token nor password, and what it holds opens nothing", async () => {
    const { token } = await signIn("maker");
    const dump = await dumpDatabase(database.owner);
    for (const text of [...spellings(token), ...spellings(PASSWORD)]) {
      expect(dump).not.toContain(text);
    }
    const [row] = await database.owner.client<{ token: string }[]>`
      select token from auth.session order by created_at desc limit 1`;
    expect(dump).toContain(row?.token);
    expect(await staff.authenticate(row?.token ?? "")).toBeUndefined();
  });
});
