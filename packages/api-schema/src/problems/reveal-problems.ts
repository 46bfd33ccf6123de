import type { ProblemTable } from "./problem-row.ts";

/** Codes about showing personal data in clear. */
export const revealProblems = {
  "reveal.trivial-reason": {
    status: 422,
    title: { zh: "查看明文须写明事由", en: "A reason is needed to see it in clear" },
    help: {
      zh: "用一句话写明为什么要看，例如“核对合同签字人身份”。事由会留在审计记录里。",
      en: "Say in a sentence what it is needed for, such as checking who signed. The audit keeps it.",
    },
  },
  "reveal.number-in-reason": {
    status: 422,
    title: { zh: "事由里有号码", en: "The reason holds a number" },
    help: {
      zh: "事由原样留在审计记录里，请去掉证件号、手机号、账号等长号码。",
      en: "The audit keeps the reason as it is: take ID, phone, account and other long numbers out.",
    },
  },
  "reveal.too-many": {
    status: 429,
    title: { zh: "查看明文的次数用完了", en: "Too many looks in clear" },
    help: {
      zh: "每人每小时查看明文的次数有上限。请等 Retry-After 所示秒数后再看，或请同事查看。",
      en: "Each person has so many looks an hour. Wait Retry-After seconds, or ask a colleague.",
    },
    retryable: true,
  },
} satisfies ProblemTable;
