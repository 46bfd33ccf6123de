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
  /** What an early repayment or the rescue paid of what was due. */
  readonly cleared: readonly Paid[];
  /** Waiting money that the due date took (K12), and interest given back (K27). */
  readonly takenFen: Fen;
  readonly creditFen: Fen;
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
  /** Years whose bill the rescue pays, by the day it is paid. */
  readonly rescueByDay: ReadonlyMap<number, number>;
  readonly clearingDays: ReadonlySet<number>;
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
    ...incoming.clearingDays,
    ...incoming.refundByDay.keys(),
    ...incoming.writeOffDays,
  ]);
  // A due that was paid on its day leaves no trace where nothing has happened before it.
  const isFresh = [...days].every((day) => day > incoming.paidThroughDay);
  for (const day of dues.keys()) if (!isFresh || day > incoming.paidThroughDay) days.add(day);
  return { days: [...days].sort((a, b) => a - b), dues, dueDays: [...dues.keys()], incoming };
}

/** Nothing was received, and nothing moved between dues. */
function isUneventful({ adjustments }: CompiledLoan, facts: readonly LoanFact[]): boolean {
  const money = facts.some(
    ({ kind }) => kind === "repaid" || kind === "rescued" || kind === "refunded",
  );
  return !money && adjustments.length === 0;
}

export const NOTHING: AccountMark = {
  day: 0,
  arrears: [],
  waitingFen: 0n,
  refundableFen: 0n,
  paid: [],
  cleared: [],
  takenFen: 0n,
  creditFen: 0n,
};

/** A day without any money. */
const QUIET = { paid: [], cleared: [], takenFen: 0n, creditFen: 0n } as const;

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
}

/** One day in the order of K4: the bill falls due, money, rescue, early repayment. */
function endOfDay(before: AccountMark, at: AccountDay, context: PenaltyContext): AccountMark {
  const { day, dues, incoming } = at;
  const due = dues.get(day);
  let arrears = before.arrears;
  const rescuedYear = incoming.rescueByDay.get(day);
  if (due !== undefined && day > incoming.paidThroughDay && !isCovered(day, incoming))
    arrears = withDue(arrears, day, due);
  const creditFen = (incoming.creditByDay.get(day) ?? []).reduce((sum, { fen }) => sum + fen, 0n);
  const received = incoming.moneyByDay.get(day) ?? 0n;
  const takenFen = due === undefined ? 0n : before.waitingFen;
  const moneyFen = received + takenFen;
  let waitingFen = due === undefined ? before.waitingFen : 0n;
  let refundableFen = before.refundableFen;
  let paid: readonly Paid[] = [];
  let leftFen = moneyFen;
  if (moneyFen + creditFen > 0n && arrears.length > 0) {
    const order = inForce(context.tables.policy.allocation, fromEpochDay(day)).value;
    const settled = settlePenalties(arrears, day, context);
    const result = allocate(settled, moneyFen + creditFen, order);
    ({ arrears, paid } = result);
    leftFen = result.leftFen;
  } else leftFen += creditFen;
  // What a late filing gives back waits for nothing (K27), nor does what no bill asks for (K12).
  const askedFen = leftFen > 0n && due === undefined ? openBillFen(at, context) - waitingFen : 0n;
  const waits = askedFen > 0n ? minOf(minOf(leftFen, received), askedFen) : 0n;
  waitingFen += waits;
  refundableFen += leftFen - waits - (incoming.refundByDay.get(day) ?? 0n);
  const cleared: Paid[] = [];
  if (rescuedYear !== undefined || incoming.clearingDays.has(day)) {
    const isCleared = ({ dueDay }: Arrear): boolean =>
      incoming.clearingDays.has(day) || civilOf(dueDay)[0] === rescuedYear;
    const settled = settlePenalties(arrears, day, context);
    cleared.push(...settled.filter(isCleared));
    arrears = settled.filter((arrear) => !isCleared(arrear));
  }
  if (arrears.length > 0 && incoming.writeOffDays.has(day))
    arrears = settlePenalties(arrears, day, context);
  if (arrears.length > 0 && context.tables.annualDueDay(civilOf(day)[0]) === day)
    arrears = settlePenalties(arrears, day, context);
  return { day, arrears, waitingFen, refundableFen, paid, cleared, takenFen, creditFen };
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

/** This year's bill was paid by the rescue before it fell due. */
export function isCovered(dueDay: number, { rescueByDay }: Pick<Incoming, "rescueByDay">): boolean {
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
  if (adjustments.length === 0) return dues;
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
  const refundByDay = new Map<number, Fen>();
  const writeOffDays = new Set<number>();
  let paidThroughDay: number | undefined;
  for (const fact of facts) {
    if (fact.kind === "repaid") {
      const day = toEpochDay(fact.on);
      moneyByDay.set(day, (moneyByDay.get(day) ?? 0n) + fact.amountFen);
    } else if (fact.kind === "rescued" && fact.scope === "instalment") {
      const day = toEpochDay(fact.on);
      rescueByDay.set(day, civilOf(day)[0]);
    } else if (fact.kind === "refunded") {
      const day = toEpochDay(fact.on);
      refundByDay.set(day, (refundByDay.get(day) ?? 0n) + fact.amountFen);
    } else if (fact.kind === "written-off") writeOffDays.add(toEpochDay(fact.on));
    else if (fact.kind === "paid-through")
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
    refundByDay,
    writeOffDays,
    paidThroughDay: paidThroughDay ?? Infinity,
  };
}
