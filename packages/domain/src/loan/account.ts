import { civilOf, fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import { allocate } from "./allocate.ts";
import type { Paid } from "./allocate.ts";
import type { CompiledLoan } from "./compiled-loan.ts";
import { payClearings } from "./clearing.ts";
import type { Clearing, ClearingFact } from "./clearing.ts";
import { nextAnnualDueDay } from "./due-dates.ts";
import type { LoanFact } from "./fact.ts";
import { netInterest } from "./late-adjustment.ts";
import { settlePenalties } from "./penalty.ts";
import type { Arrear, PenaltyContext } from "./penalty.ts";
import { payByRescue, waitsForDue } from "./rescue-money.ts";

/** What is unpaid and what was paid too much at the end of a day. */
export interface AccountMark {
  readonly day: number;
  /** By due day. */
  readonly arrears: readonly Arrear[];
  /** Paid ahead of a due date and applied on it (K12), a rescue's money included. */
  readonly waitingFen: Fen;
  /** The part of it that a rescue paid for the dues of its year (9.5). */
  readonly rescueFen: Fen;
  /** To be given back. */
  readonly refundableFen: Fen;
  /** What the day's money paid. */
  readonly paid: readonly Paid[];
  /** What the rescue of this year's bill paid of what was due, and what left its waiting money. */
  readonly rescued: readonly Paid[];
  readonly rescueTakenFen: Fen;
  /** What an early repayment or the rescue of the loan paid of what was due. */
  readonly cleared: readonly Paid[];
  /** What each of them was paid with, in their order. */
  readonly clearings: readonly Clearing[];
  /** Waiting money that the due date took (K12), and interest given back (K27). */
  readonly takenFen: Fen;
  readonly creditFen: Fen;
  /** Waiting money that has nothing left to wait for, the rescue's part of it apart. */
  readonly releasedFen: Fen;
  readonly rescueReleasedFen: Fen;
}

/** The account's marks up to a day, and maybe some after it, in order. Kept as far as asked for. */
export type AccountTape = (day: number) => readonly AccountMark[];

/** A due as billed: a late filing moves interest between dues (K27). */
export interface Due {
  readonly interestFen: Fen;
  readonly principalFen: Fen;
}

interface Incoming {
  readonly moneyByDay: ReadonlyMap<number, Fen>;
  readonly creditByDay: ReadonlyMap<number, { readonly ofDay: number; readonly fen: Fen }[]>;
  /** What a rescue paid for the dues of its year. */
  readonly rescueByDay: ReadonlyMap<number, Fen>;
  readonly clearingsByDay: ReadonlyMap<number, readonly ClearingFact[]>;
  readonly refundByDay: ReadonlyMap<number, Fen>;
  /** Days on which the lender wrote off: penalty is rounded (K9). */
  readonly writeOffDays: ReadonlySet<number>;
  /** Dues up to this day were paid on time (K16). */
  readonly paidThroughDay: number;
}

/**
 * The account at every day on which something happens to it. It is kept no further than asked for:
 * what a loan of twenty years owes if nothing is ever paid is dear to know and seldom needed.
 */
export function accountTape(
  compiled: CompiledLoan,
  facts: readonly LoanFact[],
  context: PenaltyContext,
): AccountTape {
  const marks: AccountMark[] = [];
  let days: readonly number[] | undefined;
  let day: AccountDays | undefined;
  let next = 0;
  return (through) => {
    if (days === undefined) {
      day = accountDays(compiled, facts);
      days = day === undefined ? [] : day.days;
    }
    for (; day !== undefined && (days[next] ?? Infinity) <= through; next++) {
      const today = days[next] ?? 0;
      marks.push(...penaltyDays(marks.at(-1) ?? NOTHING, today - 1, context));
      marks.push(endOfDay(marks.at(-1) ?? NOTHING, { ...day, day: today }, context));
    }
    return marks;
  };
}

interface AccountDays extends Omit<AccountDay, "day"> {
  readonly days: readonly number[];
}

/** The days on which something happens by itself; undefined where nothing ever does. */
function accountDays(compiled: CompiledLoan, facts: readonly LoanFact[]): AccountDays | undefined {
  const incoming = incomingOf(compiled, facts);
  const lastDue = compiled.settlements.at(-1)?.day ?? 0;
  if (isUneventful(compiled, facts) && incoming.paidThroughDay >= lastDue) return undefined;
  const dues = billedDues(compiled);
  const days = new Set([
    ...incoming.moneyByDay.keys(),
    ...incoming.creditByDay.keys(),
    ...incoming.rescueByDay.keys(),
    ...incoming.clearingsByDay.keys(),
    ...incoming.refundByDay.keys(),
    ...incoming.writeOffDays,
  ]);
  // A due that was paid on its day leaves no trace where nothing has happened before it.
  const isFresh = [...days].every((day) => day > incoming.paidThroughDay);
  for (const day of dues.keys()) if (!isFresh || day > incoming.paidThroughDay) days.add(day);
  return {
    days: [...days].sort((a, b) => a - b),
    dues,
    dueDays: [...dues.keys()],
    incoming,
    interestAt: (day) => clearingInterest(compiled, day),
  };
}

/** Nothing was received, and nothing moved between dues. */
function isUneventful({ adjustments }: CompiledLoan, facts: readonly LoanFact[]): boolean {
  const money = facts.some(
    (fact) =>
      fact.kind === "repaid" ||
      fact.kind === "rescued" ||
      fact.kind === "refunded" ||
      (fact.kind === "prepaid" && fact.receivedFen !== undefined),
  );
  return !money && adjustments.length === 0;
}

/** A day without any money. */
const QUIET = {
  paid: [],
  rescued: [],
  rescueTakenFen: 0n,
  cleared: [],
  clearings: [],
  takenFen: 0n,
  creditFen: 0n,
  releasedFen: 0n,
  rescueReleasedFen: 0n,
} as const;

export const NOTHING: AccountMark = {
  day: 0,
  arrears: [],
  waitingFen: 0n,
  rescueFen: 0n,
  refundableFen: 0n,
  ...QUIET,
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
    last = { ...last, ...QUIET, day, arrears: settlePenalties(last.arrears, day, context) };
    marks.push(last);
  }
  return marks;
}

