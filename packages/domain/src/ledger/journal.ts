import { toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { PreparedLoan, Version } from "../loan/prepared-loan.ts";
import { calendarLines } from "./calendar-lines.ts";
import { clearingLines } from "./clearing-lines.ts";
import { dayRange } from "./day-range.ts";
import type { DayRange } from "./day-range.ts";
import { line } from "./journal-line.ts";
import type { JournalLine } from "./journal-line.ts";
import { moneyLines } from "./money-lines.ts";
import { openingLines } from "./opening-lines.ts";
import { withWriteOff } from "./write-off.ts";

export interface JournalDays {
  /** Postings count up to the end of this day. */
  readonly through: PlainDate;
  /** The day at whose end the loan was taken over, where it was. */
  readonly openedOn: PlainDate | null;
}

/**
 * All postings of a loan by value date up to a day, as its facts known on that day want them
 * (rulebook 9.5). The ledger is never computed otherwise: a settlement posts what this says beyond
 * what is posted, a late fact the difference between what it says before and after.
 */
export function journalThrough(prepared: PreparedLoan, days: JournalDays): readonly JournalLine[] {
  const through = toEpochDay(days.through);
  const version = prepared.versionAt(through);
  if (version === undefined) return [];
  const openedDay = days.openedOn === null ? -Infinity : toEpochDay(days.openedOn);
  const range = dayRange(openedDay, through);
  const lines = [
    ...disbursementLines(version, through),
    ...(openedDay > -Infinity && openedDay <= through ? openingLines(version, openedDay) : []),
    ...linesOf(version, range),
  ];
  const writtenOff = version.facts.find(
    (fact) => fact.kind === "written-off" && fact.on <= days.through,
  );
  return writtenOff === undefined ? lines : withWriteOff(lines, writtenOff);
}

function linesOf(version: Version, range: DayRange): readonly JournalLine[] {
  return [
    ...calendarLines(version, range),
    ...moneyLines(version, range),
    ...clearingLines(version, range),
  ];
}

function disbursementLines({ facts }: Version, through: number): readonly JournalLine[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== "disbursed" || toEpochDay(fact.on) > through) return [];
    const { on: valueOn, amountFen, factId } = fact;
    const of = { entry: "disbursement", bearer: "borrower", valueOn, amountFen, factId } as const;
    return line(["1101", "3001"], of);
  });
}
