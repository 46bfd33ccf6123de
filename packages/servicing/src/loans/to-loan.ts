import type { LoanFactRow, StoredLoan } from "@bursar/database/loans";
import type { Loan, LoanFact, LoanTerms, RateBasis } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";

/** A stored loan in the shape that the engine folds. */
export function toLoan(stored: StoredLoan, policy: Policy): Loan {
  const { loan, facts } = stored;
  const terms: LoanTerms = {
    principalFen: loan.principalFen,
    signedOn: loan.signedOn,
    disbursedOn: loan.disbursedOn,
    graduationYear: loan.graduationYear,
    subsidyEndsOn: loan.subsidyEndsOn,
    maturesOn: loan.maturesOn,
    graceYears: loan.graceYears,
    rateBasis: toRateBasis(loan.rateBasis),
    instalmentUnit: loan.instalmentUnit === "fen" ? "fen" : "yuan",
    dayCount: "ACT/360",
  };
  return { terms, policy, facts: facts.map(toFact) };
}

function toRateBasis(text: string): RateBasis {
  if (text === "lpr" || text === "benchmark") return text;
  const [, ppm] = /^fixed:(\d+)$/.exec(text) ?? [];
  if (ppm === undefined) throw new Error(`unknown rate basis ${text}`);
  return { fixedPpm: BigInt(ppm) };
}

/** The column's text of a rate basis. */
export function rateBasisText(basis: RateBasis): string {
  return typeof basis === "string" ? basis : `fixed:${basis.fixedPpm}`;
}

function toFact(row: LoanFactRow): LoanFact {
  if (row.kind !== "disbursed") throw new Error(`unknown kind of fact ${row.kind}`);
  return {
    kind: row.kind,
    factId: `${row.loanId}/${row.sequence}`,
    sequence: row.sequence,
    recordedAt: row.recordedAt,
    on: row.effectiveOn,
    amountFen: BigInt(row.detail["amountFen"] ?? ""),
  };
}
