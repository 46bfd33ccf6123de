import { inForce } from "../policy/index.ts";
import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { explainBill, explainSegments } from "./explain-bill.ts";
import type { Explanation, ExplanationStep } from "./explain-bill.ts";
import { explainPenalty } from "./explain-penalty.ts";
import type { PenaltyStep } from "./explain-penalty.ts";
import { stateOf } from "./fold-loan.ts";
import { accruedPenalties } from "./penalty.ts";
import { firstAfter, markAt, movedAhead, positionOf } from "./position.ts";
import { prepareLoan } from "./prepared-loan.ts";
import type { Loan, PreparedLoan, Version } from "./prepared-loan.ts";
import { segmentsUntil } from "./segment.ts";

/** Figures of a settlement, and figures of the end of any day. */
export const EXPLAINED_FIELDS = [
  "payable",
  "interest",
  "principal",
  "waived",
  "subsidised",
  "penalty",
  "accrued",
  "outstanding",
  "toClear",
  "payoff",
] as const;

export type ExplainedField = (typeof EXPLAINED_FIELDS)[number];

/** A summand of an amount; `dueOn` says of which due. */
export interface ExplainedPart {
  readonly kind:
    | "interest"
    | "waived"
    | "principal"
    | "moved-interest"
    | "subsidised"
    | "penalty"
    | "overdue-interest"
    | "overdue-principal"
    | "accrued"
    | "not-yet-due"
    | "unapplied";
  readonly amountFen: Fen;
  readonly dueOn?: PlainDate;
}

/** Why an amount is what it is: summands that add up to it, and the days behind its interest. */
export interface FieldExplanation {
  readonly field: ExplainedField;
  readonly on: PlainDate;
  readonly amountFen: Fen;
  readonly parts: readonly ExplainedPart[];
  readonly steps: readonly ExplanationStep[];
  readonly penaltySteps: readonly PenaltyStep[];
  /** The whole settlement, when the figure is one of a due date. */
  readonly settlement?: Explanation;
}

/**
 * The steps behind any amount on any day; `undefined` when there is no such figure: before
 * disbursement, or a settlement's figure on a day without one.
 */
export function explain(
  loan: Loan,
  field: ExplainedField,
  on: PlainDate,
): FieldExplanation | undefined {
  const prepared = prepareLoan(loan);
  switch (field) {
    case "payable":
    case "interest":
    case "principal":
    case "waived":
    case "subsidised":
      return explainSettlement(prepared, field, on);
    case "penalty":
    case "accrued":
    case "outstanding":
    case "toClear":
    case "payoff":
      return explainStanding(prepared, field, on);
  }
}

type SettlementField = "payable" | "interest" | "principal" | "waived" | "subsidised";
type StandingField = Exclude<ExplainedField, SettlementField>;

function explainSettlement(
  prepared: PreparedLoan,
  field: SettlementField,
  on: PlainDate,
): FieldExplanation | undefined {
  const state = stateOf(prepared, on);
  const settlement = explainBill(state, on);
  const row = state.rows.find(({ dueOn }) => dueOn === on);
  if (settlement === undefined || row === undefined) return undefined;
  const movedFen = settlement.payableFen - row.payableFen;
  const all: readonly ExplainedPart[] = [
    { kind: "interest", amountFen: row.interestBorneFen },
    { kind: "waived", amountFen: -row.interestWaivedFen },
    { kind: "principal", amountFen: row.principalDueFen },
    { kind: "moved-interest", amountFen: movedFen },
  ];
  const subsidised = { kind: "subsidised", amountFen: row.interestSubsidisedFen } as const;
  const waived = { kind: "waived", amountFen: row.interestWaivedFen } as const;
  const parts = {
    payable: all,
    interest: all.filter(({ kind }) => kind === "interest"),
    principal: all.filter(({ kind }) => kind === "principal"),
    waived: [waived],
    subsidised: [subsidised],
  }[field];
  const steps = settlement.steps.filter((step) => concerns(step, field));
  return { ...total(field, on, parts), steps, penaltySteps: [], settlement };
}

function concerns({ payer, waived }: ExplanationStep, field: SettlementField): boolean {
  switch (field) {
    case "payable":
    case "interest":
      return payer === "borrower";
    case "waived":
      return waived;
    case "subsidised":
      return payer === "treasury";
    case "principal":
      return false;
  }
}

function explainStanding(
  prepared: PreparedLoan,
  field: StandingField,
  on: PlainDate,
): FieldExplanation | undefined {
  const day = toEpochDay(on);
  const version = prepared.versionAt(day);
  if (version === undefined || on < prepared.loan.terms.disbursedOn) return undefined;
  const { context } = version;
  const mark = markAt(version, day);
  const accrued = accruedPenalties(mark.arrears, day + 1, context);
  const dues = mark.arrears.flatMap((arrear, i): ExplainedPart[] => {
    const dueOn = fromEpochDay(arrear.dueDay);
    const penaltyFen = arrear.penaltyFen + (accrued[i] ?? 0n);
    return [
      { kind: "penalty", amountFen: penaltyFen, dueOn },
      { kind: "overdue-interest", amountFen: arrear.interestFen, dueOn },
      { kind: "overdue-principal", amountFen: arrear.principalFen, dueOn },
    ];
  });
  const position = positionOf(version, day);
  const ahead = firstAfter(version.settlements, day);
  const notYetDueFen = ahead?.openingPrincipalFen ?? 0n;
  const accruedPart: ExplainedPart = { kind: "accrued", amountFen: position.accruedInterestFen };
  const notYetDue: ExplainedPart = { kind: "not-yet-due", amountFen: notYetDueFen };
  const moved: ExplainedPart = { kind: "moved-interest", amountFen: movedAhead(version, day) };
  const unapplied: ExplainedPart = { kind: "unapplied", amountFen: -position.unappliedFen };
  const parts = {
    penalty: dues.filter(({ kind }) => kind === "penalty"),
    accrued: [accruedPart],
    outstanding: [notYetDue, ...dues.filter(({ kind }) => kind === "overdue-principal")],
    toClear: dues,
    payoff: [...dues, moved, accruedPart, notYetDue, unapplied],
  }[field];
  const withSteps = field === "accrued" || field === "payoff";
  const withPenalty = field !== "accrued" && field !== "outstanding";
  return {
    ...total(field, on, parts),
    steps: withSteps ? accruedSteps(version, prepared, day) : [],
    penaltySteps: withPenalty ? explainPenalty(version, day) : [],
  };
}

/** The borrower's days since the last settlement. */
function accruedSteps(
  version: Version,
  { loan }: PreparedLoan,
  day: number,
): readonly ExplanationStep[] {
  const ahead = firstAfter(version.settlements, day);
  if (ahead === undefined) return [];
  const counts = inForce(loan.policy.repayDayBearsInterest, fromEpochDay(day)).value;
  const { dayCount } = loan.terms;
  const segments = segmentsUntil(ahead.segments, counts ? day + 1 : day, dayCount).filter(
    ({ payer }) => payer === "borrower",
  );
  return explainSegments(segments, dayCount);
}

function total(
  field: ExplainedField,
  on: PlainDate,
  parts: readonly ExplainedPart[],
): Pick<FieldExplanation, "field" | "on" | "amountFen" | "parts"> {
  const amountFen = parts.reduce((sum, part) => sum + part.amountFen, 0n);
  return { field, on, amountFen, parts: parts.filter((part) => part.amountFen !== 0n) };
}
