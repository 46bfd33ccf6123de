import type { Fen } from "@bursar/domain/money";

/** The stages of a season in their order, with their names for people. */
export const STAGES = {
  import: { zh: "导入名册", en: "import" },
  review: { zh: "复核", en: "review" },
  contracts: { zh: "制发合同", en: "contracts" },
  signing: { zh: "签约", en: "signing" },
  acceptance: { zh: "受理", en: "acceptance" },
  receipts: { zh: "高校回执", en: "receipts" },
  "lender-approval": { zh: "贷款审批", en: "lender approval" },
  disbursement: { zh: "放款", en: "disbursement" },
  refresh: { zh: "信息核对", en: "refresh" },
  reminders: { zh: "账单提醒", en: "reminders" },
} as const;

export type StageName = keyof typeof STAGES;

/** What a stage has to show. */
export interface StageOutcome {
  /** How many have come through it by now, in this run or before. */
  readonly count: number;
  /** How many of them in this run. */
  readonly done: number;
  /** Their sum, where they have one. */
  readonly amountFen?: Fen;
}
