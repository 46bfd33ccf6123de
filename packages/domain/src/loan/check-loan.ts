import { isPlainDate } from "../calendar/index.ts";
import type { LoanFact } from "./fact.ts";
import type { LoanTerms } from "./terms.ts";

/** Throws a RangeError for terms that contradict each other. */
export function checkTerms(terms: LoanTerms): void {
  const { signedOn, disbursedOn, subsidyEndsOn, maturesOn } = terms;
  const days = [signedOn, disbursedOn, subsidyEndsOn, maturesOn];
  const wrong = days.find((day) => !isPlainDate(day));
  if (wrong !== undefined) throw new RangeError(`no such date: ${wrong}`);
  if (terms.principalFen <= 0n) throw new RangeError(`principal of ${terms.principalFen} fen`);
  if (signedOn > disbursedOn || disbursedOn >= maturesOn)
    throw new RangeError(`signed ${signedOn}, disbursed ${disbursedOn}, matures ${maturesOn}`);
}

/** One contract is paid out once, whole, on its day (rulebook 5.3). */
export function isDisbursed(terms: LoanTerms, facts: readonly LoanFact[]): boolean {
  const [first, second] = facts.filter((fact) => fact.kind === "disbursed");
  if (second !== undefined) throw new RangeError(`disbursed twice: ${second.factId}`);
  if (first === undefined) return false;
  if (first.on !== terms.disbursedOn || first.amountFen !== terms.principalFen)
    throw new RangeError(`disbursement ${first.factId} is not the contract's`);
  return true;
}
