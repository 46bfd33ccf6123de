import { isPlainDate } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { Policy } from "../policy/index.ts";
import { dueDates } from "./due-dates.ts";
import type { LoanFact } from "./fact.ts";
import { loanTimelines } from "./loan-timelines.ts";
import { principalPlan } from "./principal-plan.ts";
import { scheduleRows, scheduleTotals } from "./schedule.ts";
import type { ScheduleRow, ScheduleTotals } from "./schedule.ts";
import type { LoanTerms } from "./terms.ts";

/** Everything the figures of a loan depend on. */
export interface Loan {
  readonly terms: LoanTerms;
  readonly policy: Policy;
  /** In any order. */
  readonly facts: readonly LoanFact[];
}

/** Where the loan stands at the end of a day (K29). */
export interface LoanPosition {
  /**
   * Disbursed and not yet fallen due. Nothing is known of payments here, so what has fallen due
   * counts as paid on its date.
   */
  readonly principalOutstandingFen: Fen;
}

export interface LoanState {
  readonly terms: LoanTerms;
  readonly asOf: PlainDate;
  /** By due date, from all facts; empty before there is a disbursement (K29). */
  readonly rows: readonly ScheduleRow[];
  readonly totals: ScheduleTotals;
  readonly position: LoanPosition;
}

/**
 * All figures of a loan from its facts; pure, and the same for the same input. Contradictory
 * input (a disbursement that is not the contract's, dates out of order) throws a RangeError.
 */
export function foldLoan(loan: Loan, asOf: PlainDate): LoanState {
  const { terms, policy } = loan;
  checkTerms(terms, asOf);
  const rows = isDisbursed(loan) ? contractRows(terms, policy) : [];
  return {
    terms,
    asOf,
    rows,
    totals: scheduleTotals(rows),
    position: positionOf(rows, loan, asOf),
  };
}

function contractRows(terms: LoanTerms, policy: Policy): readonly ScheduleRow[] {
  const instalments = principalPlan(terms, policy);
  const plan = {
    startsOn: terms.disbursedOn,
    settlementDays: dueDates(terms.disbursedOn, terms.maturesOn, policy),
    instalments,
    timelines: loanTimelines(terms, policy, instalments),
    dayCount: terms.dayCount,
  };
  return scheduleRows(plan, policy);
}

function positionOf(rows: readonly ScheduleRow[], loan: Loan, asOf: PlainDate): LoanPosition {
  const disbursed = loan.facts
    .filter((fact) => fact.on <= asOf)
    .reduce((sum, fact) => sum + fact.amountFen, 0n);
  const fallenDue = rows
    .filter((row) => row.dueOn <= asOf)
    .reduce((sum, row) => sum + row.principalDueFen, 0n);
  return { principalOutstandingFen: disbursed - fallenDue };
}

/** One contract is paid out once, whole, on its day (rulebook 5.3). */
function isDisbursed({ terms, facts }: Loan): boolean {
  const [first, second] = facts.filter(({ kind }) => kind === "disbursed");
  if (second !== undefined) throw new RangeError(`disbursed twice: ${second.factId}`);
  if (first === undefined) return false;
  if (first.on !== terms.disbursedOn || first.amountFen !== terms.principalFen)
    throw new RangeError(`disbursement ${first.factId} is not the contract's`);
  return true;
}

function checkTerms(terms: LoanTerms, asOf: PlainDate): void {
  const { signedOn, disbursedOn, subsidyEndsOn, maturesOn } = terms;
  const wrong = [asOf, signedOn, disbursedOn, subsidyEndsOn, maturesOn].find(
    (day) => !isPlainDate(day),
  );
  if (wrong !== undefined) throw new RangeError(`no such date: ${wrong}`);
  if (terms.principalFen <= 0n) throw new RangeError(`principal of ${terms.principalFen} fen`);
  if (signedOn > disbursedOn || disbursedOn >= maturesOn)
    throw new RangeError(`signed ${signedOn}, disbursed ${disbursedOn}, matures ${maturesOn}`);
}
