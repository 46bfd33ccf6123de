import { nextState } from "../next-state.ts";

/** States of a request for hardship recognition (rulebook 5.8). */
export const hardshipStates = [
  "submitted",
  "publicised",
  "recognised",
  "declined",
  "cancelled",
  "superseded",
  "revoked",
] as const;
export type HardshipState = (typeof hardshipStates)[number];

export const hardshipEvents = [
  "correct",
  "publicise",
  "take-down",
  "return",
  "recognise",
  "adjust",
  "revoke",
  "decline",
  "cancel",
  "supersede",
] as const;
export type HardshipEvent = (typeof hardshipEvents)[number];

/** The words shown to people. */
export const hardshipStateNames: Readonly<
  Record<HardshipState, { readonly zh: string; readonly en: string }>
> = {
  submitted: { zh: "已提交，待公示或待决定", en: "submitted" },
  publicised: { zh: "公示中或已公示", en: "public" },
  recognised: { zh: "已认定", en: "recognised" },
  declined: { zh: "不予认定", en: "declined" },
  cancelled: { zh: "已撤回", en: "cancelled" },
  superseded: { zh: "已被调整代替", en: "replaced by a change" },
  revoked: { zh: "已取消认定", en: "the end of a recognition" },
};

interface HardshipTransition {
  readonly from: HardshipState;
  readonly event: HardshipEvent;
  readonly to: HardshipState;
}

/**
 * Every move a request can make; what is not here is forbidden. `adjust` and `revoke` decide a
 * lower level and the end of a recognition, which need no publicity: it is for what is granted.
 * An upheld objection returns a request, and so does a list that is taken down before its end.
 */
export const hardshipTransitions: readonly HardshipTransition[] = [
  { from: "submitted", event: "correct", to: "submitted" },
  { from: "submitted", event: "publicise", to: "publicised" },
  { from: "submitted", event: "adjust", to: "recognised" },
  { from: "submitted", event: "revoke", to: "revoked" },
  { from: "submitted", event: "decline", to: "declined" },
  { from: "submitted", event: "cancel", to: "cancelled" },
  { from: "publicised", event: "take-down", to: "submitted" },
  { from: "publicised", event: "return", to: "submitted" },
  { from: "publicised", event: "recognise", to: "recognised" },
  { from: "publicised", event: "decline", to: "declined" },
  { from: "publicised", event: "cancel", to: "cancelled" },
  { from: "recognised", event: "supersede", to: "superseded" },
];

/** The state an event leads to, `undefined` when it is forbidden there. */
export function nextHardshipState(
  state: HardshipState,
  event: HardshipEvent,
): HardshipState | undefined {
  return nextState(hardshipTransitions, state, event);
}
