import { addDays, earlierOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { lastFilingDay } from "../loan/index.ts";
import type { Disbursed, Loan, LoanFact, PaidThrough, PrincipalDeferred } from "../loan/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import type { PortfolioRow } from "./portfolio-row.ts";

type Bare<F> = Omit<F, "factId" | "sequence" | "recordedAt">;
export type OpeningFact = Bare<Disbursed> | Bare<PrincipalDeferred> | Bare<PaidThrough>;

type Opening = Pick<PortfolioRow, "terms" | "deferredYears" | "overdueSince" | "statementOn">;

/**
 * What a lender's line says has happened, as facts: paid out, deferred, and paid in full on every
 * due date before the oldest unpaid one (K16). A deferral's day of filing is not in the file; the
 * last day on which it could be filed (K21) is taken, since the plan is the same for any.
 */
export function openingFacts(row: Opening, policy: Policy): readonly OpeningFact[] {
  const { terms, deferredYears, overdueSince, statementOn } = row;
  const through = overdueSince === null ? statementOn : addDays(overdueSince, -1);
  return [
    { kind: "disbursed", on: terms.disbursedOn, amountFen: terms.principalFen },
    ...deferredYears.map((year) => ({
      kind: "principal-deferred" as const,
      on: earlierOf(filedBy(year, row, policy), statementOn),
      year,
    })),
    { kind: "paid-through", on: through },
  ];
}

function filedBy(year: number, { terms }: Opening, policy: Policy): PlainDate {
  const annual = dateInYear(inForce(policy.annualDueDay, terms.signedOn).value, year);
  const dueOn = yearOf(terms.maturesOn) === year ? terms.maturesOn : annual;
  const relief = policy.reliefs.find((one) => one.year === year);
  return relief === undefined ? dueOn : lastFilingDay(relief, dueOn, policy);
}

/** The loan that a row opens, in the shape that the engine folds. */
export function openedLoan(row: Opening, policy: Policy): Loan {
  const facts = openingFacts(row, policy).map((fact, index): LoanFact => ({
    ...fact,
    factId: String(index + 1),
    sequence: index + 1,
  }));
  return { terms: row.terms, policy, facts };
}
