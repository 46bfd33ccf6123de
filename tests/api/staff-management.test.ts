import { createStaffAccount } from "@bursar/identity/staff";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStaff } from "../harness/make-staff.ts";
import { CENTRES, openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { signIn, type StaffClient } from "../harness/staff-client.ts";

const PASSWORD = "a-password-of-centre-b";
let product: TestProduct;
let lead: StaffClient;
let leadOfB: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  lead = await product.signInAs(["supervisor"]);
  const account = "lead-b";
  const added = { account, name: account, password: PASSWORD, centreId: CENTRES.b };
  await createStaffAccount(product.database.owner, { ...added, roles: ["supervisor"] });
  leadOfB = await signIn(product.server, { account, password: PASSWORD });
});
afterAll(() => product.close());

const knock = (account: string, password: string) =>
  request(product.server).post("/v1/sessions").send({ account, password });
const ownId = async (client: StaffClient): Promise<string> =>
  (await client.get("/v1/me").expect(200)).body.id as string;
const audited = async (action: string, subjectId: string) =>
  product.database.owner.client`
    select actor_id, centre_id, before, after, reason from audit_rows
    where action = ${action} and subject_id = ${subjectId} order by id`;

describe("a new account", () => {
  it("has a password that is shown once and opens nothing but the choosing of another", async () => {
    const body = { account: "Zhang.Wei", name: " 张　伟 ", roles: ["clerk"] };
    const made = await lead.post("/v1/staff", body, "make-zhang").expect(201);
    const { staff, initialPassword } = made.body;
    expect(staff).toMatchObject({ account: "zhang.wei", name: "张 伟", roles: ["clerk"] });
    expect(initialPassword).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/);
    const again = await lead.post("/v1/staff", body, "make-zhang").expect(201);
    expect(again.body).toEqual({ staff, initialPassword: null });
    expect(again.headers["idempotent-replayed"]).toBe("true");

    const first = await knock("zhang.wei", initialPassword).expect(201);
    expect(first.body.pending).toBe("password-change");
    const client = await signIn(product.server, {
      account: "zhang.wei",
      password: initialPassword,
    });
    const refused = await client.get("/v1/applications").expect(403);
    expect(refused.body.code).toBe("auth.password-change-due");
    expect((await client.get("/v1/me").expect(200)).body).toMatchObject({
      pending: "password-change",
      permissions: [],
      roles: ["clerk"],
    });

    const own = "zhang-wei-s-own-password";
    const change = { password: initialPassword, newPassword: own };
    await client.put("/v1/me/password", change).expect(204);
    await client.get("/v1/applications").expect(200);
    expect((await knock("zhang.wei", own).expect(201)).body.pending).toBeNull();
    await knock("zhang.wei", initialPassword).expect(401);
  });

  it("can be made once under a name, also from another centre", async () => {
    const body = { account: "once", name: "一", roles: ["auditor"] };
    await lead.post("/v1/staff", body).expect(201);
    for (const who of [lead, leadOfB]) {
      const taken = await who.post("/v1/staff", body).expect(409);
      expect(taken.body.code).toBe("staff.account-taken");
    }
    const rows = await product.database.owner.client`
      select 1 from auth.staff_members m left join auth."user" u on u.id = m.user_id
      where u.username = 'once' or u.id is null`;
    expect(rows).toHaveLength(1);
  });

  it("stops working when nobody chooses another password within a week", async () => {
    const body = { account: "late", name: "迟", roles: ["clerk"] };
    const { initialPassword, staff } = (await lead.post("/v1/staff", body).expect(201)).body;
    await product.database.owner.client`
      update auth.staff_members set initial_password_until = now() - interval '1 second'
      where user_id = ${staff.id as string}`;
    const late = await knock("late", initialPassword).expect(401);
    expect(late.body.code).toBe("auth.initial-password-expired");
    const reset = await lead.post(`/v1/staff/${staff.id as string}/password-reset`).expect(200);
    await knock("late", reset.body.initialPassword).expect(201);
    expect(await audited("staff.password-reset", staff.id)).toHaveLength(1);
  });

  it("of a university needs the university's code, which follows the person", async () => {
    const body = { account: "uni", name: "高校", roles: ["university"] };
    const missing = await lead.post("/v1/staff", body).expect(422);
    expect(missing.body.code).toBe("staff.university-missing");
    const made = await makeStaff(product.server, lead, {
      roles: ["university"],
      universityCode: "10422",
    });
    expect((await made.client.get("/v1/me").expect(200)).body.universityCode).toBe("10422");
    const version = String((await lead.get(`/v1/staff/${made.id}`).expect(200)).body.version);
    const moved = await lead.patch(`/v1/staff/${made.id}`, { roles: ["clerk"] }, version);
    expect(moved.body).toMatchObject({ roles: ["clerk"], universityCode: null });
  });
});

