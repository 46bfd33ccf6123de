import fc from "fast-check";
import { eventfulLoans } from "@bursar/domain/testing";
import { foldLoan, type LoanFact, type LoanFactKind } from "@bursar/domain/loan";
import { describe, expect, it } from "vitest";
import { factIdOf, toLoanFact, toStoredFact } from "@bursar/servicing/loans";

const LOAN = "loan_1";
const AT = "2026-11-20T02:00:00.000Z";

/** Through the text that the database keeps, and back. */
function storedAndLoaded(fact: LoanFact): LoanFact {
  const { sequence, recordedAt = AT } = fact;
  const row = { ...toStoredFact(fact), loanId: LOAN, sequence, recordedAt };
  return toLoanFact(JSON.parse(JSON.stringify(row)) as typeof row);
}

const base = { factId: factIdOf(LOAN, 7), sequence: 7, recordedAt: AT, on: "2026-09-01" };
const study = { graduationYear: 2029, subsidyEndsOn: "2029-08-31" };
const oneOfEach: Readonly<Record<LoanFactKind, readonly LoanFact[]>> = {
  disbursed: [{ ...base, kind: "disbursed", amountFen: 1_600_000n }],
  "study-extended": [
    { ...base, kind: "study-extended", ...study },
    { ...base, kind: "study-extended", ...study, studyFrom: "2026-09-10" },
  ],
  "study-suspended": [{ ...base, kind: "study-suspended", ...study }],
  "school-left": [
    { ...base, kind: "school-left" },
    { ...base, kind: "school-left", filedOn: "2026-10-08" },
  ],
  "principal-deferred": [{ ...base, kind: "principal-deferred", year: 2026 }],
  repaid: [
    { ...base, kind: "repaid", amountFen: 1n },
    { ...base, kind: "repaid", amountFen: 1n, bearer: "compensation" },
  ],
  prepaid: [
    { ...base, kind: "prepaid", principalFen: 99_999_999_999_999_999n },
    { ...base, kind: "prepaid", principalFen: 1n, bearer: "borrower" },
  ],
  rescued: [
    { ...base, kind: "rescued", scope: "full" },
    { ...base, kind: "rescued", scope: "instalment", amountFen: 85_898n },
  ],
  "paid-through": [{ ...base, kind: "paid-through" }],
  refunded: [{ ...base, kind: "refunded", amountFen: 1n }],
  "written-off": [{ ...base, kind: "written-off" }],
  reversed: [{ ...base, kind: "reversed", reversesFactId: factIdOf(LOAN, 3) }],
};

describe("a fact in the database", () => {
  it.each(Object.values(oneOfEach).flat())("comes back as it was stored: %o", (fact) => {
    expect(storedAndLoaded(fact)).toEqual(fact);
  });

  it("keeps every figure of every history", () => {
    fc.assert(
      fc.property(eventfulLoans, (loan) => {
        const facts = loan.facts.map((fact) => ({
          ...fact,
          factId: factIdOf(LOAN, fact.sequence),
          recordedAt: AT,
        }));
        const loaded = facts.map(storedAndLoaded);
        expect(loaded).toEqual(facts);
        const asOf = "2030-01-01";
        expect(foldLoan({ ...loan, facts: loaded }, asOf)).toEqual(
          foldLoan({ ...loan, facts }, asOf),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["unheard-of", {}],
    ["repaid", {}],
    ["study-extended", { graduationYear: "2029" }],
  ])("is refused when no version has written it: %s %o", (kind, detail) => {
    const row = { kind, detail, effectiveOn: "2026-09-01", loanId: LOAN, sequence: 1 };
    expect(() => toLoanFact({ ...row, recordedAt: AT })).toThrow(kind);
  });
});
