import { fromEpochDay, toEpochDay } from "../../calendar/index.ts";
import type { PlainDate } from "../../calendar/index.ts";
import type { Fen, RatePpm } from "../../money/index.ts";
import { countedDays, interestOfDay, toFen } from "./exact-day.ts";
import { clear, pay, settlePenalties } from "./money-owed.ts";
import type { Owed } from "./money-owed.ts";
import { balanceOf, deferPrincipal, dropEmptyDates, lastDate } from "./principal-plan.ts";
import { nextBillDay, opensOn, spreadPrincipal, takeFromTail } from "./principal-plan.ts";
import type { Plan } from "./principal-plan.ts";
import { firstRate, repricedRate } from "./rate-of-day.ts";
import { settlementDay } from "./settlement-day.ts";
import { filedOn } from "./slow-loan.ts";
import type { SlowFact, SlowLoan, StudyFact } from "./slow-loan.ts";
import { inOrderOfFiling, subsidisedDays } from "./subsidised-days.ts";

export interface SlowRow {
  readonly dueOn: PlainDate;
  readonly daysSubsidised: number;
  readonly daysBorne: number;
  readonly ratePpm: RatePpm;
  readonly openingPrincipalFen: Fen;
  readonly interestSubsidisedFen: Fen;
  readonly interestBorneFen: Fen;
  readonly interestWaivedFen: Fen;
  readonly principalDueFen: Fen;
  readonly payableFen: Fen;
}

/** Exact interest since the last settlement. */
interface Period {
  daysSubsidised: number;
  daysBorne: number;
  subsidised: bigint;
  borne: bigint;
  waived: bigint;
}

/** Everything that is known at the end of a day. */
export interface Walk {
  readonly loan: SlowLoan;
  readonly isSubsidised: (day: PlainDate) => boolean;
  /** Facts by the day on which they take effect. */
  readonly factsOn: ReadonlyMap<PlainDate, readonly SlowFact[]>;
  readonly rows: SlowRow[];
  readonly owed: Owed[];
  /** Dues up to this day are paid on time (K16). */
  readonly paidThrough: PlainDate;
  /** The day on which a prepayment had emptied the plan, in an earlier walk (K22). */
  readonly emptiedOn: PlainDate | undefined;
  rate: RatePpm;
  graduationYear: number;
  /** The year whose dues a rescue pays, `""` for none. */
  rescuedYear: string;
  plan: Plan;
  period: Period;
  /** Came in while a bill was open: applied on its due date (K12). */
  waiting: Fen;
  refundable: Fen;
  /** Interest of the borrower that has fallen due so far. */
  interestBilled: Fen;
}

export interface WalkOptions {
  readonly paidThrough: PlainDate;
  readonly emptiedOn?: PlainDate | undefined;
  /** What the borrower's interest comes to by a due date, as far as was known then (K27). */
  readonly interestKnownBy?: (dueOn: PlainDate) => Fen;
}

const emptyPeriod = (): Period => ({
  daysSubsidised: 0,
  daysBorne: 0,
  subsidised: 0n,
  borne: 0n,
  waived: 0n,
});

/** The state at the end of a day, or (without one) once nothing more falls due; undefined before disbursement. */
export function walkDays(
  loan: SlowLoan,
  until: PlainDate | undefined,
  options: WalkOptions,
): Walk | undefined {
  const disbursed = loan.facts.find((fact) => fact.kind === "disbursed");
  if (disbursed === undefined || (until ?? disbursed.on) < disbursed.on) return undefined;
  const walk = startWalk(loan, disbursed.on, options);
  for (let number = toEpochDay(disbursed.on); ; number++) {
    const day = fromEpochDay(number);
    if (until === undefined ? balanceOf(walk.plan) === 0n : day > until) return walk;
    if (day.endsWith("-12-21") && day > disbursed.on) {
      walk.rate = repricedRate(loan.terms, loan.policy, day);
    }
    accrue(walk, day);
    endDay(walk, day, options);
  }
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
  return {
    loan,
    isSubsidised: subsidisedDays(terms.subsidyEndsOn, facts.filter(isStudyChange)),
    factsOn,
    rows: [],
    owed: [],
    paidThrough: options.paidThrough,
    emptiedOn: options.emptiedOn,
    rate: firstRate(terms, policy, disbursedOn),
    graduationYear,
    rescuedYear: "",
    plan,
    period: emptyPeriod(),
    waiting: 0n,
    refundable: 0n,
    interestBilled: 0n,
  };
}

