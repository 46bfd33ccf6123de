import { civilOf, fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import { allocate } from "./allocate.ts";
import type { Paid } from "./allocate.ts";
import type { CompiledLoan } from "./compiled-loan.ts";
import { nextAnnualDueDay } from "./due-dates.ts";
import type { LoanFact } from "./fact.ts";
import { netInterest } from "./late-adjustment.ts";
import { settlePenalties } from "./penalty.ts";
import type { Arrear, PenaltyContext } from "./penalty.ts";

/** What is unpaid and what was paid too much at the end of a day. */
export interface AccountMark {
  readonly day: number;
  /** By due day. */
  readonly arrears: readonly Arrear[];
  /** Paid for an opened bill; applied on its due date (K12). */
  readonly waitingFen: Fen;
  /** To be given back. */
  readonly refundableFen: Fen;
  /** What the day's money paid. */
  readonly paid: readonly Paid[];
}

/** A due as billed: a late filing moves interest between dues (K27). */
export interface Due {
  readonly interestFen: Fen;
  readonly principalFen: Fen;
}

interface Incoming {
  readonly moneyByDay: ReadonlyMap<number, Fen>;
  readonly creditByDay: ReadonlyMap<number, { readonly ofDay: number; readonly fen: Fen }[]>;
  /** Years whose bill the rescue pays, by the day it is paid. */
  readonly rescueByDay: ReadonlyMap<number, number>;
  readonly clearingDays: ReadonlySet<number>;
  /** Dues up to this day were paid on time (K16). */
  readonly paidThroughDay: number;
}

/** The account at every day on which something happened to it, in order. */
export function accountMarks(
  compiled: CompiledLoan,
  facts: readonly LoanFact[],
  context: PenaltyContext,
): readonly AccountMark[] {
  const incoming = incomingOf(compiled, facts);
  const lastDue = compiled.settlements.at(-1)?.day ?? 0;
  if (isUneventful(compiled, facts) && incoming.paidThroughDay >= lastDue) return [];
  const dues = billedDues(compiled);
  const { moneyByDay, creditByDay, rescueByDay, clearingDays } = incoming;
  const days = new Set([
    ...dues.keys(),
    ...moneyByDay.keys(),
    ...creditByDay.keys(),
    ...rescueByDay.keys(),
    ...clearingDays,
  ]);
  const dueDays = [...dues.keys()];
  const marks: AccountMark[] = [];
  let mark: AccountMark = NOTHING;
  for (const day of [...days].sort((a, b) => a - b)) {
    for (const between of penaltyDays(mark, day - 1, context)) {
      marks.push(between);
      mark = between;
    }
    mark = endOfDay(mark, { day, dues, dueDays, incoming }, context);
    marks.push(mark);
  }
  return marks;
}

/** Nothing was received, and nothing moved between dues. */
function isUneventful({ adjustments }: CompiledLoan, facts: readonly LoanFact[]): boolean {
  const money = facts.some(({ kind }) => kind === "repaid" || kind === "rescued");
  return !money && adjustments.length === 0;
}

export const NOTHING: AccountMark = {
  day: 0,
  arrears: [],
  waitingFen: 0n,
  refundableFen: 0n,
  paid: [],
};

/** The account on each annual due day after a mark up to a day: penalty is rounded there (K9). */
export function penaltyDays(
  mark: AccountMark,
  lastDay: number,
  context: PenaltyContext,
): readonly AccountMark[] {
  if (mark.arrears.length === 0) return [];
  const marks: AccountMark[] = [];
  let last = mark;
  let day = nextAnnualDueDay(mark.day, context.tables);
  for (; day <= lastDay; day = nextAnnualDueDay(day, context.tables)) {
    last = { ...last, day, arrears: settlePenalties(last.arrears, day, context), paid: [] };
    marks.push(last);
  }
  return marks;
}

interface AccountDay {
  readonly day: number;
  readonly dues: ReadonlyMap<number, Due>;
  readonly dueDays: readonly number[];
  readonly incoming: Incoming;
}

/** One day in the order of K4: the bill falls due, money, rescue, early repayment. */
function endOfDay(before: AccountMark, at: AccountDay, context: PenaltyContext): AccountMark {
  const { day, dues, incoming } = at;
  const due = dues.get(day);
  let arrears = before.arrears;
  const rescuedYear = incoming.rescueByDay.get(day);
  if (due !== undefined && day > incoming.paidThroughDay && !isCovered(day, incoming))
    arrears = withDue(arrears, day, due);
  const credit = (incoming.creditByDay.get(day) ?? []).reduce((sum, { fen }) => sum + fen, 0n);
  const received = incoming.moneyByDay.get(day) ?? 0n;
  const moneyFen = received + (due === undefined ? 0n : before.waitingFen);
  let waitingFen = due === undefined ? before.waitingFen : 0n;
  let refundableFen = before.refundableFen;
  let paid: readonly Paid[] = [];
  let leftFen = moneyFen;
  if (moneyFen + credit > 0n && arrears.length > 0) {
    const order = inForce(context.tables.policy.allocation, fromEpochDay(day)).value;
    const settled = settlePenalties(arrears, day, context);
    const result = allocate(settled, moneyFen + credit, order);
    ({ arrears, paid } = result);
    leftFen = result.leftFen;
  } else leftFen += credit;
  const isOpen = leftFen > 0n && due === undefined && isBillOpen(at, context);
  // What a late filing gives back waits for nothing (K27).
  const waits = isOpen ? minOf(leftFen, received) : 0n;
  waitingFen += waits;
  refundableFen += leftFen - waits;
  if (rescuedYear !== undefined)
    arrears = settlePenalties(arrears, day, context).filter(
      ({ dueDay }) => civilOf(dueDay)[0] !== rescuedYear,
    );
  if (incoming.clearingDays.has(day)) arrears = [];
  if (arrears.length > 0 && context.tables.annualDueDay(civilOf(day)[0]) === day)
    arrears = settlePenalties(arrears, day, context);
  return { day, arrears, waitingFen, refundableFen, paid };
}

function minOf(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

function withDue(arrears: readonly Arrear[], dueDay: number, due: Due): readonly Arrear[] {
  if (due.interestFen <= 0n && due.principalFen === 0n) return arrears;
  const arrear = { dueDay, ...due, penaltyFen: 0n, accruesFrom: dueDay + 1 };
  return [...arrears, arrear];
}

/** A bill whose opening day has come and whose due day has not. */
function isBillOpen({ day, dues, dueDays }: AccountDay, { tables }: PenaltyContext): boolean {
  const nextDay = dueDays.find((dueDay) => {
    if (dueDay <= day) return false;
    const due = dues.get(dueDay);
    return due !== undefined && due.interestFen + due.principalFen > 0n;
  });
  return nextDay !== undefined && toEpochDay(tables.opensOn(nextDay)) <= day;
}

/** This year's bill was paid by the rescue before it fell due. */
function isCovered(dueDay: number, { rescueByDay }: Incoming): boolean {
  const [year] = civilOf(dueDay);
  for (const [day, rescuedYear] of rescueByDay)
    if (rescuedYear === year && day <= dueDay) return true;
  return false;
}

/** Every contractual due; an early repayment is paid as it is made and is none. */
export function billedDues({ settlements, adjustments }: CompiledLoan): ReadonlyMap<number, Due> {
  const dues = new Map<number, Due>();
  for (const settlement of settlements)
    if (settlement.contractual)
      dues.set(settlement.day, {
        interestFen: netInterest(settlement),
        principalFen: settlement.instalmentFen,
      });
  for (const { ofDay, onDay, amountFen } of adjustments) {
    if (amountFen === 0n) continue;
    move(dues, ofDay, -amountFen);
    if (amountFen > 0n) move(dues, onDay, amountFen);
  }
  return new Map([...dues].sort(([a], [b]) => a - b));
}

function move(dues: Map<number, Due>, day: number, interestFen: Fen): void {
  const due = dues.get(day) ?? { interestFen: 0n, principalFen: 0n };
  dues.set(day, { ...due, interestFen: due.interestFen + interestFen });
}

function incomingOf({ plan, adjustments }: CompiledLoan, facts: readonly LoanFact[]): Incoming {
  const moneyByDay = new Map<number, Fen>();
  const rescueByDay = new Map<number, number>();
  let paidThroughDay: number | undefined;
  for (const fact of facts) {
    if (fact.kind === "repaid") {
      const day = toEpochDay(fact.on);
      moneyByDay.set(day, (moneyByDay.get(day) ?? 0n) + fact.amountFen);
    } else if (fact.kind === "rescued" && fact.scope === "instalment") {
      const day = toEpochDay(fact.on);
      rescueByDay.set(day, civilOf(day)[0]);
    } else if (fact.kind === "paid-through")
      paidThroughDay = Math.max(paidThroughDay ?? -Infinity, toEpochDay(fact.on));
  }
  const creditByDay = new Map<number, { readonly ofDay: number; readonly fen: Fen }[]>();
  for (const { amountFen, ofDay, onDay } of adjustments) {
    if (amountFen >= 0n) continue;
    creditByDay.set(onDay, [...(creditByDay.get(onDay) ?? []), { ofDay, fen: -amountFen }]);
  }
  return {
    moneyByDay,
    creditByDay,
    rescueByDay,
    clearingDays: new Set(plan.prepayments.map(({ day }) => day)),
    paidThroughDay: paidThroughDay ?? Infinity,
  };
}
