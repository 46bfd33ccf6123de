import { nextReceiptState } from "./receipt-states.ts";
import type {
  MoneyStepKind,
  MoneyStepState,
  ReceiptState,
  RefundEvent,
  RefundState,
} from "./receipt-states.ts";
import { nextRefundState } from "./receipt-states.ts";
import type { Fen } from "../money/index.ts";

export interface RepaymentRefusal {
  readonly kind: "refused";
  readonly code:
    | "receipt.wrong-state"
    | "receipt.remitted"
    | "receipt.step-decided"
    | "receipt.same-person"
    | "refund.wrong-state"
    | "refund.same-person"
    | "refund.too-much";
  readonly zh: string;
  readonly en: string;
}

/** Whether a step may be proposed for a receipt, and where it would lead. */
export function decideReceiptStep(
  receipt: { readonly state: ReceiptState; readonly isRemitted: boolean },
  kind: MoneyStepKind,
): { readonly kind: "allowed"; readonly state: ReceiptState } | RepaymentRefusal {
  const state = nextReceiptState(receipt.state, kind);
  if (state === undefined) {
    return refusal(
      "receipt.wrong-state",
      "这笔来款现在不能这样办：刷新后看它的状态，已认领的才能冲正，待认领的才能认领或退回。",
      "This can't be done with the receipt now: reload it; only what is matched can be taken back.",
    );
  }
  if (receipt.isRemitted && (state === "reversed" || state === "returned")) {
    return refusal(
      "receipt.remitted",
      "这笔来款已经汇缴贷款人，不能按未到账冲正或退回：请向贷款人申请退款。",
      "This money has gone to the lender: ask the lender to return it first.",
    );
  }
  return { kind: "allowed", state };
}

/** Whether this person may decide on a proposed step: another than who proposed it, once. */
export function decideConfirmation(
  step: { readonly status: MoneyStepState; readonly makerId: string },
  actorId: string,
): { readonly kind: "allowed" } | RepaymentRefusal {
  if (step.status !== "proposed") {
    return refusal(
      "receipt.step-decided",
      "这一步已经有人决定：刷新后查看。",
      "This was decided already: reload it.",
    );
  }
  if (step.makerId === actorId) {
    return refusal(
      "receipt.same-person",
      "提出的人不能自己确认：请交给另一位复核人。",
      "Whoever proposed it can't confirm it: hand it to another person.",
    );
  }
  return { kind: "allowed" };
}

/** Whether a refund of this size may be promised beside those that are open. */
export function decideRefund(refund: {
  readonly amountFen: Fen;
  /** What is to be given back by the fold. */
  readonly refundableFen: Fen;
  /** Sum of the refunds on their way. */
  readonly promisedFen: Fen;
}): { readonly kind: "allowed" } | RepaymentRefusal {
  if (refund.amountFen > 0n && refund.amountFen <= refund.refundableFen - refund.promisedFen)
    return { kind: "allowed" };
  return refusal(
    "refund.too-much",
    "可退的钱没有这么多：刷新后看可退金额和在办的退款。",
    "There is not so much to give back: reload it and look at what is refundable and on its way.",
  );
}

/** Whether a refund makes this move now, by this person. */
export function decideRefundMove(
  refund: { readonly status: RefundState; readonly makerId: string },
  event: RefundEvent,
  actorId: string,
): { readonly kind: "allowed"; readonly status: RefundState } | RepaymentRefusal {
  const status = nextRefundState(refund.status, event);
  if (status === undefined) {
    return refusal(
      "refund.wrong-state",
      "退款不在这一步：先由第二人批准，再登记付款。",
      "The refund is not at this step: a second person approves it, then it is paid.",
    );
  }
  if (event !== "pay" && refund.makerId === actorId) {
    return refusal(
      "refund.same-person",
      "提出退款的人不能自己批准：请交给另一位复核人。",
      "Whoever proposed the refund can't approve it: hand it to another person.",
    );
  }
  return { kind: "allowed", status };
}

function refusal(code: RepaymentRefusal["code"], zh: string, en: string): RepaymentRefusal {
  return { kind: "refused", code, zh, en };
}
