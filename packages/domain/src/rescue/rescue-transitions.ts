import { nextState } from "../next-state.ts";

/** States of a case of repayment rescue 还款救助 (rulebook 5.7). */
export const rescueStates = [
  "applied",
  "reviewed",
  "publicised",
  "approved",
  "paid",
  "refused",
  "withdrawn",
  "reversed",
] as const;
export type RescueState = (typeof rescueStates)[number];

export const rescueEvents = [
  "review",
  "publicise",
  "take-down",
  "return",
  "approve",
  "pay",
  "refuse",
  "withdraw",
  "reverse",
] as const;
export type RescueEvent = (typeof rescueEvents)[number];

/** The words shown to people. */
export const rescueStateNames: Readonly<
  Record<RescueState, { readonly zh: string; readonly en: string }>
> = {
  applied: { zh: "已申请，待审核", en: "applied for" },
  reviewed: { zh: "已审核，待公示", en: "reviewed" },
  publicised: { zh: "公示中或已公示", en: "public" },
  approved: { zh: "已批准，待拨付", en: "approved" },
  paid: { zh: "已代偿", en: "paid" },
  refused: { zh: "未通过", en: "refused" },
  withdrawn: { zh: "已撤回", en: "withdrawn" },
  reversed: { zh: "代偿已冲正", en: "reversed" },
};

interface RescueTransition {
  readonly from: RescueState;
  readonly event: RescueEvent;
  readonly to: RescueState;
}

/**
 * Every move a case can make; what is not here is forbidden. A list that is taken down before its
 * end has to be published again; an upheld objection sends the case back to its review.
 */
export const rescueTransitions: readonly RescueTransition[] = [
  { from: "applied", event: "review", to: "reviewed" },
  { from: "applied", event: "refuse", to: "refused" },
  { from: "applied", event: "withdraw", to: "withdrawn" },
  { from: "reviewed", event: "publicise", to: "publicised" },
  { from: "reviewed", event: "refuse", to: "refused" },
  { from: "reviewed", event: "withdraw", to: "withdrawn" },
  { from: "publicised", event: "take-down", to: "reviewed" },
  { from: "publicised", event: "return", to: "applied" },
  { from: "publicised", event: "approve", to: "approved" },
  { from: "publicised", event: "refuse", to: "refused" },
  { from: "publicised", event: "withdraw", to: "withdrawn" },
  { from: "approved", event: "pay", to: "paid" },
  { from: "approved", event: "refuse", to: "refused" },
  { from: "approved", event: "withdraw", to: "withdrawn" },
  { from: "paid", event: "reverse", to: "reversed" },
];

/** While a case is in one of these, collection pauses; limitation dates run on. */
export const openRescueStates: readonly RescueState[] = [
  "applied",
  "reviewed",
  "publicised",
  "approved",
];

/** The state an event leads to, `undefined` when it is forbidden there. */
export function nextRescueState(state: RescueState, event: RescueEvent): RescueState | undefined {
  return nextState(rescueTransitions, state, event);
}
