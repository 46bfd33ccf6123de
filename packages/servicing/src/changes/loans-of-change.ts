import { listLoansOfBorrower, type StoredLoan } from "@bursar/database/loans";
import { positionAt, prepareLoan } from "@bursar/domain/loan";
import { toLoan } from "../loans/to-loan.ts";
import { refuse } from "../refuse.ts";
import type { Assessing } from "./assess-change.ts";

/**
 * The loans that a change is about: those named, or all of the borrower's that are not paid off.
 *
 * @throws Refusal `change.contract-not-theirs`.
 */
export async function loansOfChange(
  { tx, borrower, businessOn, policy }: Assessing,
  contractNos: readonly string[] | undefined,
): Promise<StoredLoan[]> {
  const all = await listLoansOfBorrower(tx, borrower.id);
  if (contractNos === undefined)
    return all.filter(
      (stored) =>
        positionAt(prepareLoan(toLoan(stored, policy)), businessOn).principalOutstandingFen > 0n,
    );
  const named = all.filter(({ loan }) => contractNos.includes(loan.contractNo));
  if (named.length < new Set(contractNos).size) throw refuse("change.contract-not-theirs");
  return named;
}

/**
 * As {@link loansOfChange}, for what only a loan that still has something owing needs: an account
 * or a co-borrower.
 *
 * @throws Refusal `change.loan-paid-off`, `change.no-loan`, `change.contract-not-theirs`.
 */
export async function livingLoansOfChange(
  assessing: Assessing,
  contractNos: readonly string[] | undefined,
): Promise<StoredLoan[]> {
  const { businessOn, policy } = assessing;
  const loans = await loansOfChange(assessing, contractNos);
  if (loans.length === 0) throw refuse("change.no-loan");
  const isPaidOff = (stored: StoredLoan): boolean => {
    const position = positionAt(prepareLoan(toLoan(stored, policy)), businessOn);
    return position.principalOutstandingFen === 0n && position.payoffFen <= 0n;
  };
  if (loans.some(isPaidOff)) throw refuse("change.loan-paid-off");
  return loans;
}
