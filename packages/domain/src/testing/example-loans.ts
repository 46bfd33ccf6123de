import type { LoanFact, Loan } from "../loan/index.ts";
import { standardTerms } from "../loan/index.ts";
import { nationalPolicy, nationalPolicyRows, policyFromRows } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import { fenOf } from "./fen-of.ts";
import { disbursedLoan } from "./loan-arbitraries.ts";

/** A fact without what every fact has; those are numbered in order. */
export type BareFact = LoanFact extends infer F
  ? F extends LoanFact
    ? Omit<F, "factId" | "sequence" | "recordedAt">
    : never
  : never;

/** A disbursed contract of the longest term, and what happened to it. */
export function exampleLoan(
  [yuan, signedOn, disbursedOn, graduationYear]: readonly [string, string, string, number],
  ...facts: readonly BareFact[]
): Loan {
  const contract = { principalFen: fenOf(yuan), signedOn, disbursedOn, graduationYear };
  return withFacts(disbursedLoan(standardTerms(contract, nationalPolicy())), ...facts);
}

/** The loan with more facts, recorded after those that it has. */
export function withFacts(loan: Loan, ...facts: readonly BareFact[]): Loan {
  const first = loan.facts.length + 1;
  const numbered = facts.map((fact, i) => ({
    ...fact,
    factId: `fact_${first + i}`,
    sequence: first + i,
  }));
  return { ...loan, facts: [...loan.facts, ...(numbered as readonly LoanFact[])] };
}

/** The rulebook's contracts E4 (2021, graduates 2025) and E9 (2016, graduates 2020). */
export const E4 = ["12000.00", "2021-08-10", "2021-11-18", 2025] as const;
export const E9 = ["7700.00", "2016-08-10", "2016-11-15", 2020] as const;

/** The national policy with one kind of row decided otherwise from its first day on. */
export function policyWith(kind: string, value: unknown): Policy {
  return policyFromRows(
    nationalPolicyRows.map((row) => (row.kind === kind ? { ...row, value } : row)),
  );
}
