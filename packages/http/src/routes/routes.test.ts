import supertest from "supertest";
import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { sampleApp } from "../testing/sample-app.ts";
import { hashJson } from "./index.ts";
import { defineRouteFor } from "./define-route.ts";

const writer = { Authorization: "Bearer writer" };
const reader = { Authorization: "Bearer reader" };
type App = ReturnType<typeof sampleApp>["app"];
const create = (app: App, key: string, body: object) =>
  supertest(app).post("/v1/notes").set(writer).set("Idempotency-Key", key).send(body);

describe("permission", () => {
  test("without sign-in is 401 with the scheme to use", async () => {
    const response = await supertest(sampleApp().app).post("/v1/notes").send({ amount: "1.00" });
    expect([response.status, response.body.code]).toEqual([401, "auth.required"]);
    expect(response.headers["www-authenticate"]).toBe("Bearer");
  });

  test("missing is 403 and names the permission and who grants it, in both languages", async () => {
    const { app, deps } = sampleApp();
    const request = () => supertest(app).post("/v1/notes").set(reader);
    const zh = await request().send({ amount: "1.00" });
    expect([zh.status, zh.body.code]).toEqual([403, "auth.forbidden"]);
    expect(zh.body.detail).toBe("这项操作需要权限 note.write，请联系本中心的管理员开通。");
    expect(zh.body.data).toEqual({ permission: "note.write" });
    const en = await request().set("Accept-Language", "en").send({});
    expect(en.body.detail).toContain("your centre's administrator");
    expect(deps.notes).toEqual([]);
  });

  test("can name another grantor", async () => {
    const grantor = () => ({ zh: "省中心", en: "the province" });
    const { app } = sampleApp({ grantor });
    const response = await supertest(app).post("/v1/notes").set(reader).send({});
    expect(response.body.detail).toContain("请联系省中心开通");
  });

  test("is asked before the content is looked at", async () => {
    const response = await supertest(sampleApp().app).get("/v1/notes/bad!id");
    expect(response.status).toBe(401);
  });

  test("public takes anyone and knows who is signed in", async () => {
    const { app } = sampleApp();
    const nobody = await supertest(app).get("/v1/me");
    expect(nobody.body).toMatchObject({ id: "anonymous", centreId: "", language: "zh" });
    const someone = await supertest(app).get("/v1/me").set(reader).set("Accept-Language", "en");
    expect(someone.body).toMatchObject({ id: "acc_2", centreId: "cen_1", language: "en" });
  });
});

describe("Idempotency-Key", () => {
  test.each([
    ["missing", undefined, "idempotency.missing"],
    ["empty", "", "idempotency.missing"],
    ["with a space", "a b", "idempotency.bad-key"],
    ["with a letter that isn't ASCII", "clé", "idempotency.bad-key"],
    ["of 256 characters", "k".repeat(256), "idempotency.bad-key"],
    ["of 1,001 characters", "k".repeat(1001), "idempotency.bad-key"],
  ])("%s is 400", async (_name, key, code) => {
    const { app, deps } = sampleApp();
    const response = await supertest(app)
      .post("/v1/notes")
      .set(writer)
      .set(key === undefined ? {} : { "Idempotency-Key": key })
      .send({ amount: "1.00" });
    expect([response.status, response.body.code]).toEqual([400, code]);
    expect(deps.notes).toEqual([]);
  });

  test("of 255 characters is taken", async () => {
    const response = await create(sampleApp().app, "k".repeat(255), { amount: "1.00" });
    expect(response.status).toBe(201);
  });

  test("sent again gives the stored value rendered again, and says so", async () => {
    const { app, deps } = sampleApp();
    const first = await create(app, "a", { amount: "1.00", kind: "plain" });
    const again = await create(app, "a", { kind: "plain", amount: "1.00" });
    expect(first.headers["idempotent-replayed"]).toBeUndefined();
    expect(again.headers["idempotent-replayed"]).toBe("true");
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(deps.notes).toHaveLength(1);
  });

  test("with another body is 422 and changes nothing", async () => {
    const { app, deps } = sampleApp();
    await create(app, "a", { amount: "1.00" });
    const other = await create(app, "a", { amount: "2.00" });
    expect([other.status, other.body.code]).toEqual([422, "idempotency.reused"]);
    expect(deps.notes).toHaveLength(1);
  });

  test("with another query makes another claim", async () => {
    const { app } = sampleApp();
    await create(app, "a", { amount: "1.00" });
    const other = await supertest(app)
      .post("/v1/notes?dryRun=true")
      .set(writer)
      .set("Idempotency-Key", "a")
      .send({ amount: "1.00" });
    expect(other.body.code).toBe("idempotency.reused");
  });

  test("after a mistake can be used again", async () => {
    const { app } = sampleApp();
    expect((await create(app, "a", {})).status).toBe(400);
    expect((await create(app, "a", { amount: "1.00" })).status).toBe(201);
  });

  test("still at work is 409 with the time to wait", async () => {
    const response = await create(sampleApp().app, "a", { amount: "1.00", kind: "busy" });
    expect([response.status, response.body.code]).toEqual([409, "idempotency.in-progress"]);
    expect(response.headers["retry-after"]).toBe("3");
    expect(response.body.retryable).toBe(true);
  });
});

