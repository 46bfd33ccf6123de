import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { openPrepaymentsOf } from "@bursar/database/prepayments";
import { prepaymentStateOn } from "@bursar/domain/prepayment";
import { refuse } from "../refuse.ts";

/**
 * An early repayment that waits for its money is computed from the plan as it is: it has to be
 * withdrawn before the plan changes (rulebook 3.3).
 *
 * @throws Refusal `change.prepayment-open`
 */
export async function requireNoOpenPrepayment(tx: Tx, loanIds: readonly string[]): Promise<void> {
  const open = await openPrepaymentsOf(tx, loanIds);
  if (open.length === 0) return;
  const today = await businessDate(tx);
  if (open.some((one) => prepaymentStateOn(one, today) !== "lapsed"))
    throw refuse("change.prepayment-open");
}
