import type { ProblemTable } from "./problem-row.ts";

/** Codes about a guardian's consent to a minor's contract. */
export const guardianConsentProblems = {
  "guardian-consent.not-found": {
    status: 404,
    title: { zh: "没有登记监护人同意", en: "No consent is recorded" },
    help: {
      zh: "请由经办人先登记监护人的书面同意。",
      en: "The clerk records the guardian's written consent first.",
    },
  },
  "guardian-consent.not-needed": {
    status: 409,
    title: { zh: "不需要监护人同意", en: "No consent is needed" },
    help: {
      zh: "借款学生已满 18 周岁，请直接办理签字。",
      en: "The borrower is of age: go on with the signing.",
    },
  },
  "guardian-consent.too-late": {
    status: 409,
    title: { zh: "已过签字这一步", en: "The contract is past the signing" },
    help: {
      zh: "监护人同意须在借款学生签字之前登记并确认。",
      en: "A consent is recorded and confirmed before the borrower signs.",
    },
  },
  "guardian-consent.date-in-future": {
    status: 409,
    title: { zh: "日期晚于业务日期", en: "The date is still to come" },
    help: {
      zh: "请填写监护人实际签署同意书的日期。",
      en: "Enter the day on which the guardian signed the consent.",
    },
  },
  "guardian-consent.already-confirmed": {
    status: 409,
    title: { zh: "监护人同意已经确认", en: "The consent is confirmed already" },
    help: {
      zh: "确认后不再改动，请继续办理签字。",
      en: "It is not altered any more: go on with the signing.",
    },
  },
  "guardian-consent.not-recorded": {
    status: 409,
    title: { zh: "还没有登记监护人同意", en: "There is nothing to confirm" },
    help: {
      zh: "请由经办人先登记，再由另一人确认。",
      en: "The clerk records the consent first; another person then confirms it.",
    },
  },
  "guardian-consent.same-person": {
    status: 409,
    title: { zh: "不能确认自己登记的同意", en: "The recorder can't confirm it" },
    help: {
      zh: "登记和确认须由两人完成。请交给另一位复核人。",
      en: "One person records a consent and another confirms it. Hand it to another checker.",
    },
  },
  "guardian-consent.document-unknown": {
    status: 409,
    title: { zh: "档案里没有这份同意书", en: "No such consent in the file" },
    help: {
      zh: "请先上传并归类为“监护人同意书”，再登记。",
      en: "Upload the paper and classify it as a guardian's consent, then record it.",
    },
  },
} satisfies ProblemTable;
