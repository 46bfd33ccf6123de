import { findBagNo } from "@bursar/database/archive";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { readBags, type Bag } from "./read-bags.ts";

/** A bag and the number on it; null before anything of it was exported. */
export interface ShownBag extends Bag {
  readonly bagNo: number | null;
}

/** The index of a borrower's bag. @throws Refusal `borrower.not-found` */
export async function showArchive(
  deps: Deps,
  query: { context: ActionContext; borrowerId: string },
): Promise<ShownBag> {
  const { borrowerId } = query;
  return readCentre(deps.db, query.context, async (tx) => {
    const bag = (await readBags(tx, [borrowerId])).get(borrowerId);
    if (bag === undefined) throw refuse("borrower.not-found");
    return { ...bag, bagNo: (await findBagNo(tx, borrowerId)) ?? null };
  });
}
