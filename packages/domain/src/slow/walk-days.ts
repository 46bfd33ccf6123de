import { addDays, fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { toFen } from "./exact-day.ts";
import { clear, isUnpaid, pay, settlePenalties } from "./money-owed.ts";
import { balanceOf, deferPrincipal, dropEmptyDates, lastDate } from "./principal-plan.ts";
import { nextBillDay, opensOn, spreadPrincipal, takeFromTail } from "./principal-plan.ts";
import { firstRate, repricedRate } from "./rate-of-day.ts";
import { settlementDay } from "./settlement-day.ts";
import { filedOn } from "./slow-loan.ts";
import type { SlowFact, SlowLoan, StudyFact } from "./slow-loan.ts";
import { inOrderOfFiling, subsidisedDays } from "./subsidised-days.ts";
import { accrueInterest, accruePenalty, emptyPeriod } from "./walk.ts";
import type { Walk } from "./walk.ts";

export interface WalkOptions {
  readonly paidThrough: PlainDate;
  readonly emptiedOn?: PlainDate | undefined;
  /** Every day is told as it is known at the end; otherwise as it was known on the day (K27). */
  readonly inHindsight: boolean;
}

/**
 * The state at the end of a day, or (without one) once nothing more falls due; undefined before
 * disbursement.
 */
export function walkDays(
  loan: SlowLoan,
  until: PlainDate | undefined,
  options: WalkOptions,
): Walk | undefined {
  const disbursed = loan.facts.find((fact) => fact.kind === "disbursed");
  if (disbursed === undefined || (until ?? disbursed.on) < disbursed.on) return undefined;
  const walk = startWalk(loan, disbursed.on, options);
  for (let number = toEpochDay(disbursed.on); ; number++) {
    const day = dateOf(number);
    if (until === undefined ? balanceOf(walk.plan) === 0n : day > until) return walk;
    if (day.endsWith("-12-21") && day > disbursed.on) {
      walk.rate = repricedRate(loan.terms, loan.policy, day);
    }
    accrueInterest(walk, day);
    accruePenalty(walk, day);
    endDay(walk, day, options);
  }
}

/** Each day's date is spelled once and not once a loan. */
const dates = new Map<number, PlainDate>();

function dateOf(number: number): PlainDate {
  const known = dates.get(number);
  if (known !== undefined) return known;
  const date = fromEpochDay(number);
  dates.set(number, date);
  return date;
}

function startWalk(loan: SlowLoan, disbursedOn: PlainDate, options: WalkOptions): Walk {
  const { terms, policy, facts } = loan;
  const factsOn = new Map<PlainDate, SlowFact[]>();
  for (const fact of facts) {
    const on = fact.kind === "prepaid" ? settlementDay(fact.on) : filedOn(fact);
    const day = on < disbursedOn ? disbursedOn : on;
    factsOn.set(day, [...(factsOn.get(day) ?? []), fact]);
  }
  const { graduationYear, maturesOn: endsOn, principalFen } = terms;
  const plan = spreadPrincipal(terms, principalFen, { graduationYear, after: disbursedOn, endsOn });
  dropEmptyDates(plan);
  const known = options.inHindsight ? facts.filter(isStudyChange) : [];
  return {
    loan,
    isSubsidised: subsidisedDays(terms.subsidyEndsOn, known),
    factsOn,
    rows: [],
    owed: [],
    paidThrough: options.paidThrough,
    emptiedOn: options.emptiedOn,
    rate: firstRate(terms, policy, disbursedOn),
    graduationYear,
    rescueWaiting: 0n,
    plan,
    period: emptyPeriod(),
    waiting: 0n,
    refundable: 0n,
    interestOf: new Map(),
    carried: 0n,
  };
}

function isStudyChange(fact: SlowFact): fact is StudyFact {
  return (
    fact.kind === "study-extended" || fact.kind === "study-suspended" || fact.kind === "school-left"
  );
}

/** In the order of K4. */
function endDay(walk: Walk, day: PlainDate, options: WalkOptions): void {
  const facts = walk.factsOn.get(day) ?? [];
  if (!options.inHindsight && facts.some(isStudyChange)) retell(walk, day, options);
  changePlan(walk, facts, day);
  const isBillDay = balanceOf(walk.plan) > 0n && (day.endsWith("-12-20") || walk.plan.has(day));
  const prepaidFen = prepaidOf(walk, facts, day);
  const carried = walk.carried;
  if (isBillDay || prepaidFen > 0n) closeRow(walk, day, prepaidFen);
  if (day.endsWith("-12-20")) {
    settlePenalties(walk.owed);
    // nothing more falls due by the plan, but a late filing left something to pay
    if (walk.carried > 0n && walk.rows.at(-1)?.dueOn !== day) owe(walk, day, 0n);
  }
  if (isBillDay) {
    const money = walk.rescueWaiting;
    walk.rescueWaiting = 0n;
    payByRescue(walk, day, money);
  }
  receiveMoney(walk, facts, { day, isBillDay });
  for (const fact of facts) {
    if (fact.kind === "rescued" && fact.scope === "instalment")
      payByRescue(walk, day, fact.amountFen);
    if (fact.kind === "refunded") walk.refundable -= fact.amountFen;
  }
  if (prepaidFen > 0n || facts.some(isClearing))
    payEarly(walk, facts, { day, prepaidFen, carried });
  for (const fact of facts) {
    if (fact.kind === "written-off") settlePenalties(walk.owed);
  }
}

/**
 * Tells the days before a filing again with what is known now. What the borrower owes more for
 * closed rows falls due with the next one; what he owes less is taken off or given back (K27).
 */
function retell(walk: Walk, day: PlainDate, options: WalkOptions): void {
  const { loan, interestOf, owed } = walk;
  const known = { ...loan, facts: loan.facts.filter((fact) => filedOn(fact) <= day) };
  walk.isSubsidised = subsidisedDays(loan.terms.subsidyEndsOn, known.facts.filter(isStudyChange));
  const told = walkDays(known, addDays(day, -1), { ...options, inHindsight: true });
  for (const { dueOn, interestBorneFen, interestWaivedFen } of told?.rows ?? []) {
    const interest = interestBorneFen - interestWaivedFen;
    const more = interest - (interestOf.get(dueOn) ?? 0n);
    interestOf.set(dueOn, interest);
    const one = owed.find((due) => due.dueOn === dueOn);
    if (more >= 0n) {
      walk.carried += more;
      continue;
    }
    const unpaid = one?.interest ?? 0n;
    const taken = -more < unpaid ? -more : unpaid;
    if (one !== undefined) one.interest -= taken;
    walk.refundable += -more - taken;
  }
  walk.period = told?.period ?? emptyPeriod();
  accrueInterest(walk, day);
}

function changePlan(walk: Walk, facts: readonly SlowFact[], day: PlainDate): void {
  for (const fact of inOrderOfFiling(facts.filter(isStudyChange))) {
    walk.graduationYear =
      fact.kind === "school-left" ? Number(fact.on.slice(0, 4)) : fact.graduationYear;
    respread(walk, day);
  }
  for (const fact of facts) {
    if (fact.kind === "principal-deferred") deferPrincipal(walk.plan, fact.year);
  }
}

/** Principal of the day itself stays on it (K25). */
function respread(walk: Walk, day: PlainDate): void {
  const { plan, graduationYear, loan } = walk;
  const dueToday = plan.get(day) ?? 0n;
  const endsOn = [lastDate(plan), loan.terms.maturesOn].toSorted().at(-1) ?? day;
  const fen = balanceOf(plan) - dueToday;
  if (fen === 0n) return;
  walk.plan = spreadPrincipal(loan.terms, fen, { graduationYear, after: day, endsOn });
  if (dueToday > 0n) walk.plan.set(day, dueToday);
  dropEmptyDates(walk.plan);
}

function prepaidOf({ plan }: Walk, facts: readonly SlowFact[], day: PlainDate): Fen {
  if (facts.some(isFullRescue)) return balanceOf(plan) - (plan.get(day) ?? 0n);
  return facts.reduce((sum, fact) => sum + (fact.kind === "prepaid" ? fact.principalFen : 0n), 0n);
}

function closeRow(walk: Walk, day: PlainDate, prepaidFen: Fen): void {
  const { plan, period, rows } = walk;
  const openingPrincipalFen = balanceOf(plan);
  const dueFen = plan.get(day) ?? 0n;
  plan.delete(day);
  takeFromTail(plan, prepaidFen);
  dropEmptyDates(plan);
  const [interestBorneFen, interestWaivedFen] = [toFen(period.borne), toFen(period.waived)];
  const principalDueFen = dueFen + prepaidFen;
  rows.push({
    dueOn: day,
    daysSubsidised: period.daysSubsidised,
    daysBorne: period.daysBorne,
    ratePpm: walk.rate,
    openingPrincipalFen,
    interestSubsidisedFen: toFen(period.subsidised),
    interestBorneFen,
    interestWaivedFen,
    principalDueFen,
    payableFen: interestBorneFen - interestWaivedFen + principalDueFen,
  });
  walk.period = emptyPeriod();
  walk.interestOf.set(day, interestBorneFen - interestWaivedFen);
  if (dueFen > 0n || day.endsWith("-12-20")) {
    walk.carried += interestBorneFen - interestWaivedFen;
    owe(walk, day, dueFen);
  } else if (balanceOf(plan) === 0n) {
    // An early repayment is paid as it is made, by no other money (K17); the last one also pays
    // what a late filing left.
    walk.carried = 0n;
  }
}

/** Interest that was settled and principal fall due, and are paid if they are known to be. */
function owe(walk: Walk, dueOn: PlainDate, principal: Fen): void {
  const isPaid = dueOn <= walk.paidThrough;
  walk.owed.push({
    dueOn,
    interest: isPaid ? 0n : walk.carried,
    principal: isPaid ? 0n : principal,
    penalty: 0n,
    exactPenalty: 0n,
  });
  walk.carried = 0n;
}

function receiveMoney(
  walk: Walk,
  facts: readonly SlowFact[],
  { day, isBillDay }: { day: PlainDate; isBillDay: boolean },
): void {
  let money = facts.reduce((sum, fact) => sum + (fact.kind === "repaid" ? fact.amountFen : 0n), 0n);
  if (isBillDay) {
    money += walk.waiting;
    walk.waiting = 0n;
  }
  const left = pay(walk.owed, money);
  if (left > 0n) {
    const next = nextBillDay(walk.plan, day);
    if (next !== undefined && opensOn(next) <= day) walk.waiting += left;
    else walk.refundable += left;
  }
}

/** A rescue's money is for the dues of its year alone; what it leaves waits for the next of them. */
function payByRescue(walk: Walk, day: PlainDate, money: Fen): void {
  const year = day.slice(0, 4);
  const own = walk.owed.filter(({ dueOn }) => dueOn.startsWith(year));
  let left = money;
  if (money > 0n && own.some(isUnpaid)) {
    settlePenalties(walk.owed);
    left = pay(own, money);
  }
  const next = nextBillDay(walk.plan, day);
  if (next?.startsWith(year) === true) walk.rescueWaiting += left;
  else walk.refundable += left;
}

function isClearing(fact: SlowFact): boolean {
  return fact.kind === "prepaid" || isFullRescue(fact);
}

function isFullRescue(fact: SlowFact): boolean {
  return fact.kind === "rescued" && fact.scope === "full";
}

/**
 * All that is due is paid in the same act (K17). Where more or less came in than it cost, the rest
 * goes to or comes from money that is there; once nothing falls due any more none of it waits.
 */
function payEarly(
  walk: Walk,
  facts: readonly SlowFact[],
  { day, prepaidFen, carried }: { day: PlainDate; prepaidFen: Fen; carried: Fen },
): void {
  settlePenalties(walk.owed);
  let due = walk.owed.reduce((sum, one) => sum + one.penalty + one.interest + one.principal, 0n);
  const row = walk.rows.at(-1);
  const isOwed = walk.owed.some(({ dueOn }) => dueOn === day);
  const isEnd = balanceOf(walk.plan) === 0n;
  if (row?.dueOn === day && !isOwed) due += row.interestBorneFen - row.interestWaivedFen;
  if (isEnd && !isOwed && prepaidFen > 0n) due += carried;
  clear(walk.owed);
  let left = prepaidFen;
  for (const [index, fact] of inOrderOfPayment(facts).entries()) {
    const asked = fact.kind === "prepaid" && fact.principalFen < left ? fact.principalFen : left;
    left -= asked;
    if (fact.kind !== "prepaid" || fact.receivedFen === undefined) continue;
    takeUnapplied(walk, asked + (index === 0 ? due : 0n) - fact.receivedFen);
  }
  if (!isEnd) return;
  walk.refundable += walk.waiting + walk.rescueWaiting;
  walk.waiting = walk.rescueWaiting = 0n;
}

/** By day of payment; the rescue of a loan comes first on its day and leaves nothing (K4). */
function inOrderOfPayment(facts: readonly SlowFact[]): readonly SlowFact[] {
  const key = (fact: SlowFact): string => `${fact.on} ${isFullRescue(fact) ? 0 : 1}`;
  return facts.filter(isClearing).toSorted((a, b) => key(a).localeCompare(key(b)));
}

/** What is to be given back first, then what waits; below zero it is too much and given back. */
function takeUnapplied(walk: Walk, gap: Fen): void {
  let left = gap;
  for (const pot of ["refundable", "waiting", "rescueWaiting"] as const) {
    const taken = left < walk[pot] ? left : walk[pot];
    if (left > 0n && taken <= 0n) continue;
    walk[pot] -= taken;
    left -= taken;
    if (left === 0n) return;
  }
}
