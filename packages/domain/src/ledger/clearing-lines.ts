import { fromEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { billedDues, clearingInterest, NOTHING } from "../loan/account.ts";
import type { AccountMark } from "../loan/account.ts";
import { NOTHING_TAKEN } from "../loan/clearing.ts";
import type { Clearing } from "../loan/clearing.ts";
import { markAt } from "../loan/position.ts";
import type { LoanFact } from "../loan/fact.ts";
import type { Version } from "../loan/prepared-loan.ts";
import type { DayRange } from "./day-range.ts";
import { line } from "./journal-line.ts";
import type { JournalLine } from "./journal-line.ts";
import { REST, sinksOfDue, spend } from "./money-lines.ts";
import type { Sink, Source } from "./money-lines.ts";
import type { LedgerBearer } from "./transfer.ts";

interface Payer {
  readonly entry: "prepayment" | "rescue" | "receipt";
  readonly bearer: LedgerBearer;
  readonly factId?: string;
}

/**
 * Early repayments and the rescue of a loan: everything due, the day's interest, principal ahead
 * (K17, 5.7); and what is known to have been paid on its day.
 */
export function clearingLines(version: Version, range: DayRange): readonly JournalLine[] {
  return [...prepaymentLines(version, range), ...paidOnTimeLines(version, range)];
}

function prepaymentLines(version: Version, range: DayRange): readonly JournalLine[] {
  const { prepayments } = version.plan;
  const days = new Set(prepayments.map(({ day }) => day).filter((day) => range.holds(day)));
  return [...days].flatMap((day) => linesOfDay(version, day));
}

function linesOfDay(version: Version, day: number): readonly JournalLine[] {
  // A loan to which nothing happened but early repayments keeps no marks of its days.
  const last = markAt(version, day);
  const mark = last.day === day ? last : { ...NOTHING, day };
  const valueOn = fromEpochDay(day);
  const paid = version.plan.prepayments.filter((one) => one.day === day);
  return [
    ...paid.flatMap(({ factId, payer, principalFen }, index) => {
      const fact = version.facts.find((one) => one.factId === factId);
      // Of several on one day the first one pays what was due.
      const dues = index > 0 ? [] : dueSinks(version, mark);
      const sinks: Sink[] = [...dues, { account: "1101", amountFen: principalFen }, REST];
      const costFen = sinks.reduce((sum, { amountFen }) => sum + amountFen, 0n);
      const clearing = mark.clearings.find((one) => one.factId === factId);
      const sources = sourcesOf(clearing ?? { ...NOTHING_TAKEN, receivedFen: costFen }, {
        entry: payer === "rescue" ? "rescue" : "prepayment",
        bearer: bearerOf(payer, fact),
        factId,
      });
      return sinks.flatMap((sink) => spend(sources, sink, valueOn));
    }),
    ...releaseLines(mark, valueOn),
  ];
}

/** Money that was there already pays before what came in (K19). */
function sourcesOf(clearing: Omit<Clearing, "factId">, by: Payer): readonly Source[] {
  const own = { entry: "application", bearer: "borrower" } as const;
  return [
    { ...own, account: "2102", leftFen: clearing.refundableFen },
    { ...own, account: "2103", leftFen: clearing.waitingFen },
    { ...own, account: "2103", bearer: "rescue", leftFen: clearing.rescueFen },
    { ...by, account: "1301", leftFen: clearing.receivedFen },
  ];
}

function dueSinks(version: Version, mark: AccountMark): readonly Sink[] {
  const { day } = mark;
  const amountFen = clearingInterest(version, day);
  return [
    ...mark.cleared.flatMap((share) => sinksOfDue(share, day)),
    { account: "1201", instalmentDueOn: fromEpochDay(day), amountFen },
  ];
}

/** What waited for a due date that no longer comes is given back. */
function releaseLines(mark: AccountMark, valueOn: PlainDate): readonly JournalLine[] {
  const of = { entry: "application", valueOn } as const;
  return [
    ...line(["2103", "2102"], { ...of, bearer: "borrower", amountFen: mark.releasedFen }),
    ...line(["2103", "2102"], { ...of, bearer: "rescue", amountFen: mark.rescueReleasedFen }),
  ];
}

function bearerOf(payer: "borrower" | "rescue", fact: LoanFact | undefined): LedgerBearer {
  if (payer === "rescue") return "rescue";
  return fact?.kind === "prepaid" ? (fact.bearer ?? "borrower") : "borrower";
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
