import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  findBacktest,
  policyStamp,
  saveProposal,
  type PolicyProposal,
} from "@bursar/database/policies";
import { refuseBacktest } from "@bursar/domain/policies";
import { refuse, refused } from "../refuse.ts";
import type { PolicyDeps } from "./policy-deps.ts";
import { lockProposal, requireDecidingCentre, requireStep } from "./proposal-step.ts";

export interface ApprovePolicy {
  readonly context: ActionContext;
  readonly policyProposalId: string;
  /** Of the rows and of the back-test that the person was shown. */
  readonly hash: string;
  readonly policyBacktestId: string;
  readonly policyStamp: string;
}

/**
 * The second person's yes to these rows and to this effect of theirs. A back-test of another
 * policy than the one in force now has to be run again first.
 *
 * @throws Refusal `policy-proposal.not-found`, `policy-proposal.wrong-state`,
 * `policy-proposal.same-person`, `policy-proposal.other-rows`,
 * `policy-proposal.other-centre-decides`, `policy-backtest.not-found`,
 * `policy-backtest.unfinished`, `policy-backtest.stale`, `policy-backtest.failed-loans`.
 */
export async function approvePolicy(
  deps: PolicyDeps,
  command: ApprovePolicy,
): Promise<PolicyProposal> {
  return withTransaction(deps.policy, command.context, async (tx) => {
    await requireDecidingCentre(tx, deps);
    const proposal = await lockProposal(tx, command.policyProposalId);
    const actorId = tx.context.actor.id;
    const status = requireStep(proposal, { event: "approve", actorId, shownHash: command.hash });
    const backtest = await findBacktest(tx, command.policyBacktestId);
    if (backtest?.proposalId !== proposal.id) throw refuse("policy-backtest.not-found");
    const stamp = await policyStamp(tx);
    const { failed } = backtest.summary;
    const now = { proposalHash: proposal.hash, policyStamp: stamp };
    // What the person was shown was of the stamp that they name.
    const shown = { ...backtest, policyStamp: command.policyStamp, failed };
    const refusal = refuseBacktest({ ...backtest, failed }, now) ?? refuseBacktest(shown, now);
    if (refusal !== undefined) throw refused(refusal);
    const approved = {
      status,
      checkerId: actorId,
      checkedOn: await businessDate(tx),
      backtestId: backtest.id,
      policyStamp: stamp,
    };
    await recordAudit(tx, {
      action: "policy-proposal.approved",
      subjectId: proposal.id,
      before: { status: proposal.status },
      after: { ...approved, hash: proposal.hash },
    });
    return saveProposal(tx, proposal.id, approved);
  });
}
