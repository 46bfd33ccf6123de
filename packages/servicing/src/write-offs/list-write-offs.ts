import { readCentre, type ActionContext } from "@bursar/database/connection";
import { listWriteOffs as select, type WriteOff } from "@bursar/database/write-offs";
import type { Deps } from "../deps.ts";

/** A page of the lender's write-offs in the order of their ids. */
export async function listWriteOffs(
  deps: Deps,
  query: {
    context: ActionContext;
    filter: Parameters<typeof select>[1];
  },
): Promise<WriteOff[]> {
  return readCentre(deps.db, query.context, (tx) => select(tx, query.filter));
}
