import supertest from "supertest";
import { describe, expect, test } from "vitest";
import { Refusal } from "@bursar/api-schema/problems";
import { sampleApp } from "../testing/sample-app.ts";
import { listen } from "./index.ts";

describe("Request-Id", () => {
  test("is given to every response, errors included", async () => {
    const { app } = sampleApp();
    for (const path of ["/livez", "/v1/me", "/v1/nothing", "/docs"]) {
      const response = await supertest(app).get(path);
      expect(response.headers["request-id"]).toMatch(/^req_[0-9a-f]{32}$/);
    }
  });

  test.each(["cli-2026_0001", "01890f5e-1234-7abc-8def-123456789012"])(
    "is kept when the caller's own is well-formed: %s",
    async (given) => {
      const response = await supertest(sampleApp().app).get("/v1/me").set("Request-Id", given);
      expect(response.headers["request-id"]).toBe(given);
    },
  );

  test.each([
    "short",
    "with space 1",
    '{"level":60}xx',
    "x".repeat(65),
    "sk_live_0123456789abcdefghjk",
    "id-11010519491231002X",
    "13800001234",
  ])("replaces the caller's %s", async (given) => {
    const response = await supertest(sampleApp().app).get("/v1/me").set("Request-Id", given);
    expect(response.headers["request-id"]).toMatch(/^req_/);
  });
});

describe("the log", () => {
  test("has one line a request: who asked is not in it, nor query, body or secrets", async () => {
    const { app, lines } = sampleApp();
    await supertest(app)
      .post("/v1/notes?name=liming")
      .set({ Authorization: "Bearer writer", Cookie: "session=s3cret", "Idempotency-Key": "k" })
      .send({ amount: "8000.00" });
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? "");
    expect(line).toMatchObject({
      req: { method: "POST", path: "/v1/notes" },
      res: { statusCode: 201 },
    });
    expect(line.req.id).toMatch(/^req_/);
    for (const hidden of ["liming", "s3cret", "writer", "8000.00"]) {
      expect(lines[0]).not.toContain(hidden);
    }
  });

  test("names a refusal's code, and masks long numbers in a path", async () => {
    const { app, lines } = sampleApp();
    await supertest(app).get("/v1/people/370000199001011234");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: 30,
      problem: "route.not-found",
      req: { path: "/v1/people/[masked]" },
    });
  });

  test("stays silent about health checks", async () => {
    const { app, lines } = sampleApp();
    await supertest(app).get("/livez");
    await supertest(app).get("/readyz");
    expect(lines).toEqual([]);
  });
});

describe("headers", () => {
  test("allow nothing but this origin and no inline script", async () => {
    const response = await supertest(sampleApp().app).get("/v1/me");
    const policy = response.headers["content-security-policy"] ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("upgrade-insecure-requests");
    expect(response.headers["x-content-type-options"]).toBe("nosniff");
    expect(response.headers["x-powered-by"]).toBeUndefined();
  });

  test("a large answer is compressed", async () => {
    const response = await supertest(sampleApp().app).get("/docs/openapi.json");
    expect(response.headers["content-encoding"]).toBe("gzip");
  });

  test("a change sent by another site's page is refused", async () => {
    const { app, deps } = sampleApp();
    const response = await supertest(app)
      .post("/v1/notes")
      .set({
        Authorization: "Bearer writer",
        "Idempotency-Key": "k",
        "Sec-Fetch-Site": "cross-site",
      })
      .send({ amount: "1.00" });
    expect([response.status, response.body.code]).toEqual([403, "request.cross-site"]);
    expect(deps.notes).toEqual([]);
    const link = await supertest(app).get("/v1/me").set("Sec-Fetch-Site", "cross-site");
    expect(link.status).toBe(200);
  });
});

