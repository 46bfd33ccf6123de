import { nextState } from "../next-state.ts";

/** Interest that the treasury bears, and interest that it waived for the borrower (K22). */
export const claimKinds = ["subsidy", "waiver"] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** Who is asked; `unknown` where the register does not say whose the university is. */
export const claimPayers = ["central", "province", "prefecture", "unknown"] as const;
export type ClaimPayer = (typeof claimPayers)[number];

export const claimStates = ["prepared", "approved", "submitted", "paid", "withdrawn"] as const;
export type ClaimState = (typeof claimStates)[number];

export const claimEvents = ["approve", "submit", "pay", "withdraw"] as const;
export type ClaimEvent = (typeof claimEvents)[number];

/** Prepared by one, approved by another, sent to the payer, paid to the lender. */
export const claimTransitions = [
  { from: "prepared", event: "approve", to: "approved" },
  { from: "approved", event: "submit", to: "submitted" },
  { from: "submitted", event: "pay", to: "paid" },
  { from: "prepared", event: "withdraw", to: "withdrawn" },
  { from: "approved", event: "withdraw", to: "withdrawn" },
] as const satisfies readonly { from: ClaimState; event: ClaimEvent; to: ClaimState }[];

/** Where an event leads; `undefined` when it is forbidden there. */
export function nextClaimState(state: ClaimState, event: ClaimEvent): ClaimState | undefined {
  return nextState<ClaimState, ClaimEvent>(claimTransitions, state, event);
}
