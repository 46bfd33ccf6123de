import { Refusal } from "@bursar/api-schema/problems";
import type { Request, RequestHandler, Response } from "express";
import { rateLimit, type Store } from "express-rate-limit";

/** How many requests one address, or one actor, may send. */
export interface RateLimit {
  readonly windowMs: number;
  readonly limit: number;
  /** Where counts are kept when several processes share them; memory unless given. */
  readonly store?: Store;
}

/** 100 a second on average: a whole office behind one address, or a batch of imports. */
const DEFAULT: RateLimit = { windowMs: 60_000, limit: 6_000 };

/** Counts requests by address, sends `RateLimit-*`, answers 429 over the limit. */
export function limitRate(given: RateLimit = DEFAULT): RequestHandler {
  return rateLimit(optionsOf(given));
}

/** Counts a request of somebody who is signed in. @throws Refusal `rate.limited` */
export type CountActor = (
  actorId: string,
  exchange: { readonly request: Request; readonly response: Response },
) => Promise<void>;

/**
 * Counts requests by actor, so that one key or one person can't use up what an office has behind
 * its address, nor go round the limit with many addresses. The headers then say what is left to
 * the actor.
 */
export function limitActors(given: RateLimit = DEFAULT): CountActor {
  const count = rateLimit({
    ...optionsOf(given),
    keyGenerator: (_request, response) => String(response.locals[COUNTED_ACTOR]),
  });
  return (actorId, { request, response }) =>
    new Promise((resolve, reject) => {
      response.locals[COUNTED_ACTOR] = actorId;
      const done = (error?: unknown): void => {
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error("the count has failed"));
      };
      Promise.resolve(count(request, response, done)).catch(reject);
    });
}

const COUNTED_ACTOR = "countedActor";

function optionsOf(given: RateLimit) {
  const handler: (request: Request, response: Response, next: (error: unknown) => void) => void = (
    _request,
    response,
    next,
  ) => {
    const seconds = Number(response.get("Retry-After") ?? Math.ceil(given.windowMs / 1000));
    next(limited(seconds));
  };
  return {
    windowMs: given.windowMs,
    limit: given.limit,
    standardHeaders: "draft-6" as const,
    legacyHeaders: false,
    ...(given.store && { store: given.store }),
    handler,
  };
}

function limited(retryAfterSeconds: number): Refusal {
  return new Refusal("rate.limited", {
    zh: `请求太频繁，请 ${retryAfterSeconds} 秒后再试。`,
    en: `Too many requests; try again in ${retryAfterSeconds} s.`,
    status: 429,
    data: { retryAfterSeconds },
  });
}
