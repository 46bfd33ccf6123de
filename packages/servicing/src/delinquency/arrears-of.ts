import { coBorrowersOf, type LiableCoBorrower } from "@bursar/database/changes";
import type { Tx } from "@bursar/database/connection";
import { listLoansOfBorrower, type LoanRow } from "@bursar/database/loans";
import { heldLoans } from "@bursar/database/repayments";
import { openRescues } from "@bursar/database/rescues";
import { positionAt, prepareLoan, type LoanPosition, type PreparedLoan } from "@bursar/domain/loan";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** A contract of a borrower as it stands on a day, and who is liable beside them. */
export interface LoanArrears {
  readonly loan: LoanRow;
  readonly prepared: PreparedLoan;
  readonly position: LoanPosition;
  /** Who is liable on that day; a contract that was taken over may have nobody. */
  readonly coBorrower: LiableCoBorrower | undefined;
  /** Money for it waits for a person to look at it. */
  readonly held: boolean;
  /** The rescue that is being decided. */
  readonly rescueId: string | undefined;
}

/** Every loan of a borrower with its position at the end of a day. */
export async function arrearsOf(
  tx: Tx,
  borrowerId: string,
  on: string,
): Promise<readonly LoanArrears[]> {
  const stored = await listLoansOfBorrower(tx, borrowerId);
  const policy = await loadPolicy(tx);
  const ids = stored.map(({ loan }) => loan.id);
  const held = await heldLoans(tx, ids);
  const rescues = await openRescues(tx, ids);
  const liable = await coBorrowersOf(
    tx,
    stored.map(({ loan }) => loan.contractId),
  );
  return stored.map((one): LoanArrears => {
    const { loan } = one;
    const prepared = prepareLoan(toLoan(one, policy));
    return {
      loan,
      prepared,
      position: positionAt(prepared, on),
      coBorrower: liable.get(loan.contractId)?.findLast(({ liableFrom }) => liableFrom <= on),
      held: held.has(loan.id),
      rescueId: rescues.get(loan.id),
    };
  });
}

export function isOverdue({ position }: Pick<LoanArrears, "position">): boolean {
  return position.daysPastDue > 0;
}

/** Nothing is pressed for while money is held or a rescue is open (rulebook 6.6). */
export function isPaused({ held, rescueId }: Pick<LoanArrears, "held" | "rescueId">): boolean {
  return held || rescueId !== undefined;
}
