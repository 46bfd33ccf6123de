import { knownOn } from "./fact.ts";
import type { LoanFact, LoanFactKind } from "./fact.ts";

/** The order of facts of one day (K4); what falls due that day comes before the money. */
const RANK: Readonly<Record<LoanFactKind, number>> = {
  disbursed: 0,
  reversed: 1,
  "study-extended": 2,
  "study-suspended": 2,
  "school-left": 2,
  "principal-deferred": 3,
  "paid-through": 4,
  repaid: 5,
  rescued: 6,
  prepaid: 7,
  refunded: 8,
  "written-off": 9,
};

/** Facts in the order in which they take effect: by day, then K4, then sequence. */
export function inOrder(facts: readonly LoanFact[]): readonly LoanFact[] {
  return facts.toSorted((a, b) => {
    const [dayA, dayB] = [knownOn(a), knownOn(b)];
    if (dayA !== dayB) return dayA < dayB ? -1 : 1;
    const rank = RANK[a.kind] - RANK[b.kind];
    if (rank !== 0) return rank;
    return a.sequence - b.sequence || (a.factId < b.factId ? -1 : 1);
  });
}

/**
 * Leaves out what a reversal takes back, as if never recorded, and the reversals themselves
 * (K15). The latest recorded reversal counts first, so that one may take back another.
 */
export function withoutReversed(facts: readonly LoanFact[]): readonly LoanFact[] {
  if (!facts.some(({ kind }) => kind === "reversed")) return facts;
  const gone = new Set<string>();
  const newestFirst = facts.toSorted((a, b) => b.sequence - a.sequence);
  for (const fact of newestFirst)
    if (fact.kind === "reversed" && !gone.has(fact.factId)) gone.add(fact.reversesFactId);
  return facts.filter(({ kind, factId }) => kind !== "reversed" && !gone.has(factId));
}