interface AccountDay {
  readonly day: number;
  readonly dues: ReadonlyMap<number, Due>;
  readonly dueDays: readonly number[];
  readonly incoming: Incoming;
  /** Borrower's interest that an early repayment settles on its day. */
  readonly interestAt: (day: number) => Fen;
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

/** One day in the order of K4: the bill falls due, money, rescue, early repayment. */
function endOfDay(before: AccountMark, at: AccountDay, context: PenaltyContext): AccountMark {
  const { day, dues, incoming } = at;
  const mark: Writable<AccountMark> = { ...before, ...QUIET, day };
  const due = dues.get(day);
  if (due !== undefined && day > incoming.paidThroughDay)
    mark.arrears = withDue(mark.arrears, day, due);
  if (due !== undefined && mark.rescueFen > 0n) payWaitingRescue(mark, at, context);
  receive(mark, at, context);
  const rescueFen = incoming.rescueByDay.get(day);
  if (rescueFen !== undefined) receiveRescue(mark, { ...at, rescueFen }, context);
  if (incoming.clearingsByDay.has(day)) clear(mark, at, context);
  if (mark.arrears.length === 0) return mark;
  if (incoming.writeOffDays.has(day) || context.tables.annualDueDay(civilOf(day)[0]) === day)
    mark.arrears = settlePenalties(mark.arrears, day, context);
  return mark;
}

/** The rescue's money that waited pays the due of its year; what that leaves is given back. */
function payWaitingRescue(
  mark: Writable<AccountMark>,
  { day, dueDays }: AccountDay,
  context: PenaltyContext,
): void {
  const { rescueFen: moneyFen } = mark;
  const { arrears, paid, leftFen } = payByRescue(mark.arrears, { moneyFen, day }, context);
  const waitsFen = waitsForDue(dueDays, day) ? leftFen : 0n;
  mark.arrears = arrears;
  mark.rescued = paid;
  mark.rescueTakenFen = moneyFen - waitsFen;
  mark.rescueFen = waitsFen;
  mark.waitingFen -= mark.rescueTakenFen;
  mark.refundableFen += leftFen - waitsFen;
}

/** The day's money, and on a due day the money that waited for it (K12, K14). */
function receive(mark: Writable<AccountMark>, at: AccountDay, context: PenaltyContext): void {
  const { day, dues, incoming } = at;
  const due = dues.get(day);
  const creditFen = (incoming.creditByDay.get(day) ?? []).reduce((sum, { fen }) => sum + fen, 0n);
  const received = incoming.moneyByDay.get(day) ?? 0n;
  const takenFen = due === undefined ? 0n : mark.waitingFen - mark.rescueFen;
  mark.creditFen = creditFen;
  mark.takenFen = takenFen;
  mark.waitingFen -= takenFen;
  let leftFen = received + takenFen + creditFen;
  if (leftFen > 0n && mark.arrears.length > 0) {
    const order = inForce(context.tables.policy.allocation, fromEpochDay(day)).value;
    const settled = settlePenalties(mark.arrears, day, context);
    const result = allocate(settled, leftFen, order);
    mark.arrears = result.arrears;
    mark.paid = result.paid;
    leftFen = result.leftFen;
  }
  // What a late filing gives back waits for nothing (K27), nor does what no bill asks for (K12).
  const isAsked = leftFen > 0n && due === undefined;
  const askedFen = isAsked ? openBillFen(at, context) - mark.waitingFen : 0n;
  const waitsFen = askedFen > 0n ? minOf(minOf(leftFen, received), askedFen) : 0n;
  mark.waitingFen += waitsFen;
  mark.refundableFen += leftFen - waitsFen - (incoming.refundByDay.get(day) ?? 0n);
}

/** A rescue's money: at once for what is due of its year, the rest on the due date (9.5). */
function receiveRescue(
  mark: Writable<AccountMark>,
  { day, dueDays, rescueFen: moneyFen }: AccountDay & { readonly rescueFen: Fen },
  context: PenaltyContext,
): void {
  const { arrears, paid, leftFen } = payByRescue(mark.arrears, { moneyFen, day }, context);
  const waitsFen = waitsForDue(dueDays, day) ? leftFen : 0n;
  mark.arrears = arrears;
  mark.rescued = [...mark.rescued, ...paid];
  mark.rescueFen += waitsFen;
  mark.waitingFen += waitsFen;
  mark.refundableFen += leftFen - waitsFen;
}

/** Early repayment pays all that is due with the day's interest and the principal ahead (K17). */
function clear(mark: Writable<AccountMark>, at: AccountDay, context: PenaltyContext): void {
  const { day, dueDays, incoming } = at;
  mark.cleared = settlePenalties(mark.arrears, day, context);
  mark.arrears = [];
  const dueFen = mark.cleared.reduce(
    (sum, one) => sum + one.penaltyFen + one.interestFen + one.principalFen,
    at.interestAt(day),
  );
  const facts = incoming.clearingsByDay.get(day) ?? [];
  const { refundableFen, waitingFen, rescueFen } = mark;
  const { clearings, purse } = payClearings(facts, dueFen, {
    refundableFen,
    waitingFen,
    rescueFen,
  });
  mark.clearings = clearings;
  if (dueDays.some((dueDay) => dueDay > day)) {
    Object.assign(mark, purse);
    return;
  }
  mark.releasedFen = purse.waitingFen - purse.rescueFen;
  mark.rescueReleasedFen = purse.rescueFen;
  mark.refundableFen = purse.refundableFen + purse.waitingFen;
  mark.waitingFen = 0n;
  mark.rescueFen = 0n;
}

function minOf(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

function withDue(arrears: readonly Arrear[], dueDay: number, due: Due): readonly Arrear[] {
  if (due.interestFen <= 0n && due.principalFen === 0n) return arrears;
  const arrear = { dueDay, ...due, penaltyFen: 0n, accruesFrom: dueDay + 1 };
  return [...arrears, arrear];
}

/** What the bill asks for whose opening day has come and whose due day has not; 0 of none. */
function openBillFen({ day, dues, dueDays }: AccountDay, { tables }: PenaltyContext): Fen {
  for (const dueDay of dueDays) {
    if (dueDay <= day) continue;
    const due = dues.get(dueDay);
    const fen = due === undefined ? 0n : due.interestFen + due.principalFen;
    if (fen <= 0n) continue;
    return toEpochDay(tables.opensOn(dueDay)) <= day ? fen : 0n;
  }
  return 0n;
}

/**
 * Interest of a day that is no due date of the contract: settled and paid in one act, as it was
 * known then. What filings changed of it later is owed or given back on its own day (K27).
 */
export function clearingInterest(
  { settlements, adjustments }: Pick<CompiledLoan, "settlements" | "adjustments">,
  day: number,
): Fen {
  const settlement = settlements.find((one) => one.day === day);
  if (settlement === undefined || settlement.contractual) return 0n;
  let movedFen = 0n;
  for (const { ofDay, amountFen } of adjustments) if (ofDay === day) movedFen += amountFen;
  return netInterest(settlement) - movedFen;
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
  if (adjustments.length === 0) return dues;
  const billed = new Set(dues.keys());
  for (const { ofDay, onDay, amountFen } of adjustments) {
    if (amountFen === 0n) continue;
    // Of an early repayment's day nothing was billed: see clearingInterest.
    if (billed.has(ofDay)) move(dues, ofDay, -amountFen);
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
  const rescueByDay = new Map<number, Fen>();
  const receivedFen = new Map<string, Fen | undefined>();
  const clearingsByDay = new Map<number, readonly ClearingFact[]>();
  const refundByDay = new Map<number, Fen>();
  const writeOffDays = new Set<number>();
  let paidThroughDay: number | undefined;
  for (const fact of facts) {
    if (fact.kind === "repaid") {
      const day = toEpochDay(fact.on);
      moneyByDay.set(day, (moneyByDay.get(day) ?? 0n) + fact.amountFen);
    } else if (fact.kind === "rescued" && fact.scope === "instalment") {
      const day = toEpochDay(fact.on);
      rescueByDay.set(day, (rescueByDay.get(day) ?? 0n) + fact.amountFen);
    } else if (fact.kind === "prepaid") {
      receivedFen.set(fact.factId, fact.receivedFen);
    } else if (fact.kind === "refunded") {
      const day = toEpochDay(fact.on);
      refundByDay.set(day, (refundByDay.get(day) ?? 0n) + fact.amountFen);
    } else if (fact.kind === "written-off") writeOffDays.add(toEpochDay(fact.on));
    else if (fact.kind === "paid-through")
      paidThroughDay = Math.max(paidThroughDay ?? -Infinity, toEpochDay(fact.on));
  }
  for (const { day, factId, principalFen } of plan.prepayments) {
    const clearing = { factId, principalFen, receivedFen: receivedFen.get(factId) };
    clearingsByDay.set(day, [...(clearingsByDay.get(day) ?? []), clearing]);
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
    clearingsByDay,
    refundByDay,
    writeOffDays,
    paidThroughDay: paidThroughDay ?? Infinity,
  };
}
