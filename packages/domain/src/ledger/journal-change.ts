import { addDays } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { LoanFact, PreparedLoan } from "../loan/index.ts";
import { journalDiff } from "./journal-diff.ts";
import type { DiffLine } from "./journal-diff.ts";
import { journalThrough } from "./journal.ts";

/** A loan without and with facts that were added to it. */
export interface Versions {
  readonly before: PreparedLoan;
  readonly after: PreparedLoan;
}

/** Up to where the book of a loan is kept, and where it is to stand now. */
export interface KeptDays {
  readonly closedThrough: PlainDate;
  readonly through: PlainDate;
  readonly openedOn: PlainDate | null;
}

/**
 * What added facts change of a loan's journal, with what lies between the day up to which it was
 * kept and the new one. Money changes no day before its own, so that none of them is looked at:
 * most of what is recorded is money, and most of it lately.
 */
export function journalChange(
  { before, after }: Versions,
  { closedThrough, through, openedOn }: KeptDays,
  added: readonly LoanFact[],
): readonly DiffLine[] {
  // A book that is kept up to a day before its take-over holds none of what the take-over brings.
  const isKept = openedOn === null || openedOn <= closedThrough;
  const unchanged = isKept ? unchangedThrough(added, closedThrough) : undefined;
  const days = unchanged === undefined ? { openedOn } : { openedOn, after: unchanged };
  return journalDiff(
    journalThrough(before, { ...days, through: closedThrough }),
    journalThrough(after, { ...days, through }),
  );
}

/** The last day of which nothing can have changed; `undefined` where any of them can. */
function unchangedThrough(
  added: readonly LoanFact[],
  closedThrough: PlainDate,
): PlainDate | undefined {
  let last = closedThrough;
  for (const { kind, on } of added) {
    if (kind !== "repaid" && kind !== "refunded") return undefined;
    if (on <= last) last = addDays(on, -1);
  }
  return last;
}
