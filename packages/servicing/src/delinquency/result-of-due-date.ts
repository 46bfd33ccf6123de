import type { Tx } from "@bursar/database/connection";
import { clearedDays } from "@bursar/database/repayments";

/**
 * Whether the lender's result of a due date is in and tied out. Before that nobody is told that
 * something is overdue: the debit runs after midnight and is booked days later (rulebook 6.6
 * item 1).
 */
export async function isResultTiedOut(tx: Tx, dueOn: string): Promise<boolean> {
  const { files, receiptsFen, postedFen } = await clearedDays(tx, { from: dueOn, to: dueOn });
  return files > 0 && receiptsFen === postedFen;
}
