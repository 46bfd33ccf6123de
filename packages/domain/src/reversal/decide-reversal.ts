import { nextState } from "../next-state.ts";

/** What was booked without a receipt; a receipt is taken back by its own steps. */
export const reversalSubjects = ["prepayment", "rescue", "compensation"] as const;
export type ReversalSubject = (typeof reversalSubjects)[number];

/** Why something booked is taken back (K15). */
export const reversalCauses = ["money-returned", "wrong-contract", "wrong-entry"] as const;
export type ReversalCause = (typeof reversalCauses)[number];

export const reversalStates = ["proposed", "confirmed", "rejected"] as const;
export type ReversalState = (typeof reversalStates)[number];

export const reversalEvents = ["confirm", "reject"] as const;
export type ReversalEvent = (typeof reversalEvents)[number];

interface ReversalTransition {
  readonly from: ReversalState;
  readonly event: ReversalEvent;
  readonly to: ReversalState;
}

/** Every move of a proposed reversal. */
export const reversalTransitions: readonly ReversalTransition[] = [
  { from: "proposed", event: "confirm", to: "confirmed" },
  { from: "proposed", event: "reject", to: "rejected" },
];

export type ReversalDecision =
  | { readonly kind: "moved"; readonly status: ReversalState }
  | {
      readonly kind: "refused";
      readonly code: "reversal.wrong-state" | "reversal.same-person";
      readonly zh: string;
      readonly en: string;
    };

/** Whether this person may decide on a proposed reversal: another than its maker, once. */
export function decideReversal(
  reversal: { readonly status: ReversalState; readonly makerId: string },
  event: ReversalEvent,
  actorId: string,
): ReversalDecision {
  const status = nextState(reversalTransitions, reversal.status, event);
  if (status === undefined)
    return {
      kind: "refused",
      code: "reversal.wrong-state",
      zh: "这项冲正已经有人决定：刷新后查看。",
      en: "This reversal was decided already: reload it.",
    };
  if (reversal.makerId === actorId)
    return {
      kind: "refused",
      code: "reversal.same-person",
      zh: "提出冲正的人不能自己确认：请交给另一位复核人。",
      en: "Whoever proposed the reversal can't decide on it: hand it to another person.",
    };
  return { kind: "moved", status };
}
