import { cleanText } from "./clean-text.ts";
import { readAuditReason, type AuditReason } from "./read-audit-reason.ts";

/** Limits on showing personal data in clear, from policy. */
export interface RevealLimits {
  /** So often may one person ask in an hour. */
  readonly perHour: number;
  /** The values are to be masked again after so many seconds. */
  readonly seconds: number;
  /** A reason is at least so many characters long. */
  readonly reasonMin: number;
}

/** A wish to see personal data in clear; instants in milliseconds of the epoch. */
export interface AskedReveal {
  readonly reason: string;
  /** When this person was shown something before, within the last hour, in any order. */
  readonly earlierMs: readonly number[];
  readonly nowMs: number;
}

export type RevealDecision =
  | { readonly kind: "granted"; readonly reason: AuditReason; readonly expiresAtMs: number }
  /** The reason says nothing. */
  | { readonly kind: "trivial-reason" }
  /** The reason holds a long number, which may be a person's. */
  | { readonly kind: "number-in-reason" }
  | { readonly kind: "too-many"; readonly retryAfterSeconds: number };

const HOUR_MS = 3_600_000;
/** "查一查" has two, "aaaaaa" one. */
const DIFFERENT_LETTERS = 3;

/**
 * Whether personal data may be shown in clear (PIPL: a stated purpose; JR/T 0171: as little as
 * it takes). In this order: the reason says something, it holds no number of a person, for the
 * audit keeps it in clear, and the hour's number of looks is not used up.
 */
export function decideReveal(asked: AskedReveal, limits: RevealLimits): RevealDecision {
  const reason = cleanText(asked.reason);
  const letters = new Set(reason.match(/\p{L}/gu));
  if (reason.length < limits.reasonMin || letters.size < DIFFERENT_LETTERS) {
    return { kind: "trivial-reason" };
  }
  const reading = readAuditReason(asked.reason);
  return reading.kind === "accepted" ? withinLimit(asked, reading.reason, limits) : reading;
}

function withinLimit(
  { earlierMs, nowMs }: AskedReveal,
  reason: AuditReason,
  { perHour, seconds }: RevealLimits,
): RevealDecision {
  const recent = earlierMs.filter((ms) => ms > nowMs - HOUR_MS).toSorted((a, b) => b - a);
  // The look that has to leave the hour before there is room again.
  const last = recent[perHour - 1];
  if (last === undefined) {
    return { kind: "granted", reason, expiresAtMs: nowMs + seconds * 1000 };
  }
  const retryAfterSeconds = Math.max(1, Math.ceil((last + HOUR_MS - nowMs) / 1000));
  return { kind: "too-many", retryAfterSeconds };
}
