import { findBorrowerByHash, type Borrower } from "@bursar/database/borrowers";
import { businessDate, locate } from "@bursar/database/centres";
import { phoneBlockedUntil } from "@bursar/database/changes";
import { readCentre, type Database, type Tx } from "@bursar/database/connection";
import { loadPolicyRows } from "@bursar/database/policies";
import { inForce, policyFromRows } from "@bursar/domain/policy";

export interface ReachableBorrower {
  readonly centreId: string;
  readonly borrowerId: string;
  readonly phone: string;
}

/**
 * The one phone that a person's code goes to. Somebody with loans at two centres may have two
 * numbers on file: the one that was confirmed last is taken, of equals that of the first centre.
 *
 * A number that was changed gets no code until somebody has confirmed it and 72 hours have passed
 * since the change, in which whoever has the old number can object (rulebook 6.6 item 5). The
 * person is told to come to the centre.
 */
export async function findReachableBorrower(
  database: Database,
  asked: { idNumberHash: Buffer; requestId: string },
): Promise<ReachableBorrower | undefined> {
  let best: (ReachableBorrower & { confirmedOn: string }) | undefined;
  for (const centreId of await locate(database, "id-number", asked.idNumberHash)) {
    const context = {
      actor: { id: "graduate-sign-in", kind: "system" },
      centreId,
      requestId: asked.requestId,
    };
    const borrower = await readCentre(database, context, async (tx) => {
      const found = await findBorrowerByHash(tx, asked.idNumberHash);
      return found === undefined || (await isTooNew(tx, found)) ? undefined : found;
    });
    const confirmedOn = borrower?.phoneConfirmedOn ?? undefined;
    if (borrower === undefined || confirmedOn === undefined) continue;
    if (best === undefined || confirmedOn > best.confirmedOn) {
      best = { centreId, borrowerId: borrower.id, phone: borrower.phone, confirmedOn };
    }
  }
  return best;
}

async function isTooNew(tx: Tx, borrower: Borrower): Promise<boolean> {
  if (borrower.phoneChangedAt === null) return false;
  const policy = policyFromRows(await loadPolicyRows(tx));
  const hours = inForce(policy.phoneChangeHours, await businessDate(tx)).value;
  return (await phoneBlockedUntil(tx, borrower.id, hours)) !== undefined;
}
