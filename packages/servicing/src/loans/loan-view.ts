import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  findLoanFile,
  type LoanFactRow,
  type LoanFile,
  type LoanRow,
  type LoanStanding,
} from "@bursar/database/loans";
import { factsKnownOn, prepareLoan, type Loan, type PreparedLoan } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { knownPolicy, policyOfMark } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import { toLoan } from "./to-loan.ts";

/** A loan, and as of which day it is asked for. */
export interface LoanQuery {
  readonly context: ActionContext;
  readonly contractNo: string;
  /** The day at whose end it is looked at; the business date without it. */
  readonly asOf?: string | undefined;
  /** Only what was recorded by this business date: what people saw then. */
  readonly recordedBy?: string | undefined;
}

/** A loan as it was, is or will be at the end of a day. */
export interface LoanView {
  readonly row: LoanRow;
  readonly facts: readonly LoanFactRow[];
  /** With everything that is recorded by now. */
  readonly whole: Loan;
  /** With what is known for that day. */
  readonly loan: Loan;
  readonly prepared: PreparedLoan;
  readonly on: string;
  readonly today: string;
  /** Facts of that day or before that were recorded only after it. */
  readonly recordedLater: number;
  /** How far the ledger is kept. */
  readonly standing: LoanStanding | undefined;
}

/** @throws Refusal `loan.not-found` */
export async function readLoanView(tx: Tx, query: Omit<LoanQuery, "context">): Promise<LoanView> {
  const stored = await findLoanFile(tx, query.contractNo);
  if (stored === undefined) throw refuse("loan.not-found");
  return viewOf(stored, query, await policyOfMark(tx, stored.policyMark));
}

/** The policy that goes with a loan that was read by itself; a transaction only to learn a new one. */
export async function policyFor(
  { db }: Pick<Deps, "db">,
  context: ActionContext,
  { policyMark }: LoanFile,
): Promise<Policy> {
  const known = knownPolicy(db, policyMark);
  return known ?? readCentre(db, context, (tx) => policyOfMark(tx, policyMark));
}

/** What a loan that was read with everything it is folded from is as of the day asked for. */
export function viewOf(
  stored: LoanFile,
  { asOf, recordedBy }: Pick<LoanQuery, "asOf" | "recordedBy">,
  policy: Policy,
): LoanView {
  const { today } = stored;
  const on = asOf ?? today;
  const whole = toLoan(stored, policy);
  const seen = whole.facts.filter((_, index) => {
    const postedOn = stored.facts[index]?.postedOn;
    return recordedBy === undefined || (postedOn !== undefined && postedOn <= recordedBy);
  });
  const isWhole = asOf === undefined && recordedBy === undefined;
  const loan = isWhole ? whole : { ...whole, facts: factsKnownOn(seen, on) };
  const late = stored.facts.filter((fact) => fact.effectiveOn <= on && fact.postedOn > on);
  return {
    row: stored.loan,
    facts: stored.facts,
    whole,
    loan,
    prepared: prepareLoan(loan),
    on,
    today,
    recordedLater: late.length,
    standing: stored.standing,
  };
}
