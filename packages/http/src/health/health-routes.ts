import { Refusal } from "@bursar/api-schema/problems";
import { Router, type RequestHandler } from "express";
import { failedChecks, type ReadinessChecks } from "./readiness.ts";

/** `app.locals` member that is true once the server has begun to stop. */
export const STOPPING = "stopping";

/**
 * `/healthz`, also `/livez`: the process answers. `/readyz`: every check passes, else 503 that names those that
 * failed; a server that is stopping isn't ready, so that a balancer sends nothing more.
 */
export function healthRoutes(checks: ReadinessChecks): RequestHandler {
  const router = Router();
  router.get(["/healthz", "/livez"], (_request, response) => {
    response.set("Cache-Control", "no-store").json({ status: "ok" });
  });
  router.get("/readyz", async (request, response) => {
    const stopping = request.app.locals[STOPPING] === true;
    const failed = stopping ? ["stopping"] : await failedChecks(checks);
    if (failed.length > 0) throw notReady(failed);
    response.set("Cache-Control", "no-store").json({ status: "ok", checks: Object.keys(checks) });
  });
  // Every request comes by here: what begins otherwise is not held against the patterns.
  return (request, response, next) => {
    if (request.path.startsWith("/v1/")) next();
    else router(request, response, next);
  };
}

function notReady(failed: readonly string[]): Refusal {
  return new Refusal("server.not-ready", {
    zh: `没有就绪：${failed.join("、")}。请稍后再试。`,
    en: `Not ready: ${failed.join(", ")}. Try again later.`,
    status: 503,
    data: { failed },
  });
}