describe("the rate limit", () => {
  test("shows what is left, then answers 429 with the time to wait", async () => {
    const { app } = sampleApp({ rateLimit: { windowMs: 60_000, limit: 2 } });
    const first = await supertest(app).get("/v1/me");
    expect(first.headers).toMatchObject({ "ratelimit-limit": "2", "ratelimit-remaining": "1" });
    expect(Number(first.headers["ratelimit-reset"])).toBeGreaterThan(0);
    await supertest(app).get("/v1/me");
    const third = await supertest(app).get("/v1/me");
    expect([third.status, third.body.code]).toEqual([429, "rate.limited"]);
    expect(third.body).toMatchObject({ state: "unchanged", retryable: true });
    expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);
    expect((await supertest(app).get("/livez")).status).toBe(200);
  });

  test("counts whoever is signed in by actor as well, whatever the address", async () => {
    const { app } = sampleApp({ actorRateLimit: { windowMs: 60_000, limit: 2 } });
    const ask = (who: string, ip: string) =>
      supertest(app).get("/v1/me").set({ Authorization: who, "X-Forwarded-For": ip });
    const first = await ask("Bearer writer", "203.0.113.1");
    expect(first.headers).toMatchObject({ "ratelimit-limit": "2", "ratelimit-remaining": "1" });
    await ask("Bearer writer", "203.0.113.2");
    const third = await ask("Bearer writer", "203.0.113.3");
    expect([third.status, third.body.code]).toEqual([429, "rate.limited"]);
    expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);
    expect((await ask("Bearer reader", "203.0.113.3")).status).toBe(200);
    expect((await ask("", "203.0.113.3")).status).toBe(200);
  });

  test("can be left out", async () => {
    const response = await supertest(sampleApp({ rateLimit: false }).app)
      .get("/v1/me")
      .set("Authorization", "Bearer writer");
    expect(response.headers["ratelimit-limit"]).toBeUndefined();
  });
});

describe("what is mounted beside the routes", () => {
  test("before: reads its own bodies; after: serves pages; both under the same headers", async () => {
    const { app } = sampleApp({
      before: (mounted) =>
        mounted.post("/auth/sign-in", (request, response) => {
          response.json({ parsed: request.body !== undefined });
        }),
      after: (mounted) =>
        mounted.get("/portal", (_request, response) => {
          response.type("html").send("<h1>还款</h1>");
        }),
    });
    const signIn = await supertest(app).post("/auth/sign-in").send({ a: 1 });
    expect(signIn.body).toEqual({ parsed: false });
    const portal = await supertest(app).get("/portal");
    expect(portal.text).toBe("<h1>还款</h1>");
    expect(portal.headers["content-security-policy"]).toContain("default-src 'self'");
  });
});

describe("listening", () => {
  test("tells its address, serves, and stops", async () => {
    const { app, log } = sampleApp();
    const server = await listen(app, { host: "127.0.0.1", port: 0, log });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    await server.close();
    await expect(fetch(`${server.url}/livez`)).rejects.toThrow();
    await server.close();
  });

  test("on a taken port says so and what to do", async () => {
    const { app, log } = sampleApp();
    const server = await listen(app, { host: "127.0.0.1", port: 0, log });
    const error: unknown = await listen(app, { host: "127.0.0.1", port: server.port, log }).catch(
      (reason: unknown) => reason,
    );
    await server.close();
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({
      code: "server.port-taken",
      text: {
        zh: expect.stringContaining(`端口 ${server.port} 已被占用`),
        en: expect.stringContaining(`PORT=${server.port + 1}`),
      },
    });
  });

  test("on an address that isn't here says so", async () => {
    const { app, log } = sampleApp();
    await expect(listen(app, { host: "192.0.2.1", port: 0, log })).rejects.toMatchObject({
      code: "server.host-unavailable",
    });
  });

  test("stops gracefully: a request under way ends, a new one is refused", async () => {
    const { app, deps, log } = sampleApp();
    let open = () => {};
    deps.gate = new Promise((resolve) => (open = resolve));
    const server = await listen(app, { host: "127.0.0.1", port: 0, log });
    const running = fetch(`${server.url}/v1/slow`, { method: "DELETE" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closed = server.close();
    await expect(fetch(`${server.url}/livez`)).rejects.toThrow();
    open();
    expect((await running).status).toBe(204);
    const started = performance.now();
    await closed;
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test("cuts a request that outlasts the deadline", async () => {
    const { app, deps, lines, log } = sampleApp();
    deps.gate = new Promise(() => {});
    const server = await listen(app, { host: "127.0.0.1", port: 0, log, drainMs: 100 });
    const running = fetch(`${server.url}/v1/slow`, { method: "DELETE" }).catch(() => "cut");
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close();
    expect(await running).toBe("cut");
    expect(lines.join("")).toContain("outlasted");
  });
});
