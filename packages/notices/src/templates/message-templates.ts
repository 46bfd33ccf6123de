/**
 * Texts of messages. Facts only: no threat, no link, and the numbers of the lender and the
 * centre, so that a borrower can check (rulebook 6.6 items 5, 7, 8). The neutral text names no
 * amount, for a number that nobody has confirmed.
 */
export const messageTemplates = {
  "bill-announcement.amount": {
    zh: "【{{ centre }}】{{ name }}同学：您的助学贷款合同（尾号{{ contractTail }}）{{ dueOn }}应还{{ amount }}元，建议{{ depositBy }}前存入还款账户。详情登录还款网页查看，咨询95593。我们不会要验证码、密码，不收费。",
    en: "[{{ centre }}] {{ name }}: your student loan (contract ending {{ contractTail }}) has {{ amount }} yuan due on {{ dueOn }}. Deposit it by {{ depositBy }}. Questions: 95593. We never ask for codes or passwords, and charge nothing.",
  },
  "bill-announcement.neutral": {
    zh: "【{{ centre }}】您好：您有一条助学贷款年度通知，登录还款网页或联系资助中心查看，咨询95593。如不是本人，忽略即可。我们不会要验证码、密码，不收费。",
    en: "[{{ centre }}] You have a yearly student-loan notice. Sign in to the repayment page or contact the aid centre; questions: 95593. If this is not for you, ignore it. We never ask for codes or passwords, and charge nothing.",
  },
  "application.documents-missing": {
    zh: "【{{ centre }}】您的助学贷款申请还要补{{ count }}项材料，清单见告知单，也可到资助中心或来电查询。一次带齐即可继续办理。我们不会要验证码、密码，不收费。",
    en: "[{{ centre }}] Your student-loan application needs {{ count }} more item(s). The list is on your slip; the aid centre can repeat it. Bring all of them at once to go on. We never ask for codes or passwords, and charge nothing.",
  },
  "sign-in.code": {
    zh: "【{{ centre }}】验证码{{ code }}，{{ minutes }}分钟内有效，用于登录还款网页。任何人索要都不要给。",
    en: "[{{ centre }}] {{ code }} is your sign-in code, valid for {{ minutes }} minutes. Give it to nobody.",
  },
  "change.applied": {
    zh: "【{{ centre }}】您好：您在资助中心办理的变更已生效，登录还款网页查看。不是您本人办理的，马上联系资助中心，咨询95593。我们不会要验证码、密码，不收费。",
    en: "[{{ centre }}] A change that you asked the aid centre for is in force; see the repayment page. If it was not you, call the centre at once; questions: 95593. We never ask for codes or passwords, and charge nothing.",
  },
  "phone-change.to-old": {
    zh: "【{{ centre }}】您好：有人申请更换在资助中心预留的这个手机号，新号码72小时后才能使用。不是您本人申请的，马上联系资助中心，咨询95593。",
    en: "[{{ centre }}] Somebody asked the aid centre to replace this phone number; the new one works after 72 hours. If it was not you, call the centre at once; questions: 95593.",
  },
  "phone-change.to-new": {
    zh: "【{{ centre }}】{{ code }}是更换预留手机号的确认码，只在资助中心窗口当面出示。不是您本人办理的，忽略即可，不要告诉任何人。",
    en: "[{{ centre }}] {{ code }} confirms this phone number: show it at the aid centre's counter only. If it was not you, ignore it and tell nobody.",
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type TemplateName = keyof typeof messageTemplates;