function isStudyChange(fact: SlowFact): fact is StudyFact {
  return (
    fact.kind === "study-extended" || fact.kind === "study-suspended" || fact.kind === "school-left"
  );
}

function accrue({ loan, rate, period, plan, owed, ...walk }: Walk, day: PlainDate): void {
  const { dayCount } = loan.terms;
  const balance = balanceOf(plan);
  const interest = interestOfDay(balance, rate, { day, dayCount });
  const days = balance === 0n ? 0 : countedDays(day, dayCount);
  const relief = loan.policy.reliefs.find(
    ({ cycleFrom, cycleTo, notIfSettledBefore }) =>
      cycleFrom <= day &&
      day <= cycleTo &&
      !(
        walk.emptiedOn !== undefined &&
        cycleFrom <= walk.emptiedOn &&
        walk.emptiedOn < (notIfSettledBefore ?? cycleFrom)
      ),
  );
  if (walk.isSubsidised(day)) {
    period.daysSubsidised += days;
    period.subsidised += interest;
  } else {
    period.daysBorne += days;
    period.borne += interest;
    if (relief?.waivesInterest === true) period.waived += interest;
  }
  if (relief?.waivesPenalty === true) return;
  for (const one of owed) {
    one.exactPenalty += interestOfDay(one.principal, rate, { day, dayCount, tenths: 13n });
  }
}

/** In the order of K4. */
function endDay(walk: Walk, day: PlainDate, options: WalkOptions): void {
  const facts = walk.factsOn.get(day) ?? [];
  changePlan(walk, facts, day);
  const isBillDay = balanceOf(walk.plan) > 0n && (day.endsWith("-12-20") || walk.plan.has(day));
  const prepaidFen = prepaidOf(walk, facts, day);
  if (isBillDay || prepaidFen > 0n) closeRow(walk, { day, prepaidFen, options });
  if (day.endsWith("-12-20")) settlePenalties(walk.owed);
  receiveMoney(walk, facts, { day, isBillDay });
  if (prepaidFen > 0n || facts.some((fact) => fact.kind === "rescued" && fact.scope === "full")) {
    clear(walk.owed);
  }
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
  let fen = 0n;
  for (const fact of facts) {
    if (fact.kind === "prepaid") fen += fact.principalFen;
    if (fact.kind === "rescued" && fact.scope === "full") {
      fen = balanceOf(plan) - (plan.get(day) ?? 0n);
    }
  }
  return fen;
}

interface Closing {
  readonly day: PlainDate;
  readonly prepaidFen: Fen;
  readonly options: WalkOptions;
}

function closeRow(walk: Walk, { day, prepaidFen, options }: Closing): void {
  const { plan, period, rows, owed } = walk;
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
  const known =
    options.interestKnownBy?.(day) ?? walk.interestBilled + interestBorneFen - interestWaivedFen;
  const interest = known > walk.interestBilled ? known - walk.interestBilled : 0n;
  walk.interestBilled += interest;
  const isPaid = day <= walk.paidThrough;
  owed.push({
    dueOn: day,
    interest: isPaid ? 0n : interest,
    principal: isPaid ? 0n : dueFen,
    penalty: 0n,
    exactPenalty: 0n,
  });
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
  if (facts.some((fact) => fact.kind === "rescued" && fact.scope === "instalment")) {
    walk.rescuedYear = day.slice(0, 4);
  }
  if (walk.rescuedYear === day.slice(0, 4)) {
    settlePenalties(walk.owed);
    clear(walk.owed.filter(({ dueOn }) => dueOn.startsWith(walk.rescuedYear)));
  }
}
