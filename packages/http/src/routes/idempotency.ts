import { Refusal } from "@bursar/api-schema/problems";
import { IdempotencyKey } from "@bursar/api-schema/openapi";
import type { Request } from "express";
import { hashJson } from "./canonical-json.ts";
import type { AnyRoute } from "./define-route.ts";
import type { ReceivedFile } from "./received-file.ts";
import type { IdempotencyClaim } from "./request-context.ts";

/**
 * The request's `Idempotency-Key`, or undefined on a route that takes none.
 *
 * @throws Refusal `idempotency.missing` or `idempotency.bad-key`.
 */
export function readIdempotencyKey<Deps>(
  route: AnyRoute<Deps>,
  request: Request,
): string | undefined {
  if (!route.idempotent) return undefined;
  const key = request.get("Idempotency-Key");
  if (key === undefined || key === "") {
    throw new Refusal("idempotency.missing", {
      zh: "请在 Idempotency-Key 请求头里放一个新值（如 UUID），重试时沿用它。",
      en: "Send a new value (such as a UUID) as Idempotency-Key and keep it when you retry.",
      status: 400,
    });
  }
  if (!IdempotencyKey.safeParse(key).success) {
    throw new Refusal("idempotency.bad-key", {
      zh: "Idempotency-Key 应为 1 到 255 个可见 ASCII 字符，例如 UUID。",
      en: "Idempotency-Key takes 1 to 255 visible ASCII characters, such as a UUID.",
      status: 400,
    });
  }
  return key;
}

/** The claim of a request: the same content in another order or spacing makes the same claim. */
export function claimOf<Deps>(
  route: AnyRoute<Deps>,
  request: Request,
  sent: { key: string; body: unknown; file: ReceivedFile | undefined },
): IdempotencyClaim {
  const content = { params: request.params, query: request.query, body: sent.body ?? {} };
  return {
    key: sent.key,
    route: `${route.method.toUpperCase()} ${route.path}`,
    bodyHash: hashJson(sent.file ? { ...content, file: sent.file.sha256 } : content),
  };
}
