import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "../calendar/index.ts";
import { knownOn } from "./index.ts";
import { divideHalfUp } from "../money/index.ts";
import { eventfulLoans, withFacts } from "../testing/index.ts";
import {
  foldLoan,
  interestDenominator,
  interestNumerator,
  positionAt,
  prepareLoan,
} from "./index.ts";
import type { DayCount, Loan, LoanFact, LoanState, Segment } from "./index.ts";

const runs = { numRuns: Number(process.env["BURSAR_LAW_RUNS"] ?? 200) };
const someDay = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays("2011-08-01", days));
const dayCounts = fc.constantFrom<DayCount[]>("ACT/360", "ACT/365F", "30/360", "ACT/ACT");

const exactOf = (segments: readonly Segment[]): bigint =>
  segments.reduce((sum, { numerator }) => sum + numerator, 0n);
const withFact = (loan: Loan, fact: LoanFact): Loan => ({ ...loan, facts: [...loan.facts, fact] });

/** What a state says, without the facts themselves. */
function figures({ rows, totals, position, movedInterest }: LoanState) {
  return { rows, totals, position, moved: movedInterest.length };
}

describe("laws of every history", () => {
  it("principal rows add up to the principal, and each opens with what is left", () => {
    fc.assert(
      fc.property(eventfulLoans, (loan) => {
        let left = loan.terms.principalFen;
        for (const row of foldLoan(loan, "2026-11-20").rows) {
          expect(row.openingPrincipalFen).toBe(left);
          expect(row.principalDueFen >= row.prepaidFen && row.prepaidFen >= 0n).toBe(true);
          left -= row.principalDueFen;
        }
        expect(left).toBe(0n);
      }),
      runs,
    );
  });

  it("payable is borne − waived + principal due; each payer's part is rounded once", () => {
    fc.assert(
      fc.property(eventfulLoans, (loan) => {
        const unit = interestDenominator(loan.terms.dayCount);
        for (const row of foldLoan(loan, "2026-11-20").rows) {
          const { interestBorneFen, interestWaivedFen, principalDueFen, segments } = row;
          expect(row.payableFen).toBe(interestBorneFen - interestWaivedFen + principalDueFen);
          const borne = segments.filter(({ payer }) => payer === "borrower");
          const subsidised = segments.filter(({ payer }) => payer === "treasury");
          const waived = borne.filter(({ waivedBy }) => waivedBy !== undefined);
          expect(interestBorneFen).toBe(divideHalfUp(exactOf(borne), unit));
          expect(row.interestSubsidisedFen).toBe(divideHalfUp(exactOf(subsidised), unit));
          expect(interestWaivedFen).toBe(divideHalfUp(exactOf(waived), unit));
          expect(exactOf(borne) + exactOf(subsidised)).toBe(exactOf(segments));
          const posted = interestBorneFen + row.interestSubsidisedFen;
          const off = posted * unit - exactOf(segments);
          expect(off <= unit && off >= -unit).toBe(true);
        }
      }),
      runs,
    );
  });

  it("interest of a stretch is the interest of its parts, in every day count", () => {
    const period = fc.record({
      from: someDay,
      first: fc.nat({ max: 800 }),
      second: fc.nat({ max: 800 }),
      principalFen: fc.bigInt({ min: 0n, max: 10_000_000n }),
      ratePpm: fc.bigInt({ min: 0n, max: 100_000n }),
      dayCount: dayCounts,
    });
    fc.assert(
      fc.property(period, ({ from, first, second, dayCount, ...rest }) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        const of = (start: string, end: string) =>
          interestNumerator({ ...rest, from: start, to: end }, dayCount);
        expect(of(from, middle) + of(middle, to)).toBe(of(from, to));
      }),
      runs,
    );
  });

  it("facts recorded in any order give the same state", () => {
    const shuffled = eventfulLoans.chain((loan) =>
      fc.record({
        loan: fc.constant(loan),
        facts: fc.shuffledSubarray([...loan.facts], { minLength: loan.facts.length }),
        asOf: someDay,
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ loan, facts, asOf }) => {
        expect(foldLoan({ ...loan, facts }, asOf)).toEqual(foldLoan(loan, asOf));
      }),
      runs,
    );
  });

  it("a fact and its reversal leave nothing behind but history", () => {
    const undone = fc.record({ loan: eventfulLoans, other: eventfulLoans, after: fc.nat(3_000) });
    fc.assert(
      fc.property(undone, ({ loan, other, after }) => {
        const [taken] = other.facts.slice(1);
        if (taken === undefined) return;
        const fact = { ...taken, factId: "taken-back", sequence: 500 };
        const reversed = withFact(withFact(loan, fact), {
          kind: "reversed",
          factId: "reversal",
          sequence: 501,
          on: fact.on,
          reversesFactId: fact.factId,
        });
        // Recorded on one day: from then on there is nothing in between.
        const asOf = addDays(
          fact.on > loan.terms.disbursedOn ? fact.on : loan.terms.disbursedOn,
          after,
        );
        expect(figures(foldLoan(reversed, asOf))).toEqual(figures(foldLoan(loan, asOf)));
      }),
      runs,
    );
  });

  it("no balance is ever negative, and what is overdue is part of what is owed", () => {
    fc.assert(
      fc.property(eventfulLoans, someDay, (loan, asOf) => {
        const position = positionAt(prepareLoan(loan), asOf);
        const { principalOutstandingFen, principalOverdueFen, interestOverdueFen } = position;
        for (const fen of [principalOverdueFen, interestOverdueFen, position.penaltyFen])
          expect(fen >= 0n).toBe(true);
        expect(principalOutstandingFen >= principalOverdueFen).toBe(true);
        expect(principalOutstandingFen <= loan.terms.principalFen).toBe(true);
        expect(position.accruedInterestFen >= 0n && position.unappliedFen >= 0n).toBe(true);
        expect(position.toClearFen >= principalOverdueFen + interestOverdueFen).toBe(true);
        expect(position.daysPastDue === 0).toBe(principalOverdueFen + interestOverdueFen === 0n);
      }),
      runs,
    );
  });

  it("a prepared loan says on every day what a fresh fold says", () => {
    fc.assert(
      fc.property(eventfulLoans, fc.array(someDay, { maxLength: 5 }), (loan, days) => {
        const prepared = prepareLoan(loan);
        for (const day of days)
          expect(positionAt(prepared, day)).toEqual(foldLoan(loan, day).position);
      }),
      runs,
    );
  });

  it("a deferral moves principal dates only; interest is that of the balance that stays", () => {
    fc.assert(
      fc.property(eventfulLoans, fc.integer({ min: 2014, max: 2040 }), (loan, year) => {
        const before = foldLoan(loan, "2026-11-20");
        const on = `${year}-01-01`;
        if (on <= loan.terms.disbursedOn || loan.facts.some((fact) => knownOn(fact) >= on)) return;
        const fact = { kind: "principal-deferred", on, year } as const;
        const after = foldLoan(withFacts(loan, fact), "2026-11-20");
        const early = (state: LoanState) => state.rows.filter(({ dueOn }) => dueOn < on);
        expect(early(after)).toEqual(early(before));
        expect(after.totals.principalDueFen).toBe(before.totals.principalDueFen);
        const due = (state: LoanState, of: number) =>
          state.rows
            .filter(({ dueOn }) => dueOn.startsWith(`${of}-`))
            .reduce((sum, { principalDueFen }) => sum + principalDueFen, 0n);
        expect(due(after, year)).toBe(0n);
        expect(due(after, year + 1)).toBe(due(before, year) + due(before, year + 1));
        expect(due(after, year + 2)).toBe(due(before, year + 2));
        for (const row of after.rows)
          for (const { from, to, numerator, principalFen, rate } of row.segments) {
            const { ratePpm } = rate;
            expect(principalFen).toBe(row.openingPrincipalFen);
            const exact = interestNumerator(
              { from, to, principalFen, ratePpm },
              loan.terms.dayCount,
            );
            expect(numerator).toBe(exact);
          }
      }),
      runs,
    );
  });

  it("days of a schedule touch each other from disbursement to its end", () => {
    fc.assert(
      fc.property(eventfulLoans, (loan) => {
        let start = loan.terms.disbursedOn;
        for (const row of foldLoan(loan, "2026-11-20").rows)
          for (const { from, to } of row.segments) {
            expect(from).toBe(start);
            expect(daysBetween(from, to) > 0).toBe(true);
            start = to;
          }
      }),
      runs,
    );
  });
});
