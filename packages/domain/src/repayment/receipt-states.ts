import { nextState } from "../next-state.ts";

/** How money reached the collection account. `agent-bank` is the lender's passive deduction. */
export const paymentChannels = [
  "alipay",
  "unionpay",
  "pos",
  "agent-bank",
  "bank-transfer",
  "app",
  "other",
] as const;
export type PaymentChannel = (typeof paymentChannels)[number];

/** What was found when money came in (rulebook K30). */
export const receiptVerdicts = ["paid", "short", "over", "renamed", "orphan", "held"] as const;
export type ReceiptVerdict = (typeof receiptVerdicts)[number];

/**
 * `matched` pays a loan, `held` waits for a person to say that the payer may pay this contract,
 * `orphan` belongs to no contract yet, `reversed` never arrived, `returned` went back to its payer.
 */
export const receiptStates = ["matched", "held", "orphan", "reversed", "returned"] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** What a second person confirms about a receipt. */
export const moneyStepKinds = ["match", "unmatch", "reversal", "return"] as const;
export type MoneyStepKind = (typeof moneyStepKinds)[number];

export const moneyStepStates = ["proposed", "confirmed", "rejected"] as const;
export type MoneyStepState = (typeof moneyStepStates)[number];

interface ReceiptTransition {
  readonly from: ReceiptState;
  readonly event: MoneyStepKind;
  readonly to: ReceiptState;
  /** Clause of the rulebook. */
  readonly clause: string;
}

/** Every move of a receipt; what is not here is forbidden. */
export const receiptTransitions: readonly ReceiptTransition[] = [
  { from: "held", event: "match", to: "matched", clause: "K13" },
  { from: "orphan", event: "match", to: "matched", clause: "K14" },
  { from: "matched", event: "unmatch", to: "orphan", clause: "K15" },
  { from: "held", event: "unmatch", to: "orphan", clause: "K13" },
  { from: "matched", event: "reversal", to: "reversed", clause: "K15" },
  { from: "held", event: "reversal", to: "reversed", clause: "K15" },
  { from: "orphan", event: "reversal", to: "reversed", clause: "K15" },
  { from: "held", event: "return", to: "returned", clause: "9.5" },
  { from: "orphan", event: "return", to: "returned", clause: "9.5" },
];

/** The state that a confirmed step leads to, `undefined` when it is forbidden there. */
export function nextReceiptState(
  state: ReceiptState,
  event: MoneyStepKind,
): ReceiptState | undefined {
  return nextState(receiptTransitions, state, event);
}

export const refundStates = ["proposed", "approved", "rejected", "paid"] as const;
export type RefundState = (typeof refundStates)[number];

export const refundEvents = ["approve", "reject", "pay"] as const;
export type RefundEvent = (typeof refundEvents)[number];

interface RefundTransition {
  readonly from: RefundState;
  readonly event: RefundEvent;
  readonly to: RefundState;
  readonly clause: string;
}

/** Every move of a refund; money leaves only after two people agreed to it. */
export const refundTransitions: readonly RefundTransition[] = [
  { from: "proposed", event: "approve", to: "approved", clause: "9.5" },
  { from: "proposed", event: "reject", to: "rejected", clause: "9.5" },
  { from: "approved", event: "pay", to: "paid", clause: "9.5" },
];

/** The state that an event leads to, `undefined` when it is forbidden there. */
export function nextRefundState(state: RefundState, event: RefundEvent): RefundState | undefined {
  return nextState(refundTransitions, state, event);
}
