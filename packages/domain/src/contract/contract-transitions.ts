import { nextState } from "../next-state.ts";

/** States of a contract: the way to the money, then the ends beside it. */
export const contractStates = [
  "draft",
  "sent",
  "borrower-signed",
  "co-borrower-signed",
  "countersigned",
  "accepted",
  "receipt-recorded",
  "lender-approved",
  "disbursed",
  "returned",
  "declined",
  "voided",
  "expired",
  "replaced",
] as const;
export type ContractState = (typeof contractStates)[number];

export const contractEvents = [
  "send",
  "sign-borrower",
  "sign-co-borrower",
  "countersign",
  "accept",
  "record-receipt",
  "lender-approve",
  "disburse",
  "return",
  "decline",
  "void",
  "expire",
  "replace",
  "raise-amount",
] as const;
export type ContractEvent = (typeof contractEvents)[number];

interface ContractTransition {
  readonly from: ContractState;
  readonly event: ContractEvent;
  readonly to: ContractState;
  /** Clause of the rulebook. */
  readonly clause: string;
}

/** The steps to the money, in order; each leads to the next state only. */
const WAY_TO_MONEY: readonly ContractTransition[] = [
  { from: "draft", event: "send", to: "sent", clause: "5.3.4" },
  { from: "sent", event: "sign-borrower", to: "borrower-signed", clause: "5.3.2" },
  { from: "borrower-signed", event: "sign-co-borrower", to: "co-borrower-signed", clause: "1.2" },
  { from: "co-borrower-signed", event: "countersign", to: "countersigned", clause: "5.3.4" },
  { from: "countersigned", event: "accept", to: "accepted", clause: "5.3.4" },
  { from: "accepted", event: "record-receipt", to: "receipt-recorded", clause: "5.3.5" },
  { from: "receipt-recorded", event: "lender-approve", to: "lender-approved", clause: "5.3.6" },
  { from: "lender-approved", event: "disburse", to: "disbursed", clause: "5.3.6" },
];

/**
 * Every move a contract can make; what is not here is forbidden.
 * - Returned for correction until the centre has signed; sent again, it is signed anew.
 * - Declined by a party before both have signed, or by the lender.
 * - Expired when the signing window closes, or when the university's receipt is not in by 10 Oct.
 * - Replaced by another contract (raised amount 1.3, other co-borrower 5.4) until the lender approves.
 * - Raised (提额 1.3) by a supplement that leaves the contract where it is; one that the lender has
 *   approved goes back to be approved with the new sum. Not between two signatures: both sign one sum.
 * - Void at any time before the money; a disbursed contract is a loan, and no state undoes that.
 */
export const contractTransitions: readonly ContractTransition[] = [
  ...WAY_TO_MONEY,
  { from: "returned", event: "send", to: "sent", clause: "5.3" },
  ...from(["sent", "borrower-signed", "co-borrower-signed"], "return", "returned", "5.3"),
  ...from(["sent", "borrower-signed"], "decline", "declined", "5.3.2"),
  ...from(["receipt-recorded"], "decline", "declined", "5.3.6"),
  ...from(["draft", "sent", "borrower-signed", "co-borrower-signed"], "void", "voided", "5.3.4"),
  ...from(["countersigned", "accepted", "receipt-recorded"], "void", "voided", "5.3.4"),
  ...from(["lender-approved", "returned"], "void", "voided", "5.3.4"),
  ...from(["sent", "borrower-signed", "co-borrower-signed"], "expire", "expired", "5.1"),
  ...from(["returned"], "expire", "expired", "5.1"),
  ...from(["accepted"], "expire", "expired", "5.1"),
  ...from(["sent", "borrower-signed", "co-borrower-signed"], "replace", "replaced", "1.3"),
  ...from(["countersigned", "accepted", "receipt-recorded"], "replace", "replaced", "1.3"),
  ...from(["returned"], "replace", "replaced", "5.4"),
  ...from(["sent"], "raise-amount", "sent", "1.3"),
  ...from(["countersigned"], "raise-amount", "countersigned", "1.3"),
  ...from(["accepted"], "raise-amount", "accepted", "1.3"),
  ...from(["receipt-recorded", "lender-approved"], "raise-amount", "receipt-recorded", "1.3"),
];

/** The state an event leads to, `undefined` when it is forbidden there. */
export function reachableState(
  state: ContractState,
  event: ContractEvent,
): ContractState | undefined {
  return nextState(contractTransitions, state, event);
}

/** True for a state that nothing leaves. */
export function isFinalState(state: ContractState): boolean {
  return !contractTransitions.some((move) => move.from === state);
}

/** The step that is due in a state on the way to the money. */
export function nextStepOf(state: ContractState): ContractEvent | undefined {
  if (state === "returned") return "send";
  return WAY_TO_MONEY.find((move) => move.from === state)?.event;
}

/** True when the contract has already come past the state this step leads to. */
export function isBehind(state: ContractState, event: ContractEvent): boolean {
  const step = WAY_TO_MONEY.findIndex((move) => move.event === event);
  const reached = WAY_TO_MONEY.findIndex((move) => move.to === state);
  return step !== -1 && reached >= step;
}

function from(
  states: readonly ContractState[],
  ...[event, to, clause]: [event: ContractEvent, to: ContractState, clause: string]
): readonly ContractTransition[] {
  return states.map((state) => ({ from: state, event, to, clause }));
}
