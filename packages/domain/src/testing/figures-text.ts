import fc from "fast-check";
import { addDays, weekdayOf } from "../calendar/index.ts";
import { foldLoan, quotePrepayment } from "../loan/index.ts";
import type { Loan } from "../loan/index.ts";
import { eventfulLoans } from "./eventful-loans.ts";

/** The same loans every time. */
export function sampleLoans(): readonly Loan[] {
  return fc.sample(eventfulLoans, { seed: 20_261_122, numRuns: 60 });
}

/** Every figure of many loans on many days as one text, to be compared between machines. */
export function figuresText(loans: readonly Loan[]): string {
  const figures = loans.map((loan, i) => {
    const asOf = addDays("2016-03-01", i * 61);
    const quote = quotePrepayment(loan, { on: asOf, principalFen: "all" });
    return [foldLoan(loan, asOf), quote, weekdayOf(asOf)];
  });
  return JSON.stringify(figures, (_key, part: unknown) =>
    typeof part === "bigint" ? `${part}n` : part,
  );
}
