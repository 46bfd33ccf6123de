import type { PlainDate } from "../calendar/index.ts";
import { diffStates, diffText, foldLoan } from "../loan/index.ts";
import type { Loan, LoanFact, LoanState } from "../loan/index.ts";
import { formatYuan } from "../money/index.ts";

/** A fact before it is recorded: without its id, its place and its instant. */
export type ProposedFact = LoanFact extends infer Fact
  ? Fact extends LoanFact
    ? Omit<Fact, "factId" | "sequence" | "recordedAt">
    : never
  : never;

/** What a loan comes to over its life from its settlements, in yuan as text. */
export interface EffectTotals {
  readonly interestSubsidised: string;
  readonly interestBorne: string;
  readonly interestWaived: string;
  readonly principalDue: string;
  readonly payable: string;
}

/** What facts would make of one loan; amounts in yuan as text, so that it can be kept and sent. */
export interface LoanEffect {
  readonly contractNo: string;
  /** Positions are taken at the end of this day. */
  readonly on: PlainDate;
  /** Only what differs; `dueOn` for an amount of a settlement, null for one of the position. */
  readonly amounts: readonly {
    readonly field: string;
    readonly dueOn: PlainDate | null;
    readonly before: string;
    readonly after: string;
    readonly change: string;
  }[];
  readonly totals: { readonly before: EffectTotals; readonly after: EffectTotals };
  /** What the borrower's interest after waivers changes by; below zero it is saved. */
  readonly interestChange: string;
  readonly zh: string;
  readonly en: string;
}

export interface EffectRequest {
  readonly contractNo: string;
  readonly loan: Loan;
  readonly facts: readonly ProposedFact[];
  readonly on: PlainDate;
}

/** The loan as it would be with the facts behind those that it has. */
export function withProposed(loan: Loan, facts: readonly ProposedFact[]): Loan {
  const last = Math.max(0, ...loan.facts.map(({ sequence }) => sequence));
  const proposed = facts.map((fact, index) => ({
    ...fact,
    factId: `proposed-${index + 1}`,
    sequence: last + 1 + index,
  }));
  return { ...loan, facts: [...loan.facts, ...proposed] };
}

/** Folds a loan with and without the facts; nothing is written. */
export function loanEffect({ contractNo, loan, facts, on }: EffectRequest): LoanEffect {
  const before = foldLoan(loan, on);
  const after = foldLoan(withProposed(loan, facts), on);
  const diff = diffStates(before, after);
  return {
    contractNo,
    on,
    amounts: diff.amounts.map(({ field, dueOn, beforeFen, afterFen, changeFen }) => ({
      field: field.replace(/Fen$/, ""),
      dueOn: dueOn ?? null,
      before: formatYuan(beforeFen),
      after: formatYuan(afterFen),
      change: formatYuan(changeFen),
    })),
    totals: { before: totalsOf(before), after: totalsOf(after) },
    interestChange: formatYuan(ownInterest(after) - ownInterest(before)),
    zh: diffText(diff, "zh"),
    en: diffText(diff, "en"),
  };
}

function ownInterest({ totals }: LoanState): bigint {
  return totals.interestBorneFen - totals.interestWaivedFen;
}

function totalsOf({ totals }: LoanState): EffectTotals {
  return {
    interestSubsidised: formatYuan(totals.interestSubsidisedFen),
    interestBorne: formatYuan(totals.interestBorneFen),
    interestWaived: formatYuan(totals.interestWaivedFen),
    principalDue: formatYuan(totals.principalDueFen),
    payable: formatYuan(totals.payableFen),
  };
}
