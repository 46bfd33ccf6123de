import { findBorrowerByHash } from "@bursar/database/borrowers";
import { businessDate, findCentre } from "@bursar/database/centres";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import { listLoansOfBorrower } from "@bursar/database/loans";
import type { PlainDate } from "@bursar/domain/calendar";
import {
  billDueOn,
  currentPlan,
  explainBill,
  foldLoan,
  nextBill,
  payoffToday,
  type Bill,
  type CurrentPlan,
  type Explanation,
  type LoanState,
  type Payoff,
} from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { toLoan } from "./to-loan.ts";

/** One contract as its borrower sees it. */
export interface GraduateLoan {
  readonly centreName: string;
  readonly contractNo: string;
  readonly state: LoanState;
  /** The plan after everything that was filed; undefined before disbursement. */
  readonly plan: CurrentPlan | undefined;
  /** The first bill from today on; undefined when nothing will ever be due again. */
  readonly nextBill: Bill | undefined;
  readonly explanation: Explanation | undefined;
  readonly payoff: Payoff | undefined;
}

/** Everything the portal's home says. */
export interface GraduateHome {
  readonly name: string;
  readonly businessOn: PlainDate;
  readonly loans: readonly GraduateLoan[];
}

export interface GraduateQuery {
  readonly idNumberHash: Buffer;
  /** Every centre that knows this person. */
  readonly centreIds: readonly string[];
  readonly requestId: string;
}

/** A person's loans in all centres, each read in a transaction of its own centre. */
export async function showGraduateHome(
  deps: Deps,
  query: GraduateQuery,
): Promise<GraduateHome | undefined> {
  const parts: GraduateHome[] = [];
  for (const centreId of query.centreIds) {
    const context: ActionContext = {
      actor: { id: "graduate", kind: "graduate" },
      centreId,
      requestId: query.requestId,
    };
    const part = await readCentre(deps.db, context, (tx) => homeInCentre(tx, query.idNumberHash));
    if (part !== undefined) parts.push(part);
  }
  const [first] = parts;
  return first && { ...first, loans: parts.flatMap((part) => part.loans) };
}

async function homeInCentre(tx: Tx, idNumberHash: Buffer): Promise<GraduateHome | undefined> {
  const borrower = await findBorrowerByHash(tx, idNumberHash);
  if (borrower === undefined) return undefined;
  const centre = await findCentre(tx);
  const today = await businessDate(tx);
  const policy = await loadPolicy(tx);
  const stored = await listLoansOfBorrower(tx, borrower.id);
  const loans = stored.map((one): GraduateLoan => {
    const loan = toLoan(one, policy);
    const state = foldLoan(loan, today);
    const bill = nextBill(state, today);
    return {
      centreName: centre.name,
      contractNo: one.loan.contractNo,
      state,
      plan: currentPlan(loan),
      nextBill: bill,
      explanation: bill && explainBill(state, bill.dueOn),
      payoff: payoffToday(state),
    };
  });
  return { name: borrower.name, businessOn: today, loans };
}

/** The steps behind one bill of this person, or undefined when it is not theirs. */
export function billOfLoan(home: GraduateHome, contractNo: string, dueOn: PlainDate) {
  const loan = home.loans.find((one) => one.contractNo === contractNo);
  if (loan === undefined) return undefined;
  const bill = billDueOn(loan.state, dueOn);
  const explanation = explainBill(loan.state, dueOn);
  return bill && explanation && { loan, bill, explanation };
}
