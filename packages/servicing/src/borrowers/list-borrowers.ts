import {
  listBorrowers as list,
  type BorrowerFilter,
  type ListedBorrower,
} from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";

/** Borrowers in the order of their arrival, personal data in clear: the route masks it. */
export async function listBorrowers(
  deps: Deps,
  query: { context: ActionContext; filter: Omit<BorrowerFilter, "on"> },
): Promise<readonly ListedBorrower[]> {
  return readCentre(deps.db, query.context, async (tx) =>
    list(tx, { ...query.filter, on: await businessDate(tx) }),
  );
}
