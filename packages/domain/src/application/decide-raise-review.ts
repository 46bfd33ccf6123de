/** What a second person's decision needs of a raise. */
export interface ReviewableRaise {
  readonly status: "proposed" | "approved" | "refused";
  readonly proposedBy: string;
}

export type RaiseReviewDecision =
  | { readonly kind: "may-decide" }
  | {
      readonly kind: "refused";
      readonly code: "amount-raise.decided" | "amount-raise.same-person";
      readonly zh: string;
      readonly en: string;
    };

/** Whether this person may decide on a raise: it waits, and another person asked for it. */
export function decideRaiseReview(raise: ReviewableRaise, actorId: string): RaiseReviewDecision {
  if (raise.status !== "proposed") {
    return {
      kind: "refused",
      code: "amount-raise.decided",
      zh: "这项提额已经有了结果：刷新后查看。",
      en: "This raise has been decided: reload it.",
    };
  }
  if (raise.proposedBy !== actorId) return { kind: "may-decide" };
  return {
    kind: "refused",
    code: "amount-raise.same-person",
    zh: "申请提额的人不能自己复核：交给另一位复核人。",
    en: "Who asked for the raise can't decide on it: hand it to another checker.",
  };
}
