import { addDays, dayOf, daysBetween, lengthOfMonth, yearOf } from "@bursar/domain/calendar";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Fen } from "@bursar/domain/money";
import type { GraduateHome, GraduateLoan } from "@bursar/servicing/loans";

/** The bills of one due date together. */
export interface DueSum {
  readonly dueOn: PlainDate;
  /** Visible and payable from this day. */
  readonly opensOn: PlainDate;
  /** Money deposited by this day is there in time. */
  readonly depositBy: PlainDate;
  readonly daysLeft: number;
  readonly payableFen: Fen;
  readonly interestFen: Fen;
  readonly waivedFen: Fen;
  readonly principalFen: Fen;
  /** 文号 of the waiver, when something is waived. */
  readonly waivedBy: string | undefined;
  readonly assumedRate: boolean;
  /** The due date of earlier years where this one is another day: the last instalment's. */
  readonly usualDueOn: PlainDate | undefined;
  /** The treasury still pays on the day of asking, this bill's interest starts later. */
  readonly subsidisedUntil: PlainDate | undefined;
  readonly contractNos: readonly string[];
}

/** The one thing the page says first. */
export type Headline =
  | { readonly kind: "due"; readonly next: DueSum; readonly others: readonly DueSum[] }
  | { readonly kind: "in-school"; readonly next: DueSum; readonly ownInterestFrom: PlainDate }
  | { readonly kind: "later"; readonly next: DueSum }
  | { readonly kind: "closed"; readonly lastDueOn: PlainDate };

/** Where a contract is in its life; several contracts often share one. */
export type LifePhase =
  | { readonly kind: "in-school"; readonly until: PlainDate }
  | { readonly kind: "grace"; readonly year: number; readonly years: number }
  | { readonly kind: "repayment"; readonly number: number; readonly count: number };

/** All running contracts together. */
export interface WholeDebt {
  readonly principalFen: Fen;
  readonly contracts: number;
  readonly payoffFen: Fen;
  /** First day on which an early payoff is taken, when today is a blocked one. */
  readonly payoffFrom: PlainDate | undefined;
  /** Something has fallen due already and counts as paid, because no payment is recorded here. */
  readonly countsDuesAsPaid: boolean;
  readonly phases: readonly LifePhase[];
}

/** A bill that fell due a short time ago: the lender's result is not here. */
export interface RecentDue {
  readonly dueOn: PlainDate;
  readonly payableFen: Fen;
}

export interface HomeView {
  readonly headline: Headline;
  readonly recent: RecentDue | undefined;
  readonly whole: WholeDebt | undefined;
  readonly loans: readonly GraduateLoan[];
}

/** Advice of the lender's notices: the money is there five days before (rulebook 3.2). */
const DEPOSIT_DAYS_BEFORE = 5;
/** Booking takes up to seven working days, a holiday between them (rulebook 3.2). */
const RECENT_DAYS = 31;
/** No early payoff on the last days of a month (rulebook K18). */
const BLOCKED_LAST_DAYS = 5;

/** What the home of a person with at least one loan says, decided without any words. */
export function homeView(home: GraduateHome): HomeView {
  const { businessOn, loans } = home;
  const sums = dueSums(loans, businessOn);
  return {
    headline: headlineOf(home, sums),
    recent: recentDue(loans, businessOn),
    whole: wholeDebt(loans, businessOn),
    loans: loans.toSorted((a, b) => (a.contractNo < b.contractNo ? -1 : 1)),
  };
}

function headlineOf({ businessOn, loans }: GraduateHome, sums: readonly DueSum[]): Headline {
  const [next, ...later] = sums;
  if (next === undefined) {
    const lastDueOn = latest(
      loans.map(({ state, plan }) => plan?.maturesOn ?? state.terms.maturesOn),
    );
    return { kind: "closed", lastDueOn };
  }
  const year = yearOf(businessOn);
  if (yearOf(next.dueOn) === year) {
    return { kind: "due", next, others: later.filter(({ dueOn }) => yearOf(dueOn) === year) };
  }
  const ends = loans
    .filter(({ nextBill }) => nextBill !== undefined)
    .map(subsidyEndOf)
    .toSorted();
  const [firstEnd] = ends;
  return firstEnd !== undefined && firstEnd >= businessOn
    ? { kind: "in-school", next, ownInterestFrom: addDays(firstEnd, 1) }
    : { kind: "later", next };
}

/** As it stands after what was filed, such as further study. */
function subsidyEndOf({ state, plan }: GraduateLoan): PlainDate {
  return plan?.subsidyEndsOn ?? state.terms.subsidyEndsOn;
}

