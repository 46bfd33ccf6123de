import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { forgetPlanned } from "@bursar/database/planned";
import { isRunOver, runStatuses } from "@bursar/domain/batch";
import type { Deps } from "../deps.ts";

/**
 * Forgets the rows that runs which are over have planned. Apart from the end of a run, which should
 * not wait for it: as many rows as it has written are deleted.
 */
export async function forgetPlans(deps: Deps, command: { context: ActionContext }): Promise<void> {
  await withTransaction(deps.db, command.context, forgetPlansOf);
}

/** The same inside a transaction, of its centre. */
export function forgetPlansOf(tx: Tx): Promise<void> {
  return forgetPlanned(tx, runStatuses.filter(isRunOver));
}
