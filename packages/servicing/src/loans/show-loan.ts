import { loadBorrowers } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import { findLoanByContractNo, type LoanRow } from "@bursar/database/loans";
import {
  currentPlan,
  explain,
  explainBill as explainBillOf,
  foldLoan,
  nextBill,
  payoffToday,
  type Bill,
  type ExplainedField,
  type Explanation,
  type FieldExplanation,
  type Loan,
  type LoanState,
  type Payoff,
} from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import { toLoan } from "./to-loan.ts";

export interface ShownLoan {
  /** Its terms; year of graduation, end of the subsidy and maturity as they stand by now. */
  readonly loan: LoanRow;
  readonly borrowerName: string;
  readonly state: LoanState;
  readonly nextBill: Bill | undefined;
  readonly payoff: Payoff | undefined;
}

interface LoanQuery {
  readonly context: ActionContext;
  readonly contractNo: string;
}

/** A loan with its schedule and position on the centre's business date. */
export async function showLoan(deps: Deps, query: LoanQuery): Promise<ShownLoan> {
  return readCentre(deps.db, query.context, async (tx) => {
    const found = await findLoan(tx, query.contractNo);
    const today = await businessDate(tx);
    const state = foldLoan(found.loan, today);
    const borrowers = await loadBorrowers(tx, [found.row.borrowerId]);
    return {
      loan: { ...found.row, ...changedTerms(found.loan) },
      borrowerName: borrowers.get(found.row.borrowerId)?.name ?? "",
      state,
      nextBill: nextBill(state, today),
      payoff: payoffToday(state),
    };
  });
}

/** The steps behind one bill; without a date, the next one. @throws Refusal `loan.no-bill` */
export async function explainBill(
  deps: Deps,
  query: LoanQuery & { dueOn?: string | undefined },
): Promise<Explanation> {
  return readCentre(deps.db, query.context, async (tx) => {
    const { loan } = await findLoan(tx, query.contractNo);
    const today = await businessDate(tx);
    const state = foldLoan(loan, today);
    const dueOn = query.dueOn ?? nextBill(state, today)?.dueOn;
    const explanation = dueOn === undefined ? undefined : explainBillOf(state, dueOn);
    if (explanation === undefined) throw refuse("loan.no-bill");
    return explanation;
  });
}

/** The days at whose end a figure stands, rather than on which something falls due. */
const POSITION_FIELDS: ReadonlySet<ExplainedField> = new Set([
  "penalty",
  "accrued",
  "outstanding",
  "toClear",
  "payoff",
]);

/**
 * The steps behind any figure of a loan. Without a day: the next due date for a figure of a
 * settlement, the business date for a figure of the position.
 *
 * @throws Refusal `loan.no-bill` when there is no such figure on that day.
 */
export async function explainFigure(
  deps: Deps,
  query: LoanQuery & { field: ExplainedField; on?: string | undefined },
): Promise<FieldExplanation> {
  return readCentre(deps.db, query.context, async (tx) => {
    const { loan } = await findLoan(tx, query.contractNo);
    const today = await businessDate(tx);
    const isPosition = POSITION_FIELDS.has(query.field);
    const on = query.on ?? (isPosition ? today : nextBill(foldLoan(loan, today), today)?.dueOn);
    const explanation = on === undefined ? undefined : explain(loan, query.field, on);
    if (explanation === undefined) throw refuse("loan.no-bill");
    return explanation;
  });
}

function changedTerms(loan: Loan): Partial<LoanRow> {
  const plan = currentPlan(loan);
  if (plan === undefined) return {};
  const { graduationYear, subsidyEndsOn, maturesOn } = plan;
  return { graduationYear, subsidyEndsOn, maturesOn };
}

async function findLoan(tx: Tx, contractNo: string): Promise<{ row: LoanRow; loan: Loan }> {
  const stored = await findLoanByContractNo(tx, contractNo);
  if (stored === undefined) throw refuse("loan.not-found");
  return { row: stored.loan, loan: toLoan(stored, await loadPolicy(tx)) };
}
