import type { StoredLoan } from "@bursar/database/loans";
import type { DayCount, Loan, LoanTerms, RateBasis } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { toLoanFact } from "./stored-fact.ts";

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
    dayCount: toDayCount(loan.dayCount),
  };
  return { terms, policy, facts: facts.map(toLoanFact) };
}

const DAY_COUNTS: readonly DayCount[] = ["ACT/360", "ACT/365F", "30/360", "ACT/ACT"];

function toDayCount(text: string): DayCount {
  const known = DAY_COUNTS.find((dayCount) => dayCount === text);
  if (known === undefined) throw new Error(`unknown day count ${text}`);
  return known;
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
