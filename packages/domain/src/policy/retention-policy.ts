import { RETENTION_CLASSES, type RetentionClass } from "../retention/retention-class.ts";
import { integer, object, oneOf } from "./parse-value.ts";
import type { Series } from "./policy.ts";
import type { RowReader } from "./row-reader.ts";

/** How long a class of data is kept and what becomes of it then. */
export interface RetentionRule {
  readonly keep: number;
  readonly unit: "year" | "day";
  /** What the period runs from. */
  readonly from:
    | "collected"
    | "committed-or-discarded"
    | "created"
    | "decision-ended"
    | "ended"
    | "expired"
    | "last-changed"
    | "last-step"
    | "period-ended"
    | "recorded"
    | "settled"
    | "uploaded";
  /** `erase` leaves rows without personal data, `delete` leaves none, `keep` touches nothing. */
  readonly action: "erase" | "delete" | "keep";
  /** Whether a source gives the period or the product proposes it. */
  readonly basis: "found" | "proposed";
}

export type RetentionPolicy = Readonly<Record<RetentionClass, Series<RetentionRule>>>;

const retentionRule = object({
  keep: integer(1, 11_000),
  unit: oneOf("year", "day"),
  from: oneOf(
    "collected",
    "committed-or-discarded",
    "created",
    "decision-ended",
    "ended",
    "expired",
    "last-changed",
    "last-step",
    "period-ended",
    "recorded",
    "settled",
    "uploaded",
  ),
  action: oneOf("erase", "delete", "keep"),
  basis: oneOf("found", "proposed"),
});

/** A rule for each class; a class without one is a missing row (rulebook 5.5, 7). */
export function readRetentionPolicy(read: RowReader): RetentionPolicy {
  const entries = RETENTION_CLASSES.map((name) => [
    name,
    read.series("retention", retentionRule, name),
  ]);
  return Object.fromEntries(entries) as RetentionPolicy;
}
