import fc from "fast-check";
import { plainDate } from "../calendar/index.ts";
import { standardTerms } from "../loan/index.ts";
import type { Disbursed, Loan, LoanTerms } from "../loan/index.ts";
import { nationalPolicy } from "../policy/index.ts";

/** A contract as disbursed, with nothing else known of it. */
export function disbursedLoan(terms: LoanTerms): Loan {
  const fact: Disbursed = {
    kind: "disbursed",
    factId: "fact_disbursed",
    sequence: 1,
    on: terms.disbursedOn,
    amountFen: terms.principalFen,
  };
  return { terms, policy: nationalPolicy(), facts: [fact] };
}

/**
 * Contracts of every cohort: whole yuan from 1,000 to 25,000, one to eight years of study left,
 * often a shorter term than the longest (down to a bullet), either instalment unit.
 */
export const loanTerms: fc.Arbitrary<LoanTerms> = fc
  .record({
    yuan: fc.bigInt({ min: 1_000n, max: 25_000n }),
    year: fc.integer({ min: 2011, max: 2026 }),
    study: fc.integer({ min: 1, max: 8 }),
    shorterBy: fc.integer({ min: 0, max: 9 }),
    disbursementDay: fc.integer({ min: 1, max: 31 }),
    instalmentUnit: fc.constantFrom("yuan", "fen"),
  })
  .map(({ yuan, year, study, shorterBy, disbursementDay, instalmentUnit }) => {
    const contract = {
      principalFen: yuan * 100n,
      signedOn: plainDate(year, 8, 20),
      disbursedOn: plainDate(year, 12, disbursementDay),
      graduationYear: year + study,
    };
    const terms = standardTerms(contract, nationalPolicy());
    const maturityYear = Number(terms.maturesOn.slice(0, 4)) - shorterBy;
    return { ...terms, instalmentUnit, maturesOn: plainDate(maturityYear, 9, 20) };
  });

export const loans: fc.Arbitrary<Loan> = loanTerms.map(disbursedLoan);
