import supertest from "supertest";
import { expect, test } from "vitest";
import { sampleApp } from "../testing/sample-app.ts";
import { failedChecks } from "./readiness.ts";

test("a process that answers is alive even when it isn't ready", async () => {
  const { app } = sampleApp({ ready: { database: () => Promise.reject(new Error("down")) } });
  const response = await supertest(app).get("/healthz");
  expect([response.status, response.body]).toEqual([200, { status: "ok" }]);
});

test("ready when every check passes", async () => {
  const { app } = sampleApp({ ready: { database: async () => 1, queue: async () => 2 } });
  const response = await supertest(app).get("/readyz");
  expect(response.status).toBe(200);
  expect(response.body).toEqual({ status: "ok", checks: ["database", "queue"] });
});

test("not ready names what failed and nothing of why", async () => {
  const down = () => Promise.reject(new Error("password=hunter2"));
  const { app } = sampleApp({ ready: { database: down, queue: async () => 2 } });
  const response = await supertest(app).get("/readyz");
  expect([response.status, response.body.code]).toEqual([503, "server.not-ready"]);
  expect(response.body.data).toEqual({ failed: ["database"] });
  expect(response.text).not.toContain("hunter2");
});

test("a check that hangs or throws at once has failed", async () => {
  const hangs = () => new Promise(() => {});
  const throws = () => {
    throw new Error("at once");
  };
  expect(await failedChecks({ hangs, throws, passes: async () => 1 }, 20)).toEqual([
    "hangs",
    "throws",
  ]);
});

test("a server that stops isn't ready", async () => {
  const { app } = sampleApp();
  app.locals["stopping"] = true;
  const response = await supertest(app).get("/readyz");
  expect(response.body.data).toEqual({ failed: ["stopping"] });
});

test("/v1/meta tells product, version, environment and business date to anyone", async () => {
  const response = await supertest(sampleApp().app).get("/v1/meta");
  expect(response.body).toEqual({
    product: "bursar",
    version: "0.1.0",
    environment: "demo",
    badge: "演示",
    businessDate: "2026-11-20",
  });
});
