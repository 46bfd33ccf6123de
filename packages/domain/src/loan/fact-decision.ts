import type { PlainDate } from "../calendar/index.ts";

export type FactRefusalCode =
  | "fact.date-invalid"
  | "fact.future"
  | "fact.before-disbursement"
  | "loan.not-disbursed"
  | "loan.already-disbursed"
  | "loan.settled"
  | "disbursement.not-the-contracts"
  | "study.after-compensation"
  | "study.not-longer"
  | "study.after-maturity"
  | "study.starts-too-early"
  | "study.already-ended"
  | "relief.no-policy"
  | "relief.not-graduated"
  | "relief.nothing-due"
  | "relief.filed-late"
  | "repayment.amount-invalid"
  | "repayment.without-paid-through"
  | "prepayment.amount-invalid"
  | "prepayment.blocked-day"
  | "prepayment.more-than-balance"
  | "prepayment.whole-only"
  | "rescue.nothing-due"
  | "refund.amount-invalid"
  | "refund.more-than-refundable"
  | "write-off.nothing-owed"
  | "write-off.already-written-off"
  | "receipt.refunded"
  | "reversal.unknown-fact"
  | "reversal.already-reversed"
  | "reversal.irrevocable"
  | "reversal.used-by-prepayment";

export interface FactRefusal {
  readonly code: FactRefusalCode;
  /** What is wrong and what to do next. */
  readonly zh: string;
  readonly en: string;
  /** The fact's field that caused it. */
  readonly field: string;
  /** The last day that would have been in time. */
  readonly lastDay?: PlainDate;
  /** The next day on which it is possible. */
  readonly nextDay?: PlainDate;
}

export type FactDecision =
  | { readonly kind: "accepted" }
  | {
      readonly kind: "refused";
      /** By precedence; the first is what a person is told. */
      readonly refusals: readonly [FactRefusal, ...FactRefusal[]];
    };

/** A decision from the refusals that were found, by precedence. */
export function decisionFrom([first, ...others]: readonly FactRefusal[]): FactDecision {
  return first === undefined
    ? { kind: "accepted" }
    : { kind: "refused", refusals: [first, ...others] };
}
