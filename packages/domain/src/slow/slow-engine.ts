import { daysBetween } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { formatRatePercent, formatYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { toFen } from "./exact-day.ts";
import { isUnpaid } from "./money-owed.ts";
import { balanceOf } from "./principal-plan.ts";
import { filedOn, standingFacts } from "./slow-loan.ts";
import type { SlowFact, SlowLoan } from "./slow-loan.ts";
import { walkDays } from "./walk-days.ts";
import type { WalkOptions } from "./walk-days.ts";
import type { SlowRow, Walk } from "./walk.ts";

/** Yuan as text, as people check them. */
export type TextRow = Readonly<Record<string, string | number>>;
export type TextPosition = Readonly<Record<string, string | number>>;

/**
 * Every row from all facts, by the keys and spellings of the published schedules; up to a day
 * where one is given, which is cheaper.
 */
export function slowRows(loan: SlowLoan, until?: PlainDate): readonly TextRow[] {
  return walkRows(loan, until).map((row) => ({
    dueOn: row.dueOn,
    daysSubsidised: row.daysSubsidised,
    daysBorne: row.daysBorne,
    ratePct: formatRatePercent(row.ratePpm),
    openingPrincipal: formatYuan(row.openingPrincipalFen),
    interestSubsidised: formatYuan(row.interestSubsidisedFen),
    interestBorne: formatYuan(row.interestBorneFen),
    interestWaived: formatYuan(row.interestWaivedFen),
    principalDue: formatYuan(row.principalDueFen),
    payable: formatYuan(row.payableFen),
  }));
}

export function slowTotals(loan: SlowLoan): Readonly<Record<string, string>> {
  const rows = walkRows(loan);
  const total = (pick: (row: SlowRow) => Fen): string =>
    formatYuan(rows.reduce((sum, row) => sum + pick(row), 0n));
  return {
    interestSubsidised: total((row) => row.interestSubsidisedFen),
    interestBorne: total((row) => row.interestBorneFen),
    interestWaived: total((row) => row.interestWaivedFen),
    principalDue: total((row) => row.principalDueFen),
    payable: total((row) => row.payableFen),
  };
}

/** Where the loan stands at the end of a day, from what was filed by then (K29, K19). */
export function slowPosition(loan: SlowLoan, asOf: PlainDate): TextPosition {
  const known = knownBy(loan, asOf);
  const walk = walkTwice(known, asOf, {
    paidThrough: paidThroughOf(loan),
    inHindsight: false,
  });
  return walk === undefined ? emptyPosition(asOf) : positionOf(walk, asOf);
}

/** Facts filed by a day, and what says that dues were paid, whenever that was noted (K16). */
function knownBy(loan: SlowLoan, asOf: PlainDate): SlowLoan {
  const isKnown = (fact: SlowFact): boolean =>
    fact.kind === "paid-through" || filedOn(fact) <= asOf;
  return { ...loan, facts: standingFacts(loan.facts.filter(isKnown)) };
}

function walkRows(loan: SlowLoan, until?: PlainDate): readonly SlowRow[] {
  const standing = { ...loan, facts: standingFacts(loan.facts) };
  return walkTwice(standing, until, { paidThrough: "9999-12-31", inHindsight: true })?.rows ?? [];
}

/** Everything was paid on time unless it is said until when it was (K16). */
function paidThroughOf(loan: SlowLoan): PlainDate {
  const facts = standingFacts(loan.facts);
  const days = facts.filter(({ kind }) => kind === "paid-through").map(({ on }) => on);
  if (days.length > 0) return days.toSorted().at(-1) ?? "";
  return facts.some(({ kind }) => kind === "repaid") ? "0001-01-01" : "9999-12-31";
}

/**
 * A loan that is paid off before a waiver was announced gets none of it, neither interest nor
 * penalty, as soon as the paying off is on file (K22).
 */
function walkTwice(
  loan: SlowLoan,
  until: PlainDate | undefined,
  options: WalkOptions,
): Walk | undefined {
  const walk = walkDays(loan, until, options);
  const prepaid = loan.facts.some(({ kind }) => kind === "prepaid" || kind === "rescued");
  if (walk === undefined || !prepaid) return walk;
  const whole = until === undefined ? walk : walkDays(loan, undefined, options);
  return walkDays(loan, until, { ...options, emptiedOn: whole?.rows.at(-1)?.dueOn });
}

function positionOf(walk: Walk, asOf: PlainDate): TextPosition {
  const { owed, plan, period } = walk;
  const sum = (pick: (one: Walk["owed"][number]) => Fen, from = owed): Fen =>
    from.reduce((total, one) => total + pick(one), 0n);
  const late = owed.filter(({ dueOn }) => dueOn < asOf);
  const penalty = sum((one) => one.penalty) + toFen(sum((one) => one.exactPenalty));
  const due = sum((one) => one.interest + one.principal);
  const accrued = toFen(period.borne - period.waived);
  const unapplied = walk.waiting + walk.rescueWaiting + walk.refundable;
  const oldest = late.find(isUnpaid);
  const daysPastDue = oldest === undefined ? 0 : daysBetween(oldest.dueOn, asOf);
  return {
    asOf,
    principalOutstanding: formatYuan(balanceOf(plan) + sum((one) => one.principal)),
    principalOverdue: formatYuan(sum((one) => one.principal, late)),
    interestOverdue: formatYuan(sum((one) => one.interest, late)),
    penalty: formatYuan(penalty),
    daysPastDue,
    classification: classOf(daysPastDue),
    toClear: formatYuan(penalty + due),
    accruedInterest: formatYuan(accrued),
    payoff: formatYuan(penalty + due + accrued + walk.carried + balanceOf(plan) - unapplied),
    unapplied: formatYuan(unapplied),
  };
}

function emptyPosition(asOf: PlainDate): TextPosition {
  const zero = "0.00";
  return {
    asOf,
    principalOutstanding: zero,
    principalOverdue: zero,
    interestOverdue: zero,
    penalty: zero,
    daysPastDue: 0,
    classification: "normal",
    toClear: zero,
    accruedInterest: zero,
    payoff: zero,
    unapplied: zero,
  };
}

function classOf(daysPastDue: number): string {
  if (daysPastDue >= 361) return "loss";
  if (daysPastDue >= 271) return "doubtful";
  if (daysPastDue >= 91) return "substandard";
  return daysPastDue >= 1 ? "attention" : "normal";
}
