import type { Tx } from "@bursar/database/connection";
import { centresOfPolicy, findProposal, type PolicyProposal } from "@bursar/database/policies";
import { readAuditReason, type AuditReason } from "@bursar/domain/identity";
import {
  decideProposalStep,
  type ProposalCommand,
  type ProposalState,
} from "@bursar/domain/policies";
import { refuse, refused } from "../refuse.ts";
import type { PolicyDeps } from "./policy-deps.ts";

/** A proposal locked until the transaction ends. @throws Refusal `policy-proposal.not-found` */
export async function lockProposal(tx: Tx, id: string): Promise<PolicyProposal> {
  const proposal = await findProposal(tx, id, true);
  if (proposal === undefined) throw refuse("policy-proposal.not-found");
  return proposal;
}

/** The state that an event leads to. @throws Refusal with the rule's code. */
export function requireStep(proposal: PolicyProposal, command: ProposalCommand): ProposalState {
  const decision = decideProposalStep(proposal, command);
  if (decision.kind === "moved") return decision.status;
  throw refused(decision);
}

/**
 * A change holds for every centre, so one centre decides: the only one there is, else the one that
 * the installation names.
 *
 * @throws Refusal `policy-proposal.other-centre-decides`.
 */
export async function requireDecidingCentre(tx: Tx, deps: PolicyDeps): Promise<void> {
  const [only, ...others] = await centresOfPolicy(tx);
  const deciding = deps.policyCentreId ?? (others.length === 0 ? only : undefined);
  if (deciding !== tx.centreId) throw refuse("policy-proposal.other-centre-decides");
}

/** Proposals are read by all centres and kept for good. @throws `reveal.number-in-reason` */
export function readReason(text: string): AuditReason {
  const reading = readAuditReason(text);
  if (reading.kind === "number-in-reason") throw refuse("reveal.number-in-reason");
  return reading.reason;
}
