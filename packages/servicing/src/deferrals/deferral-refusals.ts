/** What use cases of deferrals refuse; the rules refuse in the domain. */
export const deferralTexts = {
  "deferral.not-found": {
    zh: "找不到这次本金延期。核对编号，或从列表打开。",
    en: "There is no such deferral. Check its id or open it from the list.",
    status: 404,
  },
  "deferral.filed-already": {
    zh: "这位借款学生这一年已经申请过本金延期，不能再申请，也不能撤销。",
    en: "This borrower has filed a deferral for that year; it can't be filed twice or taken back.",
    status: 409,
  },
  "deferral.preview-outdated": {
    zh: "贷款或参数在预览后有变化：重新预览，借款学生看过新的影响再申请。",
    en: "The loans or the policy changed since the preview: look at the new effect, then file.",
    status: 409,
  },
} as const;
