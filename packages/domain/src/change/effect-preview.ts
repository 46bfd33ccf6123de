import type { PlainDate } from "../calendar/index.ts";
import { currentPlan, diffStates, diffText, foldLoan, nextBill } from "../loan/index.ts";
import type { Loan, LoanState, ScheduleRow } from "../loan/index.ts";
import { formatRatePercent, formatYuan } from "../money/index.ts";
import type { FilingDays } from "./study-filing.ts";
import type { StudyFact } from "./study-change.ts";

/** One settlement, amounts in yuan as text. */
export interface PreviewRow {
  readonly daysSubsidised: number;
  readonly daysBorne: number;
  readonly ratePct: string;
  readonly openingPrincipal: string;
  readonly interestSubsidised: string;
  readonly interestBorne: string;
  readonly interestWaived: string;
  readonly principalDue: string;
  readonly payable: string;
}

/** A plan in the words of the form: who pays from when, and what all of it comes to. */
export interface PlanSide {
  readonly graduationYear: number;
  readonly subsidyEndsOn: PlainDate;
  readonly maturesOn: PlainDate;
  readonly firstPrincipalOn: PlainDate | null;
  readonly payers: readonly {
    readonly payer: "treasury" | "borrower";
    readonly from: PlainDate;
    readonly to: PlainDate;
  }[];
  readonly nextBill: { readonly dueOn: PlainDate; readonly payable: string } | null;
  readonly totals: {
    readonly interestSubsidised: string;
    readonly interestBorne: string;
    readonly interestWaived: string;
    readonly principalDue: string;
    readonly payable: string;
  };
}

/** What a change makes of one loan, old and new side by side (ux C-12 影响预览). */
export interface LoanPreview {
  readonly contractNo: string;
  /** The kind of fact that would be recorded. */
  readonly fact: StudyFact["kind"];
  readonly filing: FilingDays;
  readonly before: PlanSide;
  readonly after: PlanSide;
  /** The settlements that differ; `null` where one of the plans has none on that day. */
  readonly rows: readonly {
    readonly dueOn: PlainDate;
    readonly before: PreviewRow | null;
    readonly after: PreviewRow | null;
  }[];
  /** Interest of closed years that moves to a later bill or is given back (K27); may be below 0. */
  readonly movedInterest: readonly {
    readonly ofDueOn: PlainDate;
    readonly onDueOn: PlainDate;
    readonly amount: string;
  }[];
  readonly zh: string;
  readonly en: string;
}

export interface PreviewRequest {
  readonly contractNo: string;
  readonly loan: Loan;
  readonly fact: StudyFact;
  readonly filing: FilingDays;
  /** Positions are taken on the filing day, so that the same change shows the same tomorrow. */
  readonly filedOn: PlainDate;
}

/** Folds a loan with and without the fact; nothing is written. */
export function previewLoan(request: PreviewRequest): LoanPreview {
  const { contractNo, loan, fact, filing, filedOn } = request;
  const sequence = Math.max(0, ...loan.facts.map((known) => known.sequence)) + 1;
  const changed: Loan = {
    ...loan,
    facts: [...loan.facts, { ...fact, factId: "proposed", sequence }],
  };
  const before = foldLoan(loan, filedOn);
  const after = foldLoan(changed, filedOn);
  const diff = diffStates(before, after);
  const dues = diff.amounts.flatMap(({ dueOn }) => dueOn ?? []);
  return {
    contractNo,
    fact: fact.kind,
    filing,
    before: sideOf(loan, before),
    after: sideOf(changed, after),
    rows: [...new Set(dues)].map((dueOn) => ({
      dueOn,
      before: rowOn(before, dueOn),
      after: rowOn(after, dueOn),
    })),
    movedInterest: after.movedInterest
      .filter(({ factId }) => factId === "proposed")
      .map(({ ofDueOn, onDueOn, amountFen }) => ({ ofDueOn, onDueOn, amount: yuan(amountFen) })),
    zh: diffText(diff, "zh"),
    en: diffText(diff, "en"),
  };
}

function sideOf(loan: Loan, state: LoanState): PlanSide {
  const plan = currentPlan(loan);
  if (plan === undefined) throw new RangeError("a plan is shown of a disbursed loan only");
  const bill = nextBill(state, state.asOf);
  const { totals } = state;
  return {
    graduationYear: plan.graduationYear,
    subsidyEndsOn: plan.subsidyEndsOn,
    maturesOn: plan.maturesOn,
    firstPrincipalOn: plan.firstPrincipalOn ?? null,
    payers: plan.payers,
    nextBill: bill === undefined ? null : { dueOn: bill.dueOn, payable: yuan(bill.payableFen) },
    totals: {
      interestSubsidised: yuan(totals.interestSubsidisedFen),
      interestBorne: yuan(totals.interestBorneFen),
      interestWaived: yuan(totals.interestWaivedFen),
      principalDue: yuan(totals.principalDueFen),
      payable: yuan(totals.payableFen),
    },
  };
}

function rowOn(state: LoanState, dueOn: PlainDate): PreviewRow | null {
  const row = state.rows.find((one) => one.dueOn === dueOn);
  return row === undefined ? null : toRow(row);
}

function toRow(row: ScheduleRow): PreviewRow {
  return {
    daysSubsidised: row.daysSubsidised,
    daysBorne: row.daysBorne,
    ratePct: formatRatePercent(row.ratePpm),
    openingPrincipal: yuan(row.openingPrincipalFen),
    interestSubsidised: yuan(row.interestSubsidisedFen),
    interestBorne: yuan(row.interestBorneFen),
    interestWaived: yuan(row.interestWaivedFen),
    principalDue: yuan(row.principalDueFen),
    payable: yuan(row.payableFen),
  };
}

const yuan = formatYuan;
