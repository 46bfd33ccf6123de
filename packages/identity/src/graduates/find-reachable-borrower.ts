import { findBorrowerByHash } from "@bursar/database/borrowers";
import { locate } from "@bursar/database/centres";
import { readCentre, type Database } from "@bursar/database/connection";

export interface ReachableBorrower {
  readonly centreId: string;
  readonly borrowerId: string;
  readonly phone: string;
}

/**
 * The one phone that a person's code goes to. Somebody with loans at two centres may have two
 * numbers on file: the one that was confirmed last is taken, of equals that of the first centre.
 *
 * A number that was changed and has not been confirmed since gets no code (rulebook 6.6 item 5:
 * the old number is told and 72 hours pass before it may sign in). The wait is until somebody
 * confirms it, because the hour of a change is not on record: `phone_since` is the day on which
 * its sender stated the number, which may be long before. The person is told to come to the centre.
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
    const borrower = await readCentre(database, context, (tx) =>
      findBorrowerByHash(tx, asked.idNumberHash),
    );
    const confirmedOn = borrower?.phoneConfirmedOn ?? undefined;
    if (borrower === undefined || confirmedOn === undefined) continue;
    if (best === undefined || confirmedOn > best.confirmedOn) {
      best = { centreId, borrowerId: borrower.id, phone: borrower.phone, confirmedOn };
    }
  }
  return best;
}
