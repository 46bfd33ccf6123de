import { Refusal } from "@bursar/api-schema/problems";
import type { RequestHandler } from "express";
import { rateLimit, type Store } from "express-rate-limit";

/** How many requests one address may send. */
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
  return rateLimit({
    windowMs: given.windowMs,
    limit: given.limit,
    standardHeaders: "draft-6",
    legacyHeaders: false,
    ...(given.store && { store: given.store }),
    handler: (_request, response, next) => {
      const seconds = Number(response.get("Retry-After") ?? Math.ceil(given.windowMs / 1000));
      next(limited(seconds));
    },
  });
}

function limited(retryAfterSeconds: number): Refusal {
  return new Refusal("rate.limited", {
    zh: `请求太频繁，请 ${retryAfterSeconds} 秒后再试。`,
    en: `Too many requests; try again in ${retryAfterSeconds} s.`,
    status: 429,
    data: { retryAfterSeconds },
  });
}
