import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  askForRefolds,
  centresOfPolicy,
  findBacktest,
  insertPolicyRows,
  lockPolicy,
  policyStamp,
  saveProposal,
  type PolicyProposal,
} from "@bursar/database/policies";
import { refoldFrom, refuseBacktest } from "@bursar/domain/policies";
import { jobs } from "@bursar/queues/catalog";
import { refuse, refused } from "../refuse.ts";
import type { PolicyDeps } from "./policy-deps.ts";
import { lockProposal, requireDecidingCentre, requireStep } from "./proposal-step.ts";

export interface ActivatePolicy {
  readonly context: ActionContext;
  readonly policyProposalId: string;
  readonly hash: string;
}

/**
 * Puts approved rows in force, for all centres at once; every reader sees them from its next
 * transaction on. Where they reach back, each centre is asked in the same transaction to post its
 * loans again. The policy must still be the one that the approval was given for.
 *
 * @throws Refusal `policy-proposal.not-found`, `policy-proposal.wrong-state`,
 * `policy-proposal.other-rows`, `policy-proposal.other-centre-decides`, `policy-backtest.stale`.
 */
export async function activatePolicy(
  deps: PolicyDeps,
  { context, policyProposalId, hash }: ActivatePolicy,
): Promise<PolicyProposal> {
  return withTransaction(deps.policy, context, async (tx) => {
    await lockPolicy(tx);
    await requireDecidingCentre(tx, deps);
    const proposal = await lockProposal(tx, policyProposalId);
    const actorId = tx.context.actor.id;
    const status = requireStep(proposal, { event: "activate", actorId, shownHash: hash });
    await requireFresh(tx, proposal);
    // Rows first: the database takes them of an approved proposal only.
    await insertPolicyRows(tx, proposal.id, proposal.rows);
    const activatedOn = await businessDate(tx);
    const fromOn = refoldFrom(proposal.rows, activatedOn) ?? null;
    if (fromOn !== null) await askEveryCentre(tx, proposal.id);
    const activated = { status, activatedBy: actorId, activatedOn, refoldFrom: fromOn };
    await recordAudit(tx, {
      action: "policy-proposal.activated",
      subjectId: proposal.id,
      before: { status: proposal.status, policyStamp: proposal.policyStamp },
      after: { ...activated, policyStamp: await policyStamp(tx), rows: proposal.rows },
    });
    return saveProposal(tx, proposal.id, activated);
  });
}

async function requireFresh(tx: Tx, proposal: PolicyProposal): Promise<void> {
  const backtest = await findBacktest(tx, proposal.backtestId ?? "");
  if (backtest === undefined) throw refuse("policy-backtest.not-found");
  const { failed } = backtest.summary;
  const now = { proposalHash: proposal.hash, policyStamp: await policyStamp(tx) };
  const refusal = refuseBacktest({ ...backtest, failed }, now);
  if (refusal !== undefined) throw refused(refusal);
}

async function askEveryCentre(tx: Tx, proposalId: string): Promise<void> {
  const job = jobs.refoldLoans;
  const asked = (await centresOfPolicy(tx)).map((centreId) => {
    const payload = { centreId, proposalId };
    return { centreId, job: job.name, key: job.key(payload), payload };
  });
  await askForRefolds(tx, asked);
}