describe("roles", () => {
  it.each([["national"], ["demo"], ["graduate"], ["volunteer"], ["root"], ["__proto__"]])(
    "%s can't be granted",
    async (role) => {
      const body = { account: `wants-${role.replaceAll("_", "")}`, name: "某", roles: [role] };
      const refused = await lead.post("/v1/staff", body).expect(403);
      expect(refused.body.code).toBe("staff.role-not-grantable");
      const made = await makeStaff(product.server, lead, { roles: [] });
      const change = { roles: ["clerk", role] };
      const changed = await lead.patch(`/v1/staff/${made.id}`, change, "2").expect(403);
      expect(changed.body.code).toBe("staff.role-not-grantable");
    },
  );

  it("change for the next request, with the version that was shown, and on record", async () => {
    const { id, client } = await makeStaff(product.server, lead, { roles: ["clerk"] });
    await client.get("/v1/applications").expect(200);
    const shown = await lead.get(`/v1/staff/${id}`).expect(200);
    expect(shown.headers["etag"]).toBe(`"${shown.body.version as number}"`);
    const version = String(shown.body.version);
    const change = { roles: ["operator", "auditor"] };
    const changed = await lead.patch(`/v1/staff/${id}`, change, version).expect(200);
    expect(changed.body.roles).toEqual(["operator", "auditor"]);
    await client.post("/v1/imports/rosters").expect(403);
    const stale = await lead.patch(`/v1/staff/${id}`, { roles: ["clerk"] }, version).expect(412);
    expect(stale.body.code).toBe("version.changed");
    await lead.patch(`/v1/staff/${id}`, change).expect(428);
    expect(await audited("staff.changed", id)).toMatchObject([
      { actor_id: await ownId(lead), before: { roles: ["clerk"] }, after: change },
    ]);
  });

  it("of another making stay, whatever a supervisor says", async () => {
    const maker = await product.signIn("maker", "a");
    const id = await ownId(maker);
    const version = String((await lead.get(`/v1/staff/${id}`).expect(200)).body.version);
    const changed = await lead.patch(`/v1/staff/${id}`, { roles: ["clerk"] }, version).expect(200);
    expect(changed.body.roles.toSorted()).toEqual(["clerk", "demo"]);
  });

  it("are nobody's own to change", async () => {
    const id = await ownId(lead);
    const reason = { reason: "试试" };
    const tries = [
      lead.patch(`/v1/staff/${id}`, { roles: ["supervisor", "clerk"] }, "1"),
      lead.post(`/v1/staff/${id}/disablement`, reason),
      lead.post(`/v1/staff/${id}/unlocking`),
      lead.post(`/v1/staff/${id}/password-reset`),
      lead.post(`/v1/staff/${id}/second-factor-reset`, reason),
    ];
    for (const answer of await Promise.all(tries)) {
      expect([answer.status, answer.body.code]).toEqual([403, "staff.own-account"]);
    }
  });
});

describe("a person who leaves", () => {
  it("is out at once, can't come back, and comes back when enabled", async () => {
    const { id, account, password, client } = await makeStaff(product.server, lead, {
      roles: ["clerk"],
    });
    const disable = { reason: "调离" };
    const out = await lead.post(`/v1/staff/${id}/disablement`, disable).expect(200);
    expect(out.body.disabledAt).not.toBeNull();
    await client.get("/v1/applications").expect(401);
    const refused = await knock(account, password).expect(401);
    expect(refused.body.code).toBe("auth.wrong-credentials");
    await lead.post(`/v1/staff/${id}/enablement`, { reason: "调回" }).expect(200);
    await knock(account, password).expect(201);
    expect(await audited("staff.disabled", id)).toMatchObject([{ reason: "调离" }]);
    expect(await audited("staff.enabled", id)).toMatchObject([{ reason: "调回" }]);
  });
});

describe("the reason of an act on a colleague", () => {
  it.each(["disablement", "enablement", "second-factor-reset"])(
    "of %s stays in the audit, so it holds nobody's number",
    async (act) => {
      const { id } = await makeStaff(product.server, lead, { roles: ["clerk"] });
      if (act === "enablement") {
        await lead.post(`/v1/staff/${id}/disablement`, { reason: "调离" }).expect(200);
      }
      const body = { reason: "已调离，电话 138-0000 5678" };
      const refused = await lead.post(`/v1/staff/${id}/${act}`, body).expect(422);
      expect(refused.body).toMatchObject({ code: "staff.number-in-reason" });
      const other = await lead.post(`/v1/staff/${id}/${act}`, { reason: "已核对" });
      expect(other.status).toBe(200);
    },
  );
});

