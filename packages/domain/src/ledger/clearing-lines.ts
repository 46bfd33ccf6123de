import { fromEpochDay, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { billedDues } from "../loan/account.ts";
import type { AccountMark } from "../loan/account.ts";
import { netInterest } from "../loan/late-adjustment.ts";
import { markAt } from "../loan/position.ts";
import type { LoanFact, Rescued } from "../loan/fact.ts";
import type { Version } from "../loan/prepared-loan.ts";
import type { DayRange } from "./day-range.ts";
import { line } from "./journal-line.ts";
import type { JournalLine } from "./journal-line.ts";
import { sinksOfDue } from "./money-lines.ts";
import type { LedgerBearer } from "./transfer.ts";

interface Payer {
  readonly entry: "prepayment" | "rescue" | "receipt";
  readonly bearer: LedgerBearer;
  readonly factId?: string;
}

/** Early repayments and rescues: everything due, the day's interest, principal ahead (K17, 5.7). */
export function clearingLines(version: Version, range: DayRange): readonly JournalLine[] {
  return [
    ...prepaymentLines(version, range),
    ...rescueLines(version, range),
    ...paidOnTimeLines(version, range),
  ];
}

function prepaymentLines(version: Version, range: DayRange): readonly JournalLine[] {
  const seen = new Set<number>();
  return version.plan.prepayments
    .filter(({ day }) => range.holds(day))
    .flatMap(({ day, factId, payer, principalFen }) => {
      const fact = version.facts.find((one) => one.factId === factId);
      const bearer = bearerOf(payer, fact);
      const by: Payer = { entry: payer === "rescue" ? "rescue" : "prepayment", bearer, factId };
      const valueOn = fromEpochDay(day);
      const principal = line(["1301", "1101"], { ...by, valueOn, amountFen: principalFen });
      // Of several on one day the first one pays what was due.
      if (seen.has(day)) return principal;
      seen.add(day);
      const due = clearedLines(markAt(version, day), { day, by });
      return [...due, ...interestOfDay(version, day, by), ...principal];
    });
}

function bearerOf(payer: "borrower" | "rescue", fact: LoanFact | undefined): LedgerBearer {
  if (payer === "rescue") return "rescue";
  return fact?.kind === "prepaid" ? (fact.bearer ?? "borrower") : "borrower";
}

/** Interest of a day that is no due date of the contract: settled and paid in one act. */
function interestOfDay(version: Version, day: number, by: Payer): readonly JournalLine[] {
  const settlement = version.settlements.find((one) => one.day === day);
  if (settlement === undefined || settlement.contractual) return [];
  // What filings gave back later was a due of that day and is paid as one (K27).
  const moved = version.adjustments.filter(({ ofDay }) => ofDay === day);
  const movedFen = moved.reduce((sum, { amountFen: fen }) => sum + fen, 0n);
  const amountFen = netInterest(settlement) - (movedFen > 0n ? movedFen : 0n);
  const valueOn = fromEpochDay(day);
  return line(["1301", "1201"], { ...by, amountFen, valueOn, instalmentDueOn: valueOn });
}

function clearedLines(
  mark: AccountMark,
  { day, by }: { readonly day: number; readonly by: Payer },
): readonly JournalLine[] {
  if (mark.day !== day) return [];
  const valueOn = fromEpochDay(day);
  return mark.cleared
    .flatMap((share) => sinksOfDue(share, day))
    .flatMap(({ account, ...sink }) => line(["1301", account], { ...by, valueOn, ...sink }));
}

/** This year's bill by the rescue: at once what is due, on its due date what is not yet. */
function rescueLines(version: Version, range: DayRange): readonly JournalLine[] {
  const { facts } = version;
  const rescues = facts.filter(
    (fact): fact is Rescued => fact.kind === "rescued" && fact.scope === "instalment",
  );
  if (rescues.length === 0) return [];
  const prepaidDays = new Set(version.plan.prepayments.map(({ day }) => fromEpochDay(day)));
  const paidThrough = paidThroughOn(version);
  const dues = [...billedDues(version)].filter(([day]) => fromEpochDay(day) > paidThrough);
  const years = new Set<number>();
  return rescues.flatMap(({ on, factId }) => {
    const by: Payer = { entry: "rescue", bearer: "rescue", factId };
    const marks = version.marksThrough(range.through);
    const mark = marks.find(({ day }) => range.holds(day) && fromEpochDay(day) === on);
    const atOnce =
      mark === undefined || prepaidDays.has(on) ? [] : clearedLines(mark, { day: mark.day, by });
    const later = years.has(yearOf(on))
      ? []
      : dues
          .filter(([day]) => range.holds(day) && fromEpochDay(day) >= on)
          .filter(([day]) => yearOf(fromEpochDay(day)) === yearOf(on))
          .flatMap(([day, due]) => dueLines(day, due, by));
    years.add(yearOf(on));
    return [...atOnce, ...later];
  });
}

/** Dues that are known to have been paid on their day, without the payments themselves (K16). */
function paidOnTimeLines(version: Version, range: DayRange): readonly JournalLine[] {
  const last = paidThroughOn(version);
  // As a rule that day lies before the first one asked for, and each due waits for its money.
  if (Number.isFinite(range.openedDay) && last <= fromEpochDay(range.openedDay)) return [];
  return [...billedDues(version)]
    .filter(([day]) => range.holds(day) && fromEpochDay(day) <= last)
    .flatMap(([day, due]) => dueLines(day, due, { entry: "receipt", bearer: "borrower" }));
}

/** Without such a fact everything counts as paid on time. */
function paidThroughOn({ facts }: Version): PlainDate {
  const days = facts.flatMap((fact) => (fact.kind === "paid-through" ? [fact.on] : []));
  return days.toSorted().at(-1) ?? "9999-12-31";
}

function dueLines(
  day: number,
  { interestFen, principalFen }: { readonly interestFen: Fen; readonly principalFen: Fen },
  by: Payer,
): readonly JournalLine[] {
  if (interestFen <= 0n && principalFen === 0n) return [];
  const share = { dueDay: day, penaltyFen: 0n, interestFen, principalFen };
  const valueOn = fromEpochDay(day);
  return sinksOfDue(share, day).flatMap(({ account, ...sink }) =>
    line(["1301", account], { ...by, valueOn, ...sink }),
  );
}
