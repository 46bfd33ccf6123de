import { earlierOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { decideEvent, loanEffect } from "../effect/index.ts";
import type { EventRefusal, LoanEffect, ProposedFact } from "../effect/index.ts";
import { foldLoan, lastFilingDay } from "../loan/index.ts";
import type { Loan } from "../loan/index.ts";

/** A loan of the borrower, under the number that people know it by. */
export interface NumberedLoan {
  readonly loanId: string;
  readonly contractNo: string;
  readonly loan: Loan;
}

export interface PlannedDeferral {
  readonly kind: "planned";
  /** Of the earliest due date among all contracts. */
  readonly lastDay: PlainDate;
  readonly contracts: readonly {
    readonly loanId: string;
    readonly fact: ProposedFact;
    readonly effect: LoanEffect;
  }[];
}

/** A loan with nothing due in the year stays as it is; any other refusal is the person's. */
const LEFT_OUT: ReadonlySet<string> = new Set(["relief.nothing-due", "loan.not-disbursed"]);

/**
 * The deferral of a year's principal 本金延期: all contracts of the borrower together, filed before
 * the earliest of their due dates, at once and for good (rulebook 4, K20, K21).
 */
export function planDeferral(
  loans: readonly NumberedLoan[],
  { year, on }: { readonly year: number; readonly on: PlainDate },
): PlannedDeferral | EventRefusal {
  const fact = { kind: "principal-deferred", on, year } as const;
  const nothing: EventRefusal[] = [];
  const due: NumberedLoan[] = [];
  for (const one of loans) {
    const refusal = decideEvent({ ...one, fact }, on);
    if (refusal === undefined) due.push(one);
    else if (LEFT_OUT.has(refusal.code)) nothing.push(refusal);
    else return refusal;
  }
  const days = due.flatMap((one) => lastDayOf(one.loan, year, on) ?? []);
  const [first] = days;
  if (first === undefined) return nothing[0] ?? noLoan();
  const lastDay = days.reduce(earlierOf, first);
  if (on > lastDay) return filedLate(lastDay);
  return {
    kind: "planned",
    lastDay,
    contracts: due.map(({ loanId, contractNo, loan }) => ({
      loanId,
      fact,
      effect: loanEffect({ contractNo, loan, facts: [fact], on }),
    })),
  };
}

function lastDayOf(loan: Loan, year: number, on: PlainDate): PlainDate | undefined {
  const relief = loan.policy.reliefs.find((one) => one.year === year);
  const row = foldLoan(loan, on).rows.find(
    ({ dueOn, principalDueFen, prepaidFen }) =>
      dueOn >= on && yearOf(dueOn) === year && principalDueFen > prepaidFen,
  );
  if (relief === undefined || row === undefined) return undefined;
  return lastFilingDay(relief, row.dueOn, loan.policy);
}

function filedLate(lastDay: PlainDate): EventRefusal {
  return {
    kind: "refused",
    code: "relief.filed-late",
    zh: `延期须在最早的应还日前、最迟 ${lastDay} 申请，已过期：请按期还款。`,
    en: `A deferral had to be filed by ${lastDay}, before the earliest due date: pay on time.`,
    data: { lastDay },
  };
}

function noLoan(): EventRefusal {
  return {
    kind: "refused",
    code: "relief.nothing-due",
    zh: "这一年没有到期的本金：无需申请延期。",
    en: "No principal falls due in that year: there is nothing to defer.",
  };
}
