import { silencedAmong } from "@bursar/database/borrower-conditions";
import type { Tx } from "@bursar/database/connection";

/**
 * Those of the borrowers to whom an automatic message may go. To a number of somebody who has
 * died none goes any more, from the moment it is reported (rulebook 6.6 item 3).
 */
export async function mayMessage(
  tx: Tx,
  borrowerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const silenced = await silencedAmong(tx, borrowerIds);
  return new Set(borrowerIds.filter((id) => !silenced.has(id)));
}
