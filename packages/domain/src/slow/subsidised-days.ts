import { addDays, earlierOf, laterOf, lengthOfMonth } from "../calendar/index.ts";
import { monthOf, plainDate, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { filedOn } from "./slow-loan.ts";
import type { StudyFact } from "./slow-loan.ts";

/** Both ends are paid for by the treasury. */
interface Subsidy {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The days that the treasury pays for, after every study change (C4, K23, K24, K26). */
export function subsidisedDays(
  subsidyEndsOn: PlainDate,
  changes: readonly StudyFact[],
): (day: PlainDate) => boolean {
  let paid: readonly Subsidy[] = [{ from: "0001-01-01", to: subsidyEndsOn }];
  let lastDay = subsidyEndsOn;
  for (const change of inOrderOfFiling(changes)) {
    const newLastDay =
      change.kind === "school-left"
        ? earlierOf(lastDay, endOfMonth(change.on))
        : change.subsidyEndsOn;
    paid = paid.map(({ from, to }) => ({ from, to: earlierOf(to, newLastDay) }));
    if (change.kind !== "school-left") {
      paid = [...paid, { from: resumesOn(change, lastDay), to: newLastDay }];
    }
    lastDay = newLastDay;
  }
  return (day) => paid.some(({ from, to }) => from <= day && day <= to);
}

export function inOrderOfFiling(changes: readonly StudyFact[]): readonly StudyFact[] {
  return changes.toSorted(
    (a, b) => filedOn(a).localeCompare(filedOn(b)) || a.sequence - b.sequence,
  );
}

/** @param lastDay the last subsidised day before the filing */
function resumesOn(
  change: Exclude<StudyFact, { kind: "school-left" }>,
  lastDay: PlainDate,
): PlainDate {
  const studyFrom = (change.kind === "study-extended" && change.studyFrom) || addDays(lastDay, 1);
  if (change.on <= plainDate(yearOf(lastDay), 10, 15))
    return laterOf(studyFrom, addDays(lastDay, 1));
  const filingYear = yearOf(change.on);
  const year = change.on <= plainDate(filingYear, 10, 15) ? filingYear : filingYear + 1;
  return laterOf(studyFrom, plainDate(year - 1, 12, 21));
}

function endOfMonth(day: PlainDate): PlainDate {
  return plainDate(yearOf(day), monthOf(day), lengthOfMonth(yearOf(day), monthOf(day)));
}
