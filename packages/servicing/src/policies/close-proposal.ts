import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { saveProposal, type PolicyProposal } from "@bursar/database/policies";
import type { PolicyDeps } from "./policy-deps.ts";
import { lockProposal, readReason, requireDecidingCentre, requireStep } from "./proposal-step.ts";

export interface CloseProposal {
  readonly context: ActionContext;
  readonly policyProposalId: string;
  readonly reason: string;
}

/** Its maker takes a proposal back. @throws Refusal as {@link turnDownProposal} */
export async function withdrawProposal(
  deps: PolicyDeps,
  command: CloseProposal,
): Promise<PolicyProposal> {
  return close(deps, command, "withdraw");
}

/**
 * The second person's no.
 *
 * @throws Refusal `policy-proposal.not-found`, `policy-proposal.wrong-state`,
 * `policy-proposal.same-person`, `policy-proposal.other-centre-decides`,
 * `reveal.number-in-reason`.
 */
export async function turnDownProposal(
  deps: PolicyDeps,
  command: CloseProposal,
): Promise<PolicyProposal> {
  return close(deps, command, "turn-down");
}

async function close(
  deps: PolicyDeps,
  command: CloseProposal,
  event: "withdraw" | "turn-down",
): Promise<PolicyProposal> {
  const reason = readReason(command.reason);
  return withTransaction(deps.policy, command.context, async (tx) => {
    if (event === "turn-down") await requireDecidingCentre(tx, deps);
    const proposal = await lockProposal(tx, command.policyProposalId);
    const actorId = tx.context.actor.id;
    const status = requireStep(proposal, { event, actorId });
    await recordAudit(tx, {
      action: event === "withdraw" ? "policy-proposal.withdrawn" : "policy-proposal.turned-down",
      subjectId: proposal.id,
      before: { status: proposal.status },
      after: { status },
      reason,
    });
    return saveProposal(tx, proposal.id, { status, closedBy: actorId, closeReason: reason });
  });
}
