import { decideFact } from "./decide-fact.ts";
import type { FactRefusal } from "./fact-decision.ts";
import { knownOn } from "./fact.ts";
import type { LoanFact } from "./fact.ts";
import type { Loan } from "./prepared-loan.ts";

/**
 * Why a request could not have been recorded on its own day, given those recorded before it; the
 * first reason counts. Only requests are judged: what else happened is a fact whatever the rules.
 */
export function refuseFact(loan: Loan, fact: LoanFact): FactRefusal | undefined {
  if (fact.kind !== "principal-deferred" && fact.kind !== "prepaid" && fact.kind !== "school-left")
    return undefined;
  const decision = decideFact(loan, fact, knownOn(fact));
  return decision.kind === "refused" ? decision.refusals[0] : undefined;
}
