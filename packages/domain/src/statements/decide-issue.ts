import { addDays, dayOf, lengthOfMonth, monthOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { StatementKind } from "./statement-kind.ts";

export interface IssueRequest {
  readonly kind: StatementKind;
  /** The year of a statement or of an interest certificate. */
  readonly year: number | undefined;
}

/** What a decision needs of the loan. */
export interface IssuableLoan {
  readonly today: PlainDate;
  readonly disbursedOn: PlainDate;
  /** The day at whose end it was taken over, where it was. */
  readonly openedOn: PlainDate | null;
  /** The day on which everything was paid; null while something is owed. */
  readonly settledOn: PlainDate | null;
  /** Whether the lender's book counts and says, since then, that principal is outstanding. */
  readonly lenderStillOpen: boolean;
}

export type IssueDecision =
  | { readonly kind: "allowed" }
  | {
      readonly kind: "refused";
      readonly code:
        | "statement.year-missing"
        | "statement.year-ahead"
        | "statement.before-book"
        | "statement.not-settled"
        | "statement.lender-differs"
        | "statement.too-early";
      readonly zh: string;
      readonly en: string;
      readonly data?: Readonly<Record<string, string>>;
    };

/**
 * Whether a sheet may be issued. A settlement certificate exists from the first of the month after
 * the loan was paid off; a year's sheet once the year has begun and this book holds it.
 */
export function decideIssue(request: IssueRequest, loan: IssuableLoan): IssueDecision {
  return request.kind === "settlement-certificate"
    ? decideSettlementCertificate(loan)
    : decideYear(request.year, loan);
}

function decideYear(year: number | undefined, loan: IssuableLoan): IssueDecision {
  if (year === undefined) {
    return {
      kind: "refused",
      code: "statement.year-missing",
      zh: "写明开具哪一年的，例如 2026。",
      en: "Say which year it is for, such as 2026.",
    };
  }
  if (year > yearOf(loan.today)) {
    return {
      kind: "refused",
      code: "statement.year-ahead",
      zh: `${year} 年还没有到：选择今年或以前的年份。`,
      en: `${year} is still to come: choose this year or an earlier one.`,
    };
  }
  const from = yearOf(loan.openedOn ?? loan.disbursedOn);
  if (year < from) {
    return {
      kind: "refused",
      code: "statement.before-book",
      zh: `这笔贷款自 ${from} 年起记在本系统，${year} 年的明细请向贷款人索取。`,
      en: `This book holds the loan from ${from} on; ask the lender for ${year}.`,
    };
  }
  return { kind: "allowed" };
}

function decideSettlementCertificate(loan: IssuableLoan): IssueDecision {
  const { settledOn, today } = loan;
  if (settledOn === null) {
    return {
      kind: "refused",
      code: "statement.not-settled",
      zh: "这笔贷款还没有结清：结清后次月 1 日起开具结清证明。",
      en: "The loan is not paid off: the certificate is issued from the first of the month after that.",
    };
  }
  if (loan.lenderStillOpen) {
    return {
      kind: "refused",
      code: "statement.lender-differs",
      zh: "贷款人的文件里这笔贷款还有余额，以贷款人数字为准：先与贷款人核对，办结差异后再开具。",
      en: "The lender's file still has a balance, and its figure counts: settle the difference with the lender first.",
    };
  }
  const from = firstOfNextMonth(settledOn);
  if (today < from) {
    return {
      kind: "refused",
      code: "statement.too-early",
      zh: `${settledOn} 结清，自 ${from} 起开具结清证明。`,
      en: `It was paid off on ${settledOn}; the certificate is issued from ${from} on.`,
      data: { from },
    };
  }
  return { kind: "allowed" };
}

function firstOfNextMonth(on: PlainDate): PlainDate {
  return addDays(on, lengthOfMonth(yearOf(on), monthOf(on)) - dayOf(on) + 1);
}
