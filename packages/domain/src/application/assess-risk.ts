import type { PlainDate } from "../calendar/index.ts";
import { inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

/** What makes a reviewer look closer, in the order in which it is shown. */
export const RISK_REASONS = {
  "possible-duplicate": {
    zh: "可能重复：另有相近的人或同一联系方式",
    en: "possible duplicate: a similar person or the same contact elsewhere",
  },
  "first-loan": { zh: "首贷", en: "first loan" },
  "co-borrower-new": { zh: "共同借款人与上年不同", en: "co-borrower is not last year's" },
  "school-changed": { zh: "高校与上年不同", en: "university is not last year's" },
  "study-changed": { zh: "学历层次或毕业年份与上年不同", en: "level or graduation year changed" },
  "phone-changed": { zh: "手机号与上年不同", en: "mobile number is not last year's" },
  warnings: { zh: "带提醒提交", en: "submitted with warnings" },
  "documents-incomplete": { zh: "材料不齐", en: "documents incomplete" },
  "id-number-typed": { zh: "身份证号为手工录入", en: "ID number was typed by hand" },
  "returned-before": { zh: "曾被退回", en: "was returned before" },
  "entered-by-another": { zh: "由他人代录", en: "entered by another person" },
  "amount-at-cap": { zh: "申请金额等于上限", en: "amount is at the cap" },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;
export type RiskReason = keyof typeof RISK_REASONS;

export type RiskLevel = "low" | "medium" | "high";

export interface Risk {
  /** Sum of the points, at most 100. */
  readonly score: number;
  readonly level: RiskLevel;
  readonly reasons: readonly {
    readonly code: RiskReason;
    readonly points: number;
    readonly zh: string;
    readonly en: string;
  }[];
}

const CODES = Object.keys(RISK_REASONS) as readonly RiskReason[];
const SCORE_MAX = 100;

/** The score of the reasons that hold, by the points in force on a day, and what it counts as. */
export function assessRisk(
  holds: Readonly<Record<RiskReason, boolean>>,
  policy: Policy,
  on: PlainDate,
): Risk {
  const reasons = CODES.filter((code) => holds[code]).map((code) => {
    const series = policy.reviewRisk[code];
    const points = series === undefined ? SCORE_MAX : inForce(series, on).value;
    return { code, points, ...RISK_REASONS[code] };
  });
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  const score = Math.min(sum, SCORE_MAX);
  const { lowMax, highMin } = inForce(policy.reviewRules, on).value;
  const level = score <= lowMax ? "low" : score >= highMin ? "high" : "medium";
  return { score, level, reasons };
}