describe("the list of staff", () => {
  it("shows the centre's people, page by page, and nobody's secrets", async () => {
    const all: string[] = [];
    let cursor = "";
    for (;;) {
      const page = await lead.get(`/v1/staff?limit=3${cursor}`).expect(200);
      all.push(...page.body.data.map((one: { account: string }) => one.account));
      expect(JSON.stringify(page.body)).not.toMatch(/password"|argon2|secret/i);
      if (page.body.hasMore !== true) break;
      cursor = `&startingAfter=${page.body.nextCursor as string}`;
    }
    expect(all).toEqual([...new Set(all)]);
    expect(all).toContain("maker-a");
    expect(all.filter((account) => account.endsWith("-b"))).toEqual([]);
  });

  it("knows nobody of another centre, who can't be changed from here either", async () => {
    const id = await ownId(leadOfB);
    const tries = [
      lead.get(`/v1/staff/${id}`),
      lead.patch(`/v1/staff/${id}`, { roles: ["clerk"] }, "1"),
      lead.post(`/v1/staff/${id}/disablement`, { reason: "x" }),
      lead.post(`/v1/staff/${id}/password-reset`),
    ];
    for (const answer of await Promise.all(tries)) {
      expect([answer.status, answer.body.code]).toEqual([404, "staff.not-found"]);
    }
    await leadOfB.get("/v1/me").expect(200);
  });
});

describe("the services' own login", () => {
  const inA = (work: string) =>
    product.database.app.client.begin(async (sql) => {
      await sql.unsafe(`set local bursar.centre = '${CENTRES.a}'`);
      return sql.unsafe(work);
    });
  const FENCE = /row-level security/;

  it("writes nobody's place without a centre, nor one of another centre", async () => {
    const app = product.database.app.client;
    const row = `('usr_x', 'cen_b', '{clerk}')`;
    const insert = `insert into auth.staff_members (user_id, centre_id, roles) values ${row}`;
    await expect(app.unsafe(insert)).rejects.toThrow(FENCE);
    await expect(inA(insert)).rejects.toThrow(FENCE);
    const ofB = `where centre_id = 'cen_b'`;
    expect((await inA(`update auth.staff_members set roles = '{clerk}' ${ofB}`)).count).toBe(0);
    expect((await app`update auth.staff_members set roles = '{clerk}'`).count).toBe(0);
    await expect(inA(`delete from auth.staff_members`)).rejects.toThrow(/permission denied/);
    const take = `update auth.staff_members set centre_id = 'cen_b' where centre_id = 'cen_a'`;
    await expect(inA(take)).rejects.toThrow(FENCE);
  });

  it("gives and takes no reserved role, and hands no place to another account", async () => {
    const name = `(select id from auth."user" where username = 'maker-a')`;
    const owner = `update auth.staff_members set`;
    const RESERVED = /reserved role/;
    await expect(
      inA(`${owner} roles = '{clerk,operator}' where user_id = ${name}`),
    ).rejects.toThrow(RESERVED);
    await expect(
      inA(`${owner} roles = roles || '{volunteer}'::text[] where user_id = ${name}`),
    ).rejects.toThrow(RESERVED);
    await expect(
      inA(`insert into auth.staff_members (user_id, centre_id, roles)
           values ('usr_x', 'cen_a', '{demo}')`),
    ).rejects.toThrow(RESERVED);
    await expect(inA(`${owner} user_id = 'usr_x' where user_id = ${name}`)).rejects.toThrow(
      /another account/,
    );
  });

  it("takes nobody of another centre in, and changes nobody's password there", async () => {
    const id = await ownId(leadOfB);
    await expect(
      inA(`insert into auth.staff_members (user_id, centre_id, roles)
           values ('${id}', 'cen_a', '{clerk}')`),
    ).rejects.toThrow(/staff_members_one_place/);
    const stolen = await inA(`update auth.account set password = 'x' where user_id = '${id}'`);
    expect(stolen.count).toBe(0);
    const renamed = await inA(`update auth."user" set username = 'x' where id = '${id}'`);
    expect(renamed.count).toBe(0);
    await expect(inA(`delete from auth.account`)).rejects.toThrow(/permission denied/);
  });
});
