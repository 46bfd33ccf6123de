import { coBorrowersOf, type LiableCoBorrower } from "@bursar/database/changes";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findContract } from "@bursar/database/contracts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** One who is or was liable; until the day on which the next one took the place. */
export interface CoBorrowerSpan extends LiableCoBorrower {
  readonly liableUntil: string | null;
}

/** Who is liable for a contract beside the borrower and from when, oldest first. */
export async function listCoBorrowers(
  deps: Deps,
  query: { context: ActionContext; contractId: string },
): Promise<CoBorrowerSpan[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    if ((await findContract(tx, query.contractId)) === undefined)
      throw refuse("contract.not-found");
    const history = (await coBorrowersOf(tx, [query.contractId])).get(query.contractId) ?? [];
    return history.map((person, index) => ({
      ...person,
      liableUntil: history[index + 1]?.liableFrom ?? null,
    }));
  });
}
