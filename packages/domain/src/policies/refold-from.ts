import type { PlainDate } from "../calendar/index.ts";
import type { PolicyRow } from "../policy/index.ts";

/** Kinds that no figure of a running loan reads; any other kind is taken to reach them. */
const BESIDE_THE_FOLD: ReadonlySet<string> = new Set([
  "loan-cap",
  "loan-minimum",
  "loan-step",
  "reminder-step",
  "quiet-hours",
  "refresh-day",
  "second-person",
  "hardship-category",
  "hardship-indicator",
  "hardship-factor",
  "hardship-level",
  "hardship-valid-to",
  "pre-application-category",
  "pre-application-window",
  "publicity-days",
  "co-borrower-age",
  "renewal-statement",
  "review-risk",
  "review-rules",
  "receipt-deadline-day",
  "phone-confirmed-months",
  "required-documents",
  "graduation-confirmation",
  "phone-change-hours",
  "phone-confirmation",
  "archive-export-days",
  "retention",
  "reveal",
]);

/**
 * From which day figures that are posted may be wrong after a change: the first day of its rows
 * that lies before `today`. `undefined` when it only touches what is still to come (K22: a waiver
 * that is activated late re-folds).
 */
export function refoldFrom(rows: readonly PolicyRow[], today: PlainDate): PlainDate | undefined {
  return rows
    .filter(({ kind, effectiveFrom }) => !BESIDE_THE_FOLD.has(kind) && effectiveFrom <= today)
    .map(({ effectiveFrom }) => effectiveFrom)
    .toSorted()
    .at(0);
}
