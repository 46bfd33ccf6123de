import type { PlainDate } from "../calendar/index.ts";
import { knownOn } from "./fact.ts";
import type { LoanFact } from "./fact.ts";

/**
 * The facts by which a loan is read as it was on a day: what was filed or paid later is left out,
 * also from the schedule (the fold itself keeps every fact in its rows, K29). That dues were paid
 * until some later day says so of the earlier ones too (K16), so that stays.
 */
export function factsKnownOn(facts: readonly LoanFact[], on: PlainDate): readonly LoanFact[] {
  return facts.filter(
    (fact) => fact.kind === "paid-through" || fact.kind === "disbursed" || knownOn(fact) <= on,
  );
}
