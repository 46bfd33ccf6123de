import type { PlainDate } from "@bursar/domain/calendar";
import type { Bilingual, Explanation, ExplanationStep } from "@bursar/domain/loan";
import {
  formatDecimal,
  formatYuan,
  formatYuanGrouped,
  parseRatePercent,
  type Fen,
} from "@bursar/domain/money";

/** One stretch of days with everything that a pocket calculator needs. */
export interface CalculationStep {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: number;
  readonly principalFen: Fen;
  readonly ratePct: string;
  readonly rateSource: Bilingual;
  /** `16,000.00 × 2.80% × 111 ÷ 360`. */
  readonly formula: string;
  /** The same as it is keyed in: `16000 × 0.028 × 111 ÷ 360`. */
  readonly keys: string;
  /** Interest in yuan to six places. */
  readonly exact: string;
  /** 文号 of the waiver of these days. */
  readonly waivedBy: string | undefined;
}

/** The treasury's time before a borrower's first bill, in one line. */
export interface SubsidisedTime {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly ruleRef: string;
}

export interface BillView {
  readonly subsidised: SubsidisedTime | undefined;
  readonly steps: readonly CalculationStep[];
  /** Sum of the steps before rounding, to six places. */
  readonly exactSum: string;
  /** 文号 of the waiver, when something is waived. */
  readonly waivedBy: string | undefined;
  readonly assumedRate: boolean;
}

/** The steps of a borrower's bill, ready to be shown. */
export function billView(explanation: Explanation): BillView {
  const borne = explanation.steps.filter(({ payer }) => payer === "borrower");
  const sum = borne.reduce((total, step) => total + tenPlaces(step), 0n);
  return {
    subsidised: subsidisedTime(explanation),
    steps: borne.map(toStep),
    exactSum: sixPlaces(sum),
    waivedBy: borne.find(({ waived }) => waived)?.ruleRef,
    assumedRate: borne.some(({ assumedRate }) => assumedRate),
  };
}

function subsidisedTime(explanation: Explanation): SubsidisedTime | undefined {
  const last = explanation.steps.findLast(({ payer }) => payer === "treasury");
  if (last === undefined) return undefined;
  const from = explanation.subsidisedFrom ?? last.from;
  return { from, to: last.to, ruleRef: last.ruleRef };
}

function toStep(step: ExplanationStep): CalculationStep {
  const base = step.dayCount === "ACT/360" ? "360" : step.dayCount;
  const plain = formatYuan(step.principalFen).replace(/\.00$/, "");
  return {
    from: step.from,
    to: step.to,
    days: step.days,
    principalFen: step.principalFen,
    ratePct: step.ratePct,
    rateSource: step.rateSource,
    formula: `${formatYuanGrouped(step.principalFen)} × ${step.ratePct}% × ${step.days} ÷ ${base}`,
    keys: `${plain} × ${rateAsNumber(step.ratePct)} × ${step.days} ÷ ${base}`,
    exact: sixPlaces(tenPlaces(step)),
    waivedBy: step.waived ? step.ruleRef : undefined,
  };
}

/** `"2.80"` → `0.028`: a percent key does different things on different calculators. */
function rateAsNumber(ratePct: string): string {
  return formatDecimal(parseRatePercent(ratePct) ?? 0n, 1_000_000n, 6).replace(/0+$/, "");
}

function tenPlaces({ exact }: ExplanationStep): bigint {
  return BigInt(exact.replace(".", ""));
}

function sixPlaces(tenPlaced: bigint): string {
  return formatDecimal(tenPlaced, 10n ** 10n, 6);
}
