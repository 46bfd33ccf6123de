import type { Tx } from "@bursar/database/connection";
import { openPrepaymentsOf, type Prepayment } from "@bursar/database/prepayments";
import { prepaymentStateOn } from "@bursar/domain/prepayment";

/** The applications of these loans that wait for money on the business date, by loan. */
export async function waitingPrepayments(
  tx: Tx,
  loanIds: readonly string[],
  businessOn: string,
): Promise<ReadonlyMap<string, Prepayment>> {
  const open = await openPrepaymentsOf(tx, loanIds);
  return new Map(
    open
      .filter((one) => prepaymentStateOn(one, businessOn) === "awaiting-money")
      .map((one) => [one.loanId, one]),
  );
}