function dueSums(loans: readonly GraduateLoan[], today: PlainDate): readonly DueSum[] {
  const days = new Set(loans.flatMap(({ nextBill }) => (nextBill ? [nextBill.dueOn] : [])));
  return [...days].toSorted().map((dueOn) => sumOf(dueOn, loans, today));
}

function sumOf(dueOn: PlainDate, all: readonly GraduateLoan[], today: PlainDate): DueSum {
  const loans = all.filter(({ nextBill }) => nextBill?.dueOn === dueOn);
  const bills = loans.flatMap(({ nextBill }) => (nextBill ? [nextBill] : []));
  const sum = (field: "payableFen" | "interestFen" | "waivedFen" | "principalFen"): Fen =>
    bills.reduce((total, bill) => total + bill[field], 0n);
  const steps = loans.flatMap(({ explanation }) => explanation?.steps ?? []);
  const subsidyEnds = loans.map(subsidyEndOf);
  return {
    dueOn,
    opensOn: latest(bills.map(({ opensOn }) => opensOn)),
    depositBy: addDays(dueOn, -DEPOSIT_DAYS_BEFORE),
    daysLeft: daysBetween(today, dueOn),
    payableFen: sum("payableFen"),
    interestFen: sum("interestFen"),
    waivedFen: sum("waivedFen"),
    principalFen: sum("principalFen"),
    waivedBy: steps.find(({ waived }) => waived)?.ruleRef,
    assumedRate: bills.some(({ assumedRate }) => assumedRate),
    usualDueOn: usualDueOn(loans, dueOn),
    subsidisedUntil: subsidyEnds.find((end) => end >= today),
    contractNos: loans.map(({ contractNo }) => contractNo),
  };
}

function usualDueOn(loans: readonly GraduateLoan[], dueOn: PlainDate): PlainDate | undefined {
  const ending = loans.find(({ state }) => state.terms.maturesOn === dueOn);
  const before = ending?.state.rows.findLast((row) => row.dueOn < dueOn)?.dueOn;
  return before !== undefined && before.slice(5) !== dueOn.slice(5) ? before : undefined;
}

function recentDue(loans: readonly GraduateLoan[], today: PlainDate): RecentDue | undefined {
  const rows = loans
    .flatMap(({ state }) => state.rows)
    .filter(({ dueOn, payableFen }) => dueOn < today && payableFen > 0n);
  const dueOn = latest(rows.map((row) => row.dueOn));
  if (dueOn === "" || daysBetween(dueOn, today) > RECENT_DAYS) return undefined;
  const fallen = rows.filter((row) => row.dueOn === dueOn);
  return { dueOn, payableFen: fallen.reduce((sum, { payableFen }) => sum + payableFen, 0n) };
}

function wholeDebt(loans: readonly GraduateLoan[], today: PlainDate): WholeDebt | undefined {
  const running = loans.filter(({ payoff }) => payoff !== undefined);
  if (running.length === 0) return undefined;
  const phases = running.map((loan) => phaseOf(loan, today)).filter((phase) => phase !== undefined);
  return {
    principalFen: running.reduce(
      (sum, { state }) => sum + state.position.principalOutstandingFen,
      0n,
    ),
    contracts: running.length,
    payoffFen: running.reduce((sum, { payoff }) => sum + (payoff?.totalFen ?? 0n), 0n),
    payoffFrom: payoffFrom(today),
    countsDuesAsPaid: running.some(({ state }) =>
      state.rows.some(({ dueOn, payableFen }) => dueOn < today && payableFen > 0n),
    ),
    phases: [...new Map(phases.map((phase) => [JSON.stringify(phase), phase])).values()],
  };
}

/** The phase of a contract today; undefined when nothing more is to be paid. */
export function phaseOf(loan: GraduateLoan, today: PlainDate): LifePhase | undefined {
  const { graceYears } = loan.state.terms;
  const subsidyEndsOn = subsidyEndOf(loan);
  if (today <= subsidyEndsOn) return { kind: "in-school", until: subsidyEndsOn };
  const phase = loan.explanation?.phase;
  if (phase?.kind === "interest-only") {
    return { kind: "grace", year: phase.year, years: graceYears };
  }
  if (phase?.kind === "instalment") {
    return { kind: "repayment", number: phase.number, count: phase.count };
  }
  return undefined;
}

function payoffFrom(today: PlainDate): PlainDate | undefined {
  const left = lengthOfMonth(yearOf(today), Number(today.slice(5, 7))) - dayOf(today);
  return left < BLOCKED_LAST_DAYS ? addDays(today, left + 1) : undefined;
}

function latest(days: readonly PlainDate[]): PlainDate {
  return days.toSorted().at(-1) ?? "";
}
