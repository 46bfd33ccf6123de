import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import { countLoans } from "@bursar/database/loans";
import {
  findProposal,
  insertBacktest,
  latestBacktest,
  policyStamp,
  type PolicyBacktest,
} from "@bursar/database/policies";
import { noEffect } from "@bursar/domain/policies";
import { jobs } from "@bursar/queues/catalog";
import type { Deps } from "../deps.ts";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { refuse } from "../refuse.ts";

/**
 * Asks what a proposal would do to every loan of the centre; a worker folds them slice by slice.
 * One of the same rows, the same policy and the same day is joined, whether it runs or is done.
 *
 * @throws Refusal `policy-proposal.not-found`.
 */
export async function startBacktest(
  deps: Deps,
  command: { readonly context: ActionContext; readonly policyProposalId: string },
): Promise<PolicyBacktest> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const proposal = await findProposal(tx, command.policyProposalId);
    if (proposal === undefined) throw refuse("policy-proposal.not-found");
    const stamp = await policyStamp(tx);
    const asOf = await businessDate(tx);
    const last = await latestBacktest(tx, proposal.id);
    if (last?.policyStamp === stamp && last.asOf === asOf && last.status !== "stale") return last;
    const started = await insertBacktest(tx, {
      id: newId("pbt"),
      proposalId: proposal.id,
      proposalHash: proposal.hash,
      policyStamp: stamp,
      asOf,
      total: await countLoans(tx),
      summary: noEffect(),
    });
    await recordAudit(tx, {
      action: "policy-backtest.started",
      subjectId: started.id,
      after: { proposalId: proposal.id, hash: proposal.hash, policyStamp: stamp, asOf },
    });
    const { centreId } = tx;
    await enqueueAfterCommit(tx, jobs.backtestPolicy, [{ centreId, backtestId: started.id }]);
    return started;
  });
}
