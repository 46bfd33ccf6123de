import { lastRunOf, runsOfSource } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { findProposal } from "@bursar/database/policies";
import { startNext } from "../batches/start-run.ts";
import { policyRefold } from "../batches/kinds/policy-refold.ts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/**
 * Starts the batch that posts a centre's loans again after a change that reaches back. Its run
 * names the proposal as what it reads, and who put it in force as its planner; two people have
 * agreed to it by then. Asked twice, it starts one run; each proposal gets its own, also on one day.
 *
 * @throws Refusal `policy-proposal.not-found`
 */
export async function startRefold(
  deps: Deps,
  command: { readonly context: ActionContext; readonly proposalId: string },
): Promise<void> {
  const { proposalId: sourceId } = command;
  await withTransaction(deps.db, command.context, async (tx) => {
    const proposal = await findProposal(tx, sourceId);
    if (proposal === undefined) throw refuse("policy-proposal.not-found");
    if (proposal.refoldFrom === null || proposal.activatedBy === null) return;
    const { kind } = policyRefold;
    const businessOn = await businessDate(tx);
    const last = await lastRunOf(tx, { kind, businessOn });
    // Behind the look at the last run: another delivery that ends in between is seen here, and one
    // that ends later takes the same place and is told by the key.
    if ((await runsOfSource(tx, { kind, sourceId })).length > 0) return;
    const due = { businessOn, sourceId, plannedBy: proposal.activatedBy };
    const { started } = await startNext(tx, policyRefold, { due, last });
    if (!started) throw new Error(`another run of ${businessOn} came first: ask again`);
  });
}
