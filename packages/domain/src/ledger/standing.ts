import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { NOTHING } from "../loan/account.ts";
import { nextAnnualDueDay } from "../loan/due-dates.ts";
import { firstAfter, markAt, notDueFen, positionOf } from "../loan/position.ts";
import type { Classification } from "../loan/position.ts";
import type { PreparedLoan, Version } from "../loan/prepared-loan.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";

export type LoanPhase = "in-school" | "grace" | "repayment" | "settled";

/** Where a loan's book stands at the end of a day, and when the calendar has something to do next. */
export interface Standing {
  readonly closedThrough: PlainDate;
  /** The first later day on which something is posted, or the class or the phase changes. */
  readonly nextEventOn: PlainDate | null;
  /** The next contractual settlement (K5). */
  readonly nextSettlementOn: PlainDate | null;
  readonly phase: LoanPhase;
  readonly classification: Classification;
  readonly classSince: PlainDate;
  /** Days past due are counted from this due date (K29). */
  readonly oldestUnpaidOn: PlainDate | null;
  readonly principalOutstandingFen: Fen;
  readonly principalOverdueFen: Fen;
  readonly interestOverdueFen: Fen;
  /** Rounded and posted (K9). */
  readonly penaltyFen: Fen;
  readonly unappliedFen: Fen;
  readonly settledOn: PlainDate | null;
}

/** Throws a RangeError before the disbursement. */
export function standingAt(prepared: PreparedLoan, asOf: PlainDate): Standing {
  const day = toEpochDay(asOf);
  const version = prepared.versionAt(day);
  if (version === undefined) throw new RangeError(`no loan stands on ${asOf}`);
  const mark = markAt(version, day);
  const position = positionOf(version, day);
  const overdue = mark.arrears.filter(({ dueDay }) => dueDay < day);
  const [oldest] = overdue;
  const owes = mark.arrears.length > 0 || notDueFen(version, day) > 0n;
  const nextEvent = nextEventDay(version, day);
  const contractual = version.settlements.find((one) => one.day > day && one.contractual);
  return {
    closedThrough: asOf,
    nextEventOn: nextEvent === undefined ? null : fromEpochDay(nextEvent),
    nextSettlementOn: contractual === undefined ? null : fromEpochDay(contractual.day),
    phase: phaseOn(version, day, owes),
    classification: position.classification,
    classSince: fromEpochDay(classSince(version, day)),
    oldestUnpaidOn: oldest === undefined ? null : fromEpochDay(oldest.dueDay),
    principalOutstandingFen: position.principalOutstandingFen,
    principalOverdueFen: position.principalOverdueFen,
    interestOverdueFen: position.interestOverdueFen,
    penaltyFen: mark.arrears.reduce((sum, { penaltyFen }) => sum + penaltyFen, 0n),
    unappliedFen: position.unappliedFen,
    settledOn: owes ? null : fromEpochDay(lastEventDay(version, day)),
  };
}

function phaseOn({ plan, settlements }: Version, day: number, owes: boolean): LoanPhase {
  if (!owes) return "settled";
  if (plan.treasury.some(({ fromDay, toDay }) => fromDay <= day && day < toDay)) return "in-school";
  const next = firstAfter(settlements, day);
  return next === undefined || next.instalmentFen > 0n ? "repayment" : "grace";
}

/** Days on which each class begins, counted from the oldest due date that is not paid. */
function classDays(version: Version, day: number): readonly number[] {
  const { tables } = version.context;
  const classes = inForce(tables.policy.delinquencyClasses, fromEpochDay(day)).value;
  const { attention, substandard, doubtful, loss } = classes;
  return [attention, substandard, doubtful, loss];
}

function nextEventDay(version: Version, day: number): number | undefined {
  const { settlements, plan, adjustments, context } = version;
  const { arrears } = markAt(version, day);
  const [oldest] = arrears;
  const edges = plan.treasury.flatMap(({ fromDay, toDay }) => [fromDay, toDay]);
  const owes = arrears.length > 0 || notDueFen(version, day) > 0n;
  const candidates = [
    firstAfter(settlements, day)?.day,
    ...(owes ? edges : []),
    ...plan.prepayments.map((prepayment) => prepayment.day),
    ...adjustments.map(({ filedDay }) => filedDay),
    ...adjustments.flatMap(({ amountFen, onDay }) => (amountFen > 0n ? [onDay] : [])),
    ...(oldest === undefined
      ? []
      : [
          day + (arrears.some(({ dueDay }) => dueDay === day) ? 1 : Infinity),
          nextAnnualDueDay(day, context.tables),
          ...classDays(version, day).map((days) => oldest.dueDay + days),
        ]),
  ];
  const later = candidates.filter((one) => one !== undefined && one > day && one < Infinity);
  return later.length === 0 ? undefined : Math.min(...(later as number[]));
}

/** Since when the class is what it is: its day, or the day on which the last arrears were paid. */
function classSince(version: Version, day: number): number {
  const overdue = markAt(version, day).arrears.filter(({ dueDay }) => dueDay < day);
  const [oldest] = overdue;
  if (oldest !== undefined) {
    const begun = classDays(version, day).filter((days) => oldest.dueDay + days <= day);
    return oldest.dueDay + Math.max(...begun);
  }
  const marks = version.marksThrough(day).filter((mark) => mark.day <= day);
  const last = marks.findLastIndex((mark) => mark.arrears.some(({ dueDay }) => dueDay < mark.day));
  const cured = marks[last + 1];
  return last >= 0 && cured !== undefined
    ? cured.day
    : toEpochDay(version.context.terms.disbursedOn);
}

function lastEventDay(version: Version, day: number): number {
  const mark = version.marksThrough(day).findLast((one) => one.day <= day) ?? NOTHING;
  const settlement = version.settlements.findLast((one) => one.day <= day);
  const prepayment = version.plan.prepayments.findLast((one) => one.day <= day);
  return Math.max(mark.day, settlement?.day ?? 0, prepayment?.day ?? 0);
}
