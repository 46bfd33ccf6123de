import { Refusal } from "@bursar/api-schema/problems";
import type { RequestHandler, Response } from "express";
import { ipKeyGenerator } from "express-rate-limit";

/** How many requests one address, or one actor, may send to this process. */
export interface RateLimit {
  readonly windowMs: number;
  readonly limit: number;
}

/** 100 a second on average: a whole office behind one address, or a batch of imports. */
const DEFAULT: RateLimit = { windowMs: 60_000, limit: 6_000 };

/** Counts requests by address, sends `RateLimit-*`, answers 429 over the limit. */
export function limitRate(given: RateLimit = DEFAULT): RequestHandler {
  const count = countIn(given);
  return (request, response, next) => {
    // One line at home has a whole IPv6 network to spend, and counts as one address.
    count(ipKeyGenerator(request.ip ?? ""), response);
    next();
  };
}

/** Counts a request of somebody who is signed in. @throws Refusal `rate.limited` */
export type CountActor = (actorId: string, response: Response) => void;

/**
 * Counts requests by actor, so that one key or one person can't use up what an office has behind
 * its address, nor go round the limit with many addresses. The headers then say what is left to
 * the actor.
 */
export function limitActors(given: RateLimit = DEFAULT): CountActor {
  return countIn(given);
}

interface Window {
  used: number;
  readonly endsAt: number;
}

/**
 * A window of each key's own, from its first request on. Counted in a map at once: every request
 * comes through here twice, and a library's promises cost it more than the count.
 */
function countIn({ windowMs, limit }: RateLimit): (key: string, response: Response) => void {
  const windows = new Map<string, Window>();
  const policy = `${limit};w=${Math.ceil(windowMs / 1000)}`;
  let sweepAt = 0;
  return (key, response) => {
    const now = Date.now();
    if (now >= sweepAt) {
      for (const [known, { endsAt }] of windows) if (endsAt <= now) windows.delete(known);
      sweepAt = now + windowMs;
    }
    let window = windows.get(key);
    if (window === undefined || window.endsAt <= now) {
      window = { used: 0, endsAt: now + windowMs };
      windows.set(key, window);
    }
    window.used += 1;
    const seconds = Math.ceil((window.endsAt - now) / 1000);
    response.setHeader("RateLimit-Policy", policy);
    response.setHeader("RateLimit-Limit", String(limit));
    response.setHeader("RateLimit-Remaining", String(Math.max(0, limit - window.used)));
    response.setHeader("RateLimit-Reset", String(seconds));
    if (window.used <= limit) return;
    response.setHeader("Retry-After", String(seconds));
    throw limited(seconds);
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
