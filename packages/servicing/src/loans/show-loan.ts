import { readSurroundedLoan, type LoanRow, type SurroundedLoan } from "@bursar/database/loans";
import { addDays, toEpochDay } from "@bursar/domain/calendar";
import { standingAt, type Standing } from "@bursar/domain/ledger";
import {
  currentPlan,
  nextApplicationDay,
  nextBill,
  nextEvents,
  payoffToday,
  quotePrepayment,
  stateOf,
  type Bill,
  type Loan,
  type LoanEvent,
  type LoanState,
  type Payoff,
  type PayerSpan,
  type PreparedLoan,
} from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { figureSourceOf, type FigureSource } from "../lender-books/figure-source.ts";
import { refuse } from "../refuse.ts";
import { policyFor, viewOf, type LoanQuery } from "./loan-view.ts";

/** What settles the whole loan, on the day or on the first later one that takes it. */
export interface PayoffOffer {
  readonly on: string;
  readonly totalFen: bigint;
  /** True where the day that was asked for takes no early repayment. */
  readonly isLater: boolean;
}

export interface ShownLoan {
  /** Its terms; year of graduation, end of the subsidy and maturity as they stand by then. */
  readonly loan: LoanRow;
  readonly borrowerName: string;
  readonly state: LoanState;
  readonly nextBill: Bill | undefined;
  readonly payoff: Payoff | undefined;
  readonly payoffOffer: PayoffOffer | undefined;
  /** Phase, class and since when; undefined before the disbursement. */
  readonly standing: Standing | undefined;
  /** Money for it waits for a person, so it is not pressed for; the figures are without it. */
  readonly isMoneyHeld: boolean;
  readonly events: readonly LoanEvent[];
  /** Who pays the interest of that day. */
  readonly payer: PayerSpan | undefined;
  readonly source: FigureSource;
  /** The business date; `state.asOf` is the day that is shown. */
  readonly today: string;
  /** Facts of that day or before that were recorded only after it. */
  readonly recordedLater: number;
}

/**
 * A loan with its schedule and position at the end of a day.
 *
 * @throws Refusal `loan.not-found`
 */
export async function showLoan(deps: Deps, query: LoanQuery): Promise<ShownLoan> {
  const { context, contractNo, asOf } = query;
  const stored = await readSurroundedLoan(deps.db, context, { contractNo, asOf });
  if (stored === undefined) throw refuse("loan.not-found");
  return shownOf(stored, query, await policyFor(deps, context, stored));
}

function shownOf(stored: SurroundedLoan, query: LoanQuery, policy: Policy): ShownLoan {
  const { row, loan, prepared, on, today, recordedLater } = viewOf(stored, query, policy);
  const { borrowerName, isMoneyHeld, bookModes, lender } = stored.around;
  const state = stateOf(prepared, on);
  const plan = currentPlan(loan);
  return {
    loan: { ...row, ...changedTerms(plan) },
    borrowerName,
    state,
    nextBill: nextBill(state, on),
    payoff: payoffToday(state),
    payoffOffer: offerPayoff(loan, on),
    standing: standingOf(prepared, on),
    isMoneyHeld,
    events: nextEvents(prepared, on),
    payer: plan?.payers.find((span) => span.from <= on && on <= span.to),
    source: figureSourceOf(bookModes, { on, lender }),
    today,
    recordedLater,
  };
}

/** Undefined where no loan stands yet by what is known. */
export function standingOf(prepared: PreparedLoan, on: string): Standing | undefined {
  const stands = on >= prepared.loan.terms.disbursedOn;
  return stands && prepared.versionAt(toEpochDay(on)) !== undefined
    ? standingAt(prepared, on)
    : undefined;
}

function changedTerms(plan: ReturnType<typeof currentPlan>): Partial<LoanRow> {
  if (plan === undefined) return {};
  const { graduationYear, subsidyEndsOn, maturesOn } = plan;
  return { graduationYear, subsidyEndsOn, maturesOn };
}

function offerPayoff(loan: Loan, on: string): PayoffOffer | undefined {
  const now = quoteAll(loan, on);
  if (now !== undefined) return { ...now, isLater: false };
  const next = nextApplicationDay(loan.policy, addDays(on, 1));
  const later = quoteAll(loan, next);
  return later && { ...later, isLater: true };
}

function quoteAll(loan: Loan, on: string): Omit<PayoffOffer, "isLater"> | undefined {
  const decision = quotePrepayment(loan, { on, principalFen: "all" });
  if (decision.kind !== "quoted" || decision.quote.principalFen === 0n) return undefined;
  return { on: decision.quote.settlesOn, totalFen: decision.quote.totalFen };
}
