import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../calendar/index.ts";
import { divideHalfUp } from "../money/index.ts";
import { loans } from "../testing/index.ts";
import {
  billDueOn,
  explainBill,
  explanationText,
  foldLoan,
  interestDenominator,
  interestNumerator,
  nextBill,
  payoffToday,
} from "./index.ts";

const ANY_DAY = "2026-11-20";
const someDay = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays("2011-08-01", days));

describe("laws of every contract", () => {
  it("principal due adds up to the principal, and every row opens with what is left", () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const { rows, totals } = foldLoan(loan, ANY_DAY);
        let left = loan.terms.principalFen;
        for (const row of rows) {
          expect(row.openingPrincipalFen).toBe(left);
          expect(row.principalDueFen >= 0n).toBe(true);
          left -= row.principalDueFen;
        }
        expect(left).toBe(0n);
        expect(totals.principalDueFen).toBe(loan.terms.principalFen);
      }),
    );
  });

  it("rows touch each other from disbursement to maturity, and each day has one payer", () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const { rows } = foldLoan(loan, ANY_DAY);
        let start = loan.terms.disbursedOn;
        for (const row of rows) {
          const end = addDays(row.dueOn, 1);
          expect(row.daysSubsidised + row.daysBorne).toBe(daysBetween(start, end));
          for (const segment of row.segments) {
            expect(segment.from).toBe(start);
            expect(segment.payer).toBe(
              segment.to <= addDays(loan.terms.subsidyEndsOn, 1) ? "treasury" : "borrower",
            );
            start = segment.to;
          }
          expect(start).toBe(end);
        }
        expect(start).toBe(addDays(loan.terms.maturesOn, 1));
      }),
    );
  });

  it("posts each payer's interest within half a fen of the exact sum, waivers inside it", () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const unit = interestDenominator(loan.terms.dayCount);
        for (const row of foldLoan(loan, ANY_DAY).rows) {
          for (const payer of ["treasury", "borrower"] as const) {
            const exact = row.segments
              .filter((segment) => segment.payer === payer)
              .reduce((sum, { numerator }) => sum + numerator, 0n);
            const posted = payer === "treasury" ? row.interestSubsidisedFen : row.interestBorneFen;
            expect(posted).toBe(divideHalfUp(exact, unit));
          }
          expect(row.interestWaivedFen <= row.interestBorneFen).toBe(true);
          expect(row.payableFen).toBe(
            row.interestBorneFen - row.interestWaivedFen + row.principalDueFen,
          );
        }
      }),
    );
  });

  it("the day of asking changes no row", () => {
    fc.assert(
      fc.property(loans, someDay, (loan, day) => {
        expect(foldLoan(loan, day).rows).toEqual(foldLoan(loan, ANY_DAY).rows);
      }),
      { numRuns: 30 },
    );
  });

  it("outstanding principal falls from nothing to the loan to nothing", () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const outstanding = (day: string) => foldLoan(loan, day).position.principalOutstandingFen;
        expect(outstanding(addDays(loan.terms.disbursedOn, -1))).toBe(0n);
        expect(outstanding(loan.terms.disbursedOn)).toBe(loan.terms.principalFen);
        expect(outstanding(loan.terms.maturesOn)).toBe(0n);
      }),
      { numRuns: 30 },
    );
  });

  it("a due date's payoff is its bill and the principal that stays", () => {
    fc.assert(
      fc.property(loans, fc.nat({ max: 40 }), (loan, pick) => {
        const { rows } = foldLoan(loan, ANY_DAY);
        const row = rows[pick % rows.length];
        if (row === undefined) return;
        const payoff = payoffToday(foldLoan(loan, row.dueOn));
        expect(payoff?.totalFen).toBe(
          row.payableFen + row.openingPrincipalFen - row.principalDueFen,
        );
      }),
    );
  });

  it("explains every settlement with lines that add up to it", () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const state = foldLoan(loan, ANY_DAY);
        for (const row of state.rows) {
          const explanation = explainBill(state, row.dueOn);
          if (explanation === undefined) return expect.fail(`nothing explains ${row.dueOn}`);
          const posted = (payer: string) =>
            explanation.steps
              .filter((step) => step.payer === payer)
              .reduce((sum, { postedFen }) => sum + postedFen, 0n);
          expect(posted("borrower")).toBe(row.interestBorneFen);
          expect(posted("treasury")).toBe(row.interestSubsidisedFen);
          expect(explanationText(explanation, "zh")).toContain(row.dueOn);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("the next bill is the first settlement that concerns the borrower", () => {
    fc.assert(
      fc.property(loans, someDay, (loan, day) => {
        const state = foldLoan(loan, ANY_DAY);
        const bills = state.rows.flatMap((row) => billDueOn(state, row.dueOn) ?? []);
        expect(nextBill(state, day)).toEqual(bills.find(({ dueOn }) => dueOn >= day));
        for (const bill of bills) expect(bill.opensOn < bill.dueOn).toBe(true);
      }),
    );
  });
});

describe("exact interest", () => {
  it("splitting an interval changes nothing", () => {
    const period = fc.record({
      from: someDay,
      first: fc.nat({ max: 800 }),
      second: fc.nat({ max: 800 }),
      principalFen: fc.bigInt({ min: 0n, max: 10_000_000n }),
      ratePpm: fc.bigInt({ min: 0n, max: 100_000n }),
    });
    fc.assert(
      fc.property(period, ({ from, first, second, ...rest }) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        const of = (start: string, end: string) =>
          interestNumerator({ ...rest, from: start, to: end }, "ACT/360");
        expect(of(from, middle) + of(middle, to)).toBe(of(from, to));
      }),
    );
  });

  it("refuses days that run backwards and negative balances (K6)", () => {
    const period = { from: "2026-03-01", to: "2026-02-01", principalFen: 1n, ratePpm: 1n };
    expect(() => interestNumerator(period, "ACT/360")).toThrow(RangeError);
    const negative = { ...period, to: period.from, principalFen: -1n };
    expect(() => interestNumerator(negative, "ACT/360")).toThrow(RangeError);
    expect(interestNumerator({ ...negative, principalFen: 1n }, "ACT/360")).toBe(0n);
  });
});
