import { laterOf, toEpochDay } from "../calendar/index.ts";
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
  /** Leaves out what was posted when this day was closed. */
  readonly after?: PlainDate;
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
  const { after } = days;
  const openedDay = days.openedOn === null ? -Infinity : toEpochDay(days.openedOn);
  const writtenOff = version.facts.find(
    (fact) => fact.kind === "written-off" && fact.on <= days.through,
  );
  if (after !== undefined && toEpochDay(after) >= openedDay && writtenOff === undefined)
    return linesAfter(version, toEpochDay(after), through);
  const lines = [
    ...disbursementLines(version, -Infinity, through),
    ...(openedDay > -Infinity && openedDay <= through ? openingLines(version, openedDay) : []),
    ...linesOf(version, dayRange(openedDay, through)),
  ];
  if (writtenOff === undefined) return from(after, lines);
  // What was written off before the take-over is so as the loan was taken over.
  const on = laterOf(writtenOff.on, days.openedOn ?? writtenOff.on);
  return from(after, withWriteOff(lines, { on, factId: writtenOff.factId }));
}

function from(after: PlainDate | undefined, all: readonly JournalLine[]): readonly JournalLine[] {
  return after === undefined ? all : all.filter(({ valueOn }) => valueOn > after);
}

function linesAfter(version: Version, after: number, through: number): readonly JournalLine[] {
  return [
    ...disbursementLines(version, after, through),
    ...linesOf(version, dayRange(after, through)),
  ];
}

function linesOf(version: Version, range: DayRange): readonly JournalLine[] {
  return [
    ...calendarLines(version, range),
    ...moneyLines(version, range),
    ...clearingLines(version, range),
  ];
}

function disbursementLines(
  { facts }: Version,
  after: number,
  through: number,
): readonly JournalLine[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== "disbursed") return [];
    const day = toEpochDay(fact.on);
    if (day <= after || day > through) return [];
    const { on: valueOn, amountFen, factId } = fact;
    const of = { entry: "disbursement", bearer: "borrower", valueOn, amountFen, factId } as const;
    return line(["1101", "3001"], of);
  });
}
