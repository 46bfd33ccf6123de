import type { PlainDate } from "../calendar/index.ts";

/** What a search found, with what decides how near the top it stands. */
export interface SearchHit {
  readonly subjectId: string;
  /** The key is the whole text and not only begins with it. */
  readonly isExact: boolean;
  /** Has a loan that still runs, or an application or contract on its way. */
  readonly isUnsettled: boolean;
  /** Has an application of the academic year that now runs. */
  readonly isCurrent: boolean;
}

/**
 * Hits as an officer wants them: whole matches first, then people with something unsettled, then
 * those of the current year, then the youngest file (ids sort by time).
 */
export function rankHits<T extends SearchHit>(hits: readonly T[]): readonly T[] {
  return hits.toSorted(
    (a, b) =>
      Number(b.isExact) - Number(a.isExact) ||
      Number(b.isUnsettled) - Number(a.isUnsettled) ||
      Number(b.isCurrent) - Number(a.isCurrent) ||
      (a.subjectId < b.subjectId ? 1 : -1),
  );
}

/**
 * The academic year that people at the counter speak of on a day: from May on, when the list of
 * those interested is made (rulebook 5.1), it is the one that begins in the autumn.
 */
export function seasonYearOn(date: PlainDate): string {
  const year = Number(date.slice(0, 4)) - (date.slice(5, 7) < "05" ? 1 : 0);
  return `${year}-${year + 1}`;
}
