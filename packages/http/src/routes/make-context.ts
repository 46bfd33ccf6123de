import type { Request, Response } from "express";
import { languageOf } from "../problems/language.ts";
import { requestIdOf } from "../server/request-id.ts";
import type { IdempotencyClaim, RequestContext, SignedIn } from "./request-context.ts";

const USER_AGENT_MAX = 300;

/** The context of a request, for a route's handler or for a page that calls a use case. */
export function makeContext(
  request: Request,
  response: Response,
  who: { signedIn: SignedIn; idempotency?: IdempotencyClaim | undefined },
): RequestContext {
  const { centreId, ...actor } = who.signedIn;
  return {
    actor,
    centreId,
    requestId: requestIdOf(response),
    ...(who.idempotency && { idempotency: who.idempotency }),
    origin: {
      ip: request.ip ?? "",
      userAgent: (request.get("User-Agent") ?? "").slice(0, USER_AGENT_MAX),
    },
    language: languageOf(request),
  };
}
