import type { Tx } from "@bursar/database/connection";
import { listLoansOfBorrower } from "@bursar/database/loans";
import { positionAt, prepareLoan } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { toLoan } from "../loans/to-loan.ts";

/** Whether all loans of a borrower were settled by the end of a day, as the engine folds them. */
export async function areSettled(
  tx: Tx,
  borrowerId: string,
  { policy, cutoff }: { readonly policy: Policy; readonly cutoff: string },
): Promise<boolean> {
  const stored = await listLoansOfBorrower(tx, borrowerId);
  return stored.every((one) => {
    const position = positionAt(prepareLoan(toLoan(one, policy)), cutoff);
    const owed = position.principalOutstandingFen + position.toClearFen;
    return owed === 0n && position.payoffFen === 0n && position.unappliedFen === 0n;
  });
}
