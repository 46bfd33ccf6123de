import type { Tx } from "@bursar/database/connection";
import { countDifferences, latestLenderStatement } from "@bursar/database/lender-books";
import { tieOutWithLender, type LenderTieOut } from "@bursar/domain/lender-books";

/** The leg T8 of a day's tie-out: whether the lender's last month-end file agrees with the book. */
export async function lenderTieOut(tx: Tx, day: string): Promise<LenderTieOut> {
  const latest = await latestLenderStatement(tx, day);
  if (latest === undefined) return tieOutWithLender(undefined, day);
  const counts = await countDifferences(tx, latest.importId);
  return tieOutWithLender({ ...latest, ...counts }, day);
}
