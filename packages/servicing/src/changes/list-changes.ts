import {
  listChanges as selectChanges,
  type ChangeFilter,
  type ChangeRequest,
} from "@bursar/database/changes";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";

/** A page of the centre's changes in the order of their ids. */
export async function listChanges(
  deps: Deps,
  query: { context: ActionContext; filter: ChangeFilter },
): Promise<ChangeRequest[]> {
  return readCentre(deps.db, query.context, (tx) => selectChanges(tx, query.filter));
}
