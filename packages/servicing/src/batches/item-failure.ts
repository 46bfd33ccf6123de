import type { ItemFailure } from "@bursar/database/batches";
import { causeOfRefusal } from "@bursar/domain/batch";
import { Refusal } from "@bursar/domain/refusal";

/** Sets an item aside for the reason that was thrown; the message stays out of the database. */
export function itemFailure(
  itemId: string,
  error: unknown,
  known: Pick<ItemFailure, "label" | "amountFen"> = {},
): ItemFailure {
  const cause = error instanceof Refusal ? causeOfRefusal(error.code) : "loan.unreadable";
  return { itemId, cause, error, ...known };
}
