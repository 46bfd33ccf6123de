import type { StoredSum } from "@bursar/database/collections";
import type { LoanArrears } from "../delinquency/index.ts";

/** What is owed past its day on each of these, by component. */
export function sumsOf(loans: readonly LoanArrears[]): StoredSum[] {
  return loans.map(({ loan, position }) => ({
    loanId: loan.id,
    principalFen: position.principalOverdueFen.toString(),
    interestFen: position.interestOverdueFen.toString(),
    penaltyFen: position.penaltyFen.toString(),
  }));
}
