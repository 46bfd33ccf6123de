import { PERMISSIONS, SERVICE_SCOPES } from "@bursar/identity/permissions";
import { createHash } from "node:crypto";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpDatabase } from "../harness/dump-database.ts";
import { rosterCsv, rosterRows } from "../harness/roster-files.ts";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { anonymous, withToken, type StaffClient } from "../harness/staff-client.ts";

let product: TestProduct;
let lead: StaffClient;
beforeAll(async () => {
  product = await openTestProduct();
  lead = await product.signInAs(["supervisor"]);
});
afterAll(() => product.close());

interface MadeKey {
  readonly id: string;
  readonly key: string;
  readonly client: StaffClient;
}

async function make(scopes: readonly string[], more: object = {}): Promise<MadeKey> {
  const made = await lead.post("/v1/service-keys", { name: "教务名册", scopes, ...more });
  expect(made.status).toBe(201);
  const key = made.body.key as string;
  return { id: made.body.created.id as string, key, client: withToken(product.server, key) };
}
const shown = async (id: string) => {
  const { data } = (await lead.get("/v1/service-keys?limit=100").expect(200)).body;
  return data.find((one: { id: string }) => one.id === id);
};

describe("a service key", () => {
  it("is shown once and known by its ends afterwards", async () => {
    const body = { name: "名册", scopes: ["application.read"] };
    const made = await lead.post("/v1/service-keys", body, "the-key").expect(201);
    expect(made.body.key).toMatch(/^sk_test_[0-9a-z]{40}$/);
    const again = await lead.post("/v1/service-keys", body, "the-key").expect(201);
    expect(again.body).toEqual({ created: made.body.created, key: null });
    expect(await shown(made.body.created.id)).toMatchObject({
      name: "名册",
      mode: "test",
      prefix: "sk_test_",
      lastFour: made.body.key.slice(-4),
      scopes: ["application.read"],
      lastUsedAt: null,
      revokedAt: null,
    });
  });

  it("may do what its scopes say and nothing else, under its own name", async () => {
    const { id, client } = await make(["application.read", "roster.import"]);
    await client.get("/v1/applications").expect(200);
    const refused = await client.get("/v1/contracts").expect(403);
    expect(refused.body.code).toBe("auth.forbidden");
    await client.get("/v1/service-keys").expect(403);
    const me = (await client.get("/v1/me").expect(200)).body;
    expect(me).toMatchObject({ id, kind: "service", centreId: "cen_a", sessionId: null });
    expect(me.permissions).toEqual(["application.read", "roster.import"]);
    expect((await shown(id)).lastUsedAt).not.toBeNull();
  });

  it("acts in the audit trail as a service", async () => {
    const { id, client } = await make(["roster.import"]);
    await client.upload("/v1/imports/rosters", rosterCsv(rosterRows(0, 2))).expect(201);
    const rows = await product.database.owner.client`
      select distinct actor_kind from audit_rows where actor_id = ${id}`;
    expect(rows).toEqual([{ actor_kind: "service" }]);
  });

  it.each(PERMISSIONS.filter((one) => !SERVICE_SCOPES.some((scope) => scope === one)))(
    "never has %s",
    async (scope) => {
      const body = { name: "越权", scopes: ["application.read", scope] };
      const refused = await lead.post("/v1/service-keys", body).expect(422);
      expect(refused.body.code).toBe("service-key.scope-not-grantable");
      expect(refused.body.data.scopes).toEqual([scope]);
    },
  );

  it("has no scope that nobody knows", async () => {
    const body = { name: "越权", scopes: ["__proto__"] };
    expect((await lead.post("/v1/service-keys", body)).status).toBe(422);
    const empty = await lead.post("/v1/service-keys", { name: "空", scopes: [] });
    expect(empty.status).toBe(400);
  });

  it("keeps no scope that a later version takes away", async () => {
    const { id, client } = await make(["application.read"]);
    await product.database.owner.client`
      update auth.service_keys set scopes = '{application.read,application.approve,staff.manage}'
      where id = ${id}`;
    expect((await client.get("/v1/me").expect(200)).body.permissions).toEqual(["application.read"]);
  });

  it("works until its last day", async () => {
    const past = { name: "旧", scopes: ["loan.read"], expiresOn: "2020-01-01" };
    const refused = await lead.post("/v1/service-keys", past).expect(422);
    expect(refused.body.code).toBe("service-key.expiry-past");
    const { id, client } = await make(["loan.read"], { expiresOn: "2099-12-31" });
    expect((await shown(id)).expiresAt).toBe("2099-12-31T15:59:59.999Z");
    await client.get("/v1/me").expect(200);
    await product.database.owner.client`
      update auth.service_keys set expires_at = now() - interval '1 second' where id = ${id}`;
    await client.get("/v1/me").expect(401);
  });

  it("ends when it is revoked", async () => {
    const { id, client } = await make(["loan.read"]);
    await client.get("/v1/me").expect(200);
    const path = `/v1/service-keys/${id}/revocation`;
    expect((await lead.post(path).expect(200)).body.revokedAt).not.toBeNull();
    await client.get("/v1/me").expect(401);
    await lead.post(path).expect(200);
    const rows = await product.database.owner.client`
      select action from audit_rows where subject_id = ${id} order by id`;
    expect(rows.map(({ action }) => action)).toEqual([
      "service-key.created",
      "service-key.revoked",
    ]);
  });

  it("of a test works in demo centres alone, a live one anywhere else alone", async () => {
    const { key, client } = await make(["loan.read"]);
    const demo = (value: boolean) =>
      product.database.owner.client`update centres set demo = ${value} where id = 'cen_a'`;
    await demo(false);
    try {
      await client.get("/v1/me").expect(401);
      const live = await make(["loan.read"]);
      expect(live.key).toMatch(/^sk_live_/);
      await live.client.get("/v1/me").expect(200);
      await demo(true);
      await live.client.get("/v1/me").expect(401);
      await client.get("/v1/me").expect(200);
      const renamed = withToken(product.server, key.replace("sk_test_", "sk_live_"));
      await renamed.get("/v1/me").expect(401);
    } finally {
      await demo(true);
    }
  });

  it("of another centre is not shown, and can't be revoked from here", async () => {
    const { id, client } = await make(["loan.read"]);
    await product.database.owner.client`
      update auth.service_keys set centre_id = 'cen_b' where id = ${id}`;
    expect((await client.get("/v1/me").expect(200)).body.centreId).toBe("cen_b");
    expect(await shown(id)).toBeUndefined();
    const answer = await lead.post(`/v1/service-keys/${id}/revocation`).expect(404);
    expect(answer.body.code).toBe("service-key.not-found");
  });

  it("is kept as a hash, of which nobody makes a key", async () => {
    const { key } = await make(["loan.read"]);
    const dump = (await dumpDatabase(product.database)).join("\n");
    expect(dump).not.toContain(key);
    const hash = createHash("sha256").update(key).digest("hex");
    expect(dump).toContain(hash);
    await withToken(product.server, hash).get("/v1/me").expect(401);
  });

  it("stands in no log, wherever somebody puts it by mistake", async () => {
    const { key, client } = await make(["application.read"]);
    const nobody = anonymous(product.server);
    await client.get(`/v1/applications?status=${key.slice(0, 40)}`);
    await nobody.get(`/v1/contracts/${key}`);
    await nobody.get(`/v1/loans/x${key.replaceAll("_", "%5F")}`);
    const echoed = await request(product.server).get("/v1/meta").set("Request-Id", key);
    expect(echoed.headers["request-id"]).not.toBe(key);
    await request(product.server).post("/v1/sessions").send({ account: key, password: key });
    await request(product.server).post("/v1/volunteer-sessions").send({ name: key, code: "aaaa" });
    const [, secret = ""] = /^sk_test_(.{40})$/.exec(key) ?? [];
    expect(product.logLines.length).toBeGreaterThan(5);
    expect(product.logLines.join("")).not.toContain(secret);
    expect((await dumpDatabase(product.database)).join("\n")).not.toContain(secret);
  });
});

describe("limits and ids", () => {
  it("every answer says what is left to whoever asks, and has a request id", async () => {
    const { client } = await make(["loan.read"]);
    const first = await client.get("/v1/me").expect(200);
    const second = await client.get("/v1/contracts").expect(403);
    const left = (answer: request.Response) => Number(answer.headers["ratelimit-remaining"]);
    expect(left(second)).toBe(left(first) - 1);
    for (const answer of [first, second, await anonymous(product.server).get("/v1/nowhere")]) {
      expect(Number(answer.headers["ratelimit-limit"])).toBeGreaterThan(0);
      expect(Number(answer.headers["ratelimit-reset"])).toBeGreaterThan(0);
      expect(answer.headers["request-id"]).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
    }
  });
});
