import type { Tx } from "@bursar/database/connection";
import { findLoanByContractNo, loadLoans, type StoredLoan } from "@bursar/database/loans";
import type { Loan } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import { toLoan } from "./to-loan.ts";

/** A loan as the engine folds it, under the numbers by which it is known. */
export interface NumberedLoan {
  readonly loanId: string;
  readonly contractNo: string;
  readonly borrowerId: string;
  readonly loan: Loan;
}

export function toNumberedLoan(stored: StoredLoan, policy: Policy): NumberedLoan {
  const { id, contractNo, borrowerId } = stored.loan;
  return { loanId: id, contractNo, borrowerId, loan: toLoan(stored, policy) };
}

/** @throws Refusal `loan.not-found` */
export async function requireNumberedLoan(tx: Tx, contractNo: string): Promise<NumberedLoan> {
  const stored = await findLoanByContractNo(tx, contractNo);
  if (stored === undefined) throw refuse("loan.not-found");
  return toNumberedLoan(stored, await loadPolicy(tx));
}

/** Those of these ids that exist, in the order of their ids. */
export async function loadNumberedLoans(tx: Tx, ids: readonly string[]): Promise<NumberedLoan[]> {
  const policy = await loadPolicy(tx);
  return (await loadLoans(tx, ids)).map((stored) => toNumberedLoan(stored, policy));
}
