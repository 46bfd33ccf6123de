import { nextState } from "../next-state.ts";

/** What can be changed after signing (rulebook 5.4, ux C-12). */
export const changeKinds = [
  "contact",
  "account",
  "study",
  "co-borrower",
  "graduation-confirmation",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStates = [
  "draft",
  "submitted",
  "returned",
  "approved",
  "applied",
  "rejected",
  "withdrawn",
] as const;
export type ChangeState = (typeof changeStates)[number];

export const changeEvents = ["submit", "return", "approve", "apply", "reject", "withdraw"] as const;
export type ChangeEvent = (typeof changeEvents)[number];

interface ChangeTransition {
  readonly from: ChangeState;
  readonly event: ChangeEvent;
  readonly to: ChangeState;
  /** Clause of the rulebook. */
  readonly clause: string;
}

/**
 * Every move a change can make; what is not here is forbidden. An approved change holds at once
 * (`apply` in the same transaction) except for a new phone, which waits until it is confirmed
 * (6.6.5). What holds is undone by another change, never by a state.
 */
export const changeTransitions: readonly ChangeTransition[] = [
  { from: "draft", event: "submit", to: "submitted", clause: "5.4" },
  { from: "draft", event: "withdraw", to: "withdrawn", clause: "5.4" },
  { from: "submitted", event: "return", to: "returned", clause: "5.4" },
  { from: "submitted", event: "approve", to: "approved", clause: "5.4" },
  { from: "submitted", event: "reject", to: "rejected", clause: "5.4" },
  { from: "submitted", event: "withdraw", to: "withdrawn", clause: "5.4" },
  { from: "returned", event: "submit", to: "submitted", clause: "5.4" },
  { from: "returned", event: "withdraw", to: "withdrawn", clause: "5.4" },
  { from: "approved", event: "apply", to: "applied", clause: "6.6.5" },
  { from: "approved", event: "withdraw", to: "withdrawn", clause: "6.6.5" },
];

/** The state an event leads to, `undefined` when it is forbidden there. */
export function nextChangeState(state: ChangeState, event: ChangeEvent): ChangeState | undefined {
  return nextState(changeTransitions, state, event);
}
