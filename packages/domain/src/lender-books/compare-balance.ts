import type { PlainDate } from "../calendar/index.ts";
import { explain } from "../loan/index.ts";
import type { ExplainedField, Loan } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";
import type { LenderBalanceRow } from "./lender-balance-row.ts";

/** What differs; `unknown-here` and `missing-there` are of whole contracts. */
export type DifferenceField =
  | "principal"
  | "principal-overdue"
  | "interest-due"
  | "unknown-here"
  | "missing-there";

export const DIFFERENCE_FIELDS = [
  "principal",
  "principal-overdue",
  "interest-due",
  "unknown-here",
  "missing-there",
] as const satisfies readonly DifferenceField[];

/** This book's figures of a day, as a lender's file states them. */
export interface OwnBalance {
  readonly principalFen: Fen;
  readonly principalOverdueFen: Fen;
  readonly interestDueFen: Fen;
}

export interface BalanceDifference {
  readonly field: DifferenceField;
  readonly givenFen: Fen;
  readonly computedFen: Fen;
}

/**
 * What this book has at the end of a day by value date. Overdue is, as lenders state it, what had
 * fallen due by that day and is unpaid; so is the interest.
 */
export function ownBalanceOn(loan: Loan, on: PlainDate): OwnBalance {
  const outstanding = explain(loan, "outstanding", on);
  return {
    principalFen: outstanding?.amountFen ?? 0n,
    principalOverdueFen: sumOf(loan, on, ["outstanding", "overdue-principal"]),
    interestDueFen: sumOf(loan, on, ["toClear", "overdue-interest"]),
  };
}

function sumOf(loan: Loan, on: PlainDate, [field, kind]: [ExplainedField, string]): Fen {
  const parts = explain(loan, field, on)?.parts ?? [];
  return parts
    .filter((part) => part.kind === kind)
    .reduce((sum, { amountFen }) => sum + amountFen, 0n);
}

/** Where the lender's line and this book differ; nothing is ever adjusted from it. */
export function compareBalance(
  given: Omit<LenderBalanceRow, "contractNo" | "on">,
  own: OwnBalance | undefined,
): readonly BalanceDifference[] {
  if (own === undefined) {
    const { principalFen: givenFen } = given;
    return givenFen === 0n ? [] : [{ field: "unknown-here", givenFen, computedFen: 0n }];
  }
  const pairs: readonly BalanceDifference[] = [
    { field: "principal", givenFen: given.principalFen, computedFen: own.principalFen },
    {
      field: "principal-overdue",
      givenFen: given.principalOverdueFen,
      computedFen: own.principalOverdueFen,
    },
    {
      field: "interest-due",
      givenFen: given.interestDueFen ?? own.interestDueFen,
      computedFen: own.interestDueFen,
    },
  ];
  return pairs.filter(({ givenFen, computedFen }) => givenFen !== computedFen);
}
