import { together, type Tx } from "@bursar/database/connection";
import {
  loadLoans,
  lockStandings,
  type LoanStanding,
  type StoredLoan,
} from "@bursar/database/loans";

/** A loan whose book nobody else moves until the transaction ends. */
export interface LockedLoan extends StoredLoan {
  readonly standing: LoanStanding;
}

/** Locks loans, then reads them; those that are not here are left out. */
export async function lockLoans(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedLoan>> {
  const [standings, stored] = await together(
    () => lockStandings(tx, ids),
    () => loadLoans(tx, ids),
  );
  return new Map(
    stored.flatMap((one) => {
      const standing = standings.get(one.loan.id);
      return standing === undefined ? [] : [[one.loan.id, { ...one, standing }] as const];
    }),
  );
}