describe("an answer", () => {
  test("holds only what the contract names", async () => {
    const response = await create(sampleApp().app, "a", { amount: "1.00" });
    expect(response.body).toEqual({ id: "note_1", amount: "1.00", version: 1 });
    expect(response.headers["cache-control"]).toBe("no-store");
  });

  test("carries the resource's version as a strong ETag", async () => {
    const { app } = sampleApp();
    await create(app, "a", { amount: "1.00" });
    const response = await supertest(app).get("/v1/notes/note_1").set(reader);
    expect(response.headers["etag"]).toBe('"1"');
  });

  test("of 204 has no body", async () => {
    const response = await supertest(sampleApp().app).delete("/v1/slow");
    expect([response.status, response.text]).toEqual([204, ""]);
  });
});

describe("If-Match", () => {
  const change = (app: App) =>
    supertest(app).patch("/v1/notes/note_1").set(writer).send({ amount: "1.00" });

  test.each([undefined, "*", "1", 'W/"1"'])("as %s is 428", async (value) => {
    const named = value === undefined ? {} : { "If-Match": value };
    const response = await change(sampleApp().app).set(named);
    expect([response.status, response.body.code]).toEqual([428, "version.missing"]);
  });

  test("reaches the handler without quotes", async () => {
    const response = await change(sampleApp().app).set("If-Match", '"7"');
    expect(response.body).toEqual({ ifMatch: "7" });
  });
});

describe("a path", () => {
  test("that doesn't exist is 404 and shows no query", async () => {
    const response = await supertest(sampleApp().app).get("/v1/nothing?name=secret");
    expect([response.status, response.body.code]).toEqual([404, "route.not-found"]);
    expect(response.body.instance).toBe("/v1/nothing");
    expect(response.text).not.toContain("secret");
  });

  test("under another method is 405 with what it takes", async () => {
    const response = await supertest(sampleApp().app).delete("/v1/notes/note_1");
    expect([response.status, response.body.code]).toEqual([405, "route.method-not-allowed"]);
    expect(response.headers["allow"]).toBe("GET, HEAD, OPTIONS, PATCH");
  });

  test("tells its methods to OPTIONS", async () => {
    const response = await supertest(sampleApp().app).options("/v1/notes");
    expect([response.status, response.headers["allow"]]).toEqual([204, "OPTIONS, POST"]);
  });
});

test("equal content has an equal hash in any order; other content another", () => {
  expect(hashJson({ a: 1, b: [{ c: "x", d: null }] })).toBe(
    hashJson({ b: [{ d: null, c: "x" }], a: 1 }),
  );
  expect(hashJson({ a: undefined })).toBe(hashJson({}));
  expect(hashJson({ a: [1, 2] })).not.toBe(hashJson({ a: [2, 1] }));
  expect(hashJson({ a: "1" })).not.toBe(hashJson({ a: 1 }));
});

test("a handler's input and result are typed by the schemas", () => {
  const define = defineRouteFor<{ readonly clock: string }>();
  define({
    method: "post",
    path: "/v1/x/:id",
    summary: { zh: "例", en: "Example" },
    permission: "public",
    params: z.object({ id: z.string() }),
    query: z.object({ limit: z.coerce.number() }),
    response: z.object({ n: z.number() }),
    handle: async (input) => {
      expectTypeOf(input.deps.clock).toEqualTypeOf<string>();
      expectTypeOf(input.params).toEqualTypeOf<{ id: string }>();
      expectTypeOf(input.query).toEqualTypeOf<{ limit: number }>();
      expectTypeOf(input.body).toEqualTypeOf<undefined>();
      expectTypeOf(input.file).toEqualTypeOf<undefined>();
      return { n: 1 };
    },
  });
  define({
    method: "get",
    path: "/v1/y",
    summary: { zh: "例", en: "Example" },
    permission: "public",
    response: z.object({ n: z.number() }),
    // @ts-expect-error a handler can't return what the contract doesn't say
    handle: async () => ({ n: "1" }),
  });
});
