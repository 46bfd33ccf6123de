import { nextState } from "../next-state.ts";

/** Where a proposed change of the policy stands. */
export const proposalStates = [
  "proposed",
  "approved",
  "activated",
  "turned-down",
  "withdrawn",
] as const;
export type ProposalState = (typeof proposalStates)[number];

export const proposalEvents = ["approve", "activate", "turn-down", "withdraw"] as const;
export type ProposalEvent = (typeof proposalEvents)[number];

/** An approval may be given again: a later back-test replaces one that has become stale. */
const transitions = [
  { from: "proposed", event: "approve", to: "approved" },
  { from: "proposed", event: "turn-down", to: "turned-down" },
  { from: "proposed", event: "withdraw", to: "withdrawn" },
  { from: "approved", event: "approve", to: "approved" },
  { from: "approved", event: "activate", to: "activated" },
  { from: "approved", event: "turn-down", to: "turned-down" },
  { from: "approved", event: "withdraw", to: "withdrawn" },
] as const satisfies readonly {
  readonly from: ProposalState;
  readonly event: ProposalEvent;
  readonly to: ProposalState;
}[];

export function nextProposalState(
  state: ProposalState,
  event: ProposalEvent,
): ProposalState | undefined {
  return nextState<ProposalState, ProposalEvent>(transitions, state, event);
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const proposalStateNames: Readonly<Record<ProposalState, Words>> = {
  proposed: { zh: "待复核", en: "proposed" },
  approved: { zh: "已复核", en: "approved" },
  activated: { zh: "已生效", en: "activated" },
  "turned-down": { zh: "已退回", en: "turned down" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
};
