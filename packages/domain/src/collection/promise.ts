import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { LoanFact } from "../loan/index.ts";

export interface PaymentPromise {
  readonly amountFen: Fen;
  readonly madeOn: PlainDate;
  readonly payBy: PlainDate;
}

/** `held`: money of theirs waits to be identified, so nothing is said against them yet. */
export type PromiseState = "open" | "held" | "kept" | "broken";

/**
 * Whether a promise was kept, by the value dates of what came in from the day it was made to the
 * day it was to be paid by. An early repayment pays all arrears (K17) and keeps any promise.
 *
 * @param facts of the promise's loans, those that count (the reversed ones left out).
 */
export function promiseState(
  promise: PaymentPromise,
  facts: readonly LoanFact[],
  now: { readonly on: PlainDate; readonly isHeld: boolean },
): PromiseState {
  const inTime = facts.filter(({ on }) => on >= promise.madeOn && on <= promise.payBy);
  if (inTime.some(({ kind }) => kind === "prepaid")) return "kept";
  if (receivedOf(inTime) >= promise.amountFen) return "kept";
  if (now.on <= promise.payBy) return "open";
  return now.isHeld ? "held" : "broken";
}

function receivedOf(facts: readonly LoanFact[]): Fen {
  return facts.reduce((sum, fact) => (fact.kind === "repaid" ? sum + fact.amountFen : sum), 0n);
}
