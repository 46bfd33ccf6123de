import { readCentre, type ActionContext } from "@bursar/database/connection";
import { countNotices as selectCounts, type NoticeCounts } from "@bursar/database/notices";
import type { Deps } from "../deps.ts";

/** How many notices of one step and due date are planned, delivered and given up. */
export async function countNotices(
  deps: Deps,
  query: { context: ActionContext; step: string; dueOn: string },
): Promise<NoticeCounts> {
  return readCentre(deps.db, query.context, (tx) => selectCounts(tx, query));
}
