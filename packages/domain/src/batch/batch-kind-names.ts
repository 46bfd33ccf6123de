/** Every kind of batch by its name, in words. */
export const batchKindTitles = {
  "borrower-refresh": { zh: "借款学生信息更新", en: "refresh of borrowers' data" },
  "collection-reminder": { zh: "还款提醒", en: "payment reminders" },
  "interest-settlement": { zh: "结息", en: "interest settlement" },
  repricing: { zh: "利率重定价", en: "repricing" },
  delinquency: { zh: "逾期天数、分类与催收名单", en: "days past due, class and worklist" },
  "subsidy-claim": { zh: "贴息资金申领", en: "subsidy claim" },
  "risk-compensation": { zh: "风险补偿金", en: "risk-compensation fund" },
  "credit-extract": { zh: "征信报送数据", en: "credit-report extract" },
  "book-check": { zh: "账簿夜间复算", en: "nightly check of all books" },
  "policy-refold": { zh: "参数变更后补记", en: "re-posting after a change of policy" },
} as const satisfies Record<string, { zh: string; en: string }>;

export type BatchKindName = keyof typeof batchKindTitles;

/** The names alone, in that order. */
export const batchKindNames = Object.keys(batchKindTitles) as BatchKindName[];
