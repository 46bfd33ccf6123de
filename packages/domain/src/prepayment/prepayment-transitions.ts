import { nextState } from "../next-state.ts";

/** States of an application for early repayment 提前还款 (rulebook 3.3, ux C-11). */
export const prepaymentStates = [
  "quoted",
  "awaiting-money",
  "settled",
  "failed",
  "lapsed",
  "withdrawn",
  "reversed",
] as const;
export type PrepaymentState = (typeof prepaymentStates)[number];

export const prepaymentEvents = [
  "confirm",
  "settle",
  "fail",
  "lapse",
  "withdraw",
  "reverse",
] as const;
export type PrepaymentEvent = (typeof prepaymentEvents)[number];

/** The words shown to people. */
export const prepaymentStateNames: Readonly<
  Record<PrepaymentState, { readonly zh: string; readonly en: string }>
> = {
  quoted: { zh: "已试算", en: "quoted" },
  "awaiting-money": { zh: "待存入", en: "waiting for the money" },
  settled: { zh: "已扣", en: "settled" },
  failed: { zh: "失败", en: "failed" },
  lapsed: { zh: "已失效", en: "lapsed" },
  withdrawn: { zh: "已撤销", en: "withdrawn" },
  reversed: { zh: "已冲正", en: "reversed" },
};

interface PrepaymentTransition {
  readonly from: PrepaymentState;
  readonly event: PrepaymentEvent;
  readonly to: PrepaymentState;
}

/** Every move an application can make; unused ones lapse without harm (rulebook 3.3). */
export const prepaymentTransitions: readonly PrepaymentTransition[] = [
  { from: "quoted", event: "confirm", to: "awaiting-money" },
  { from: "quoted", event: "lapse", to: "lapsed" },
  { from: "quoted", event: "withdraw", to: "withdrawn" },
  { from: "awaiting-money", event: "settle", to: "settled" },
  { from: "awaiting-money", event: "fail", to: "failed" },
  { from: "awaiting-money", event: "lapse", to: "lapsed" },
  { from: "awaiting-money", event: "withdraw", to: "withdrawn" },
  { from: "settled", event: "reverse", to: "reversed" },
];

/** The state an event leads to, `undefined` when it is forbidden there. */
export function nextPrepaymentState(
  state: PrepaymentState,
  event: PrepaymentEvent,
): PrepaymentState | undefined {
  return nextState(prepaymentTransitions, state, event);
}
