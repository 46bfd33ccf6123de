import fc from "fast-check";
import { addDays, daysBetween, fromEpochDay, toEpochDay, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Loan, LoanFact, LoanTerms } from "../loan/index.ts";
import { nextApplicationDay } from "../loan/prepay-regime.ts";
import { nationalPolicy } from "../policy/index.ts";
import { disbursedLoan, loanTerms } from "./loan-arbitraries.ts";

/** One thing that may happen to a loan, on a day still to be placed in its life. */
interface Happening {
  readonly kind: Exclude<
    LoanFact["kind"],
    "disbursed" | "reversed" | "paid-through" | "refunded" | "written-off"
  >;
  /** Where in the loan's life, from 0 to 1. */
  readonly at: number;
  readonly yuan: bigint;
  readonly years: number;
  readonly late: number;
}

const partOfLife = fc.integer({ min: 0, max: 1_000 }).map((part) => part / 1_000);

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(
    "study-extended",
    "study-suspended",
    "school-left",
    "principal-deferred",
    "repaid",
    "repaid",
    "repaid",
    "prepaid",
    "rescued",
  ),
  at: partOfLife,
  yuan: fc.bigInt({ min: 1n, max: 4_000n }),
  years: fc.integer({ min: 1, max: 3 }),
  late: fc.integer({ min: 0, max: 500 }),
});

/**
 * Loans of all cohorts and day counts with up to eight things that happened to them, in the shape
 * in which they were recorded; without reversals. Some count as paid on time to a day, some wholly.
 */
export const eventfulLoans: fc.Arbitrary<Loan> = fc
  .record({
    terms: loanTerms,
    dayCount: fc.constantFrom("ACT/360", "ACT/360", "ACT/365F", "30/360", "ACT/ACT"),
    happenings: fc.array(happening, { maxLength: 8 }),
    paidThrough: fc.option(partOfLife),
  })
  .map(({ terms: standard, dayCount, happenings, paidThrough }): Loan => {
    const terms: LoanTerms = { ...standard, dayCount };
    const loan = disbursedLoan(terms);
    // Nobody leaves school twice; the second time would be refused.
    const left = happenings.findIndex(({ kind }) => kind === "school-left");
    const facts = happenings
      .filter(({ kind }, i) => kind !== "school-left" || i === left)
      .map((one, i) => toFact(one, i + 2, terms));
    const through = dayOfLife(terms, paidThrough ?? 1);
    const paid: LoanFact[] =
      paidThrough === null && !facts.some(({ kind }) => kind === "repaid")
        ? []
        : [{ kind: "paid-through", factId: "paid-through", sequence: 99, on: through }];
    return { ...loan, facts: [...loan.facts, ...facts, ...paid] };
  });

function toFact(one: Happening, sequence: number, terms: LoanTerms): LoanFact {
  const on = dayOfLife(terms, one.at);
  const base = { factId: `fact_${sequence}`, sequence, on };
  const { kind, years } = one;
  switch (kind) {
    case "study-extended":
    case "study-suspended": {
      const graduationYear = Math.max(terms.graduationYear, yearOf(on)) + years;
      return { ...base, kind, graduationYear, subsidyEndsOn: `${graduationYear}-08-31` };
    }
    case "school-left": {
      const day = studyDay(terms, one.at);
      return { ...base, kind, on: day, filedOn: addDays(day, one.late) };
    }
    case "principal-deferred":
      return { ...base, kind, year: yearOf(on) };
    case "repaid":
      return { ...base, kind, amountFen: one.yuan * 100n + 37n };
    case "prepaid":
      return {
        ...base,
        kind,
        on: nextApplicationDay(nationalPolicy(), on),
        principalFen: one.yuan * 100n,
        ...(years === 2 && { receivedFen: one.yuan * 83n }),
      };
    case "rescued":
      if (years === 1) return { ...base, kind, scope: "full" };
      return { ...base, kind, scope: "instalment", amountFen: one.yuan * 53n };
  }
}

/** A day between the day after disbursement and two years after maturity. */
function dayOfLife({ disbursedOn, maturesOn }: LoanTerms, at: number): PlainDate {
  const days = daysBetween(disbursedOn, maturesOn) + 730;
  return addDays(disbursedOn, 1 + Math.floor(at * days));
}

function studyDay({ disbursedOn, subsidyEndsOn }: LoanTerms, at: number): PlainDate {
  const first = toEpochDay(disbursedOn) + 1;
  const last = Math.max(first, toEpochDay(subsidyEndsOn));
  return fromEpochDay(first + Math.floor(at * (last - first)));
}
