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
