import type { ProblemTable } from "./problem-row.ts";

/** Codes about an application and its review. */
export const applicationProblems = {
  "application.not-found": {
    status: 404,
    title: { zh: "没有这份申请", en: "No such application" },
    help: {
      zh: "请核对申请编号，或从申请列表打开；其他中心的申请在这里查不到。",
      en: "Check its id or open it from the list; another centre's applications can't be seen here.",
    },
  },
  "application.not-awaiting-review": {
    status: 409,
    title: { zh: "申请不在待复核状态", en: "The application doesn't await review" },
    help: {
      zh: "申请可能已由他人复核或退回。请刷新列表，查看它现在的状态。",
      en: "Somebody may have reviewed or returned it. Reload the list and see how it stands.",
    },
  },
  "application.same-person": {
    status: 409,
    title: { zh: "不能复核自己经办的申请", en: "The maker can't review it" },
    help: {
      zh: "录入和复核须由两人完成。请交给另一位有复核权限的人。",
      en: "One person enters an application and another reviews it. Hand it to another checker.",
    },
  },
  "application.version-changed": {
    status: 409,
    title: { zh: "申请在查看后有改动", en: "The application has changed" },
    help: {
      zh: "复核只对看到的版本有效。请刷新，看过新内容后再复核。",
      en: "An approval holds for the version that was shown. Reload it and review the new one.",
    },
  },
  "application.not-possible-now": {
    status: 409,
    title: { zh: "申请的状态不允许这样办", en: "Its state doesn't allow this" },
    help: {
      zh: "detail 写明申请现在的状态。请刷新后按现在的状态办理。",
      en: "detail names the state. Reload the application and go on from there.",
    },
  },
  "application.exists": {
    status: 409,
    title: { zh: "本学年已有申请", en: "There is an application for the year" },
    help: {
      zh: "每名学生每学年一份申请。请打开 data.applicationId 指的那一份；要另报先撤销它。",
      en: "A student has one a year. Open the one in data.applicationId, or withdraw it first.",
    },
  },
  "application.unknown-year": {
    status: 422,
    title: { zh: "没有这个学年的额度", en: "No limits for that year" },
    help: {
      zh: "请按“2026-2027”的样子填写学年；新学年由管理员先录入政策。",
      en: "Write the academic year like 2026-2027; an administrator enters a new year's policy first.",
    },
  },
  "application-draft.not-found": {
    status: 404,
    title: { zh: "没有这份草稿", en: "No such draft" },
    help: {
      zh: "请核对编号，或从草稿列表打开；志愿者只看得到自己当天录入的。",
      en: "Check the id or open it from the list; a volunteer sees today's own drafts alone.",
    },
  },
  "application-draft.held-by-other": {
    status: 409,
    title: { zh: "草稿由他人办理", en: "Somebody else holds the draft" },
    help: {
      zh: "请先接管草稿，再修改；原持有人会看到它已交接。",
      en: "Take the draft over first; who held it will see so.",
    },
  },
  "application-draft.closed": {
    status: 409,
    title: { zh: "草稿已经结束", en: "The draft is closed" },
    help: {
      zh: "草稿已提交或撤销。提交后的内容在 data.applicationId 指的申请里办理。",
      en: "It was submitted or withdrawn. Go on with the application in data.applicationId.",
    },
  },
  "application-draft.exists": {
    status: 409,
    title: { zh: "已有一份草稿", en: "There is a draft already" },
    help: {
      zh: "每名学生每学年一份草稿。请打开 data.draftId，或请持有人交接。",
      en: "A student has one draft a year. Open data.draftId or have it handed over.",
    },
  },
  "application-draft.invalid-id-number": {
    status: 422,
    title: { zh: "身份证号码有误", en: "Not a valid ID number" },
    help: {
      zh: "请对照身份证输入 18 位号码，或重新读卡。",
      en: "Type the 18 characters as on the card, or read the card again.",
    },
  },
  "application-draft.not-ready": {
    status: 422,
    title: { zh: "申请还不能提交", en: "The application isn't ready" },
    help: {
      zh: "errors 一次列出全部问题：data.blocking 要改正，data.warnings 可写明原因后继续。",
      en: "errors lists everything: correct data.blocking; give a reason for data.warnings to go on.",
    },
  },
  "deficiency-notice.nothing-missing": {
    status: 422,
    title: { zh: "没有要告知的事项", en: "Nothing is missing" },
    help: {
      zh: "核查没有发现缺件。请在 further 里写明另要补的内容，或直接交复核。",
      en: "The checks find nothing. Say in further what else is needed, or pass it on for review.",
    },
  },
  "review.too-many": {
    status: 409,
    title: { zh: "一次选得太多", en: "Too many at once" },
    help: {
      zh: "data.applicationIds 列出超出的申请，请分批办理。",
      en: "data.applicationIds lists those beyond the limit; do them in parts.",
    },
  },
  "review.shown-changed": {
    status: 409,
    title: { zh: "所见内容已变动", en: "What was shown has changed" },
    help: {
      zh: "有申请已变动或已被复核。请重新试算，看过后再通过。",
      en: "Cases changed or were reviewed. Plan again and look before passing them.",
    },
  },
  "review.own-case": {
    status: 409,
    title: { zh: "包含自己经办的申请", en: "Some are one's own cases" },
    help: {
      zh: "data.applicationIds 列出自己经办的申请，请交给另一位复核人。",
      en: "data.applicationIds lists them; another checker reviews those.",
    },
  },
  "review.not-low-risk": {
    status: 409,
    title: { zh: "包含非低风险申请", en: "Some aren't low risk" },
    help: {
      zh: "批量通过只限低风险。请把 data.applicationIds 里的逐件复核。",
      en: "Only low risk passes in bulk. Review those in data.applicationIds one by one.",
    },
  },
  "review.sample-not-opened": {
    status: 409,
    title: { zh: "抽中的申请还没有打开", en: "The sample isn't opened" },
    help: {
      zh: "请先打开 data.applicationIds 里的申请看过，再批量通过。",
      en: "Open those in data.applicationIds first, then pass them.",
    },
  },
  "amount-raise.not-found": {
    status: 404,
    title: { zh: "没有这项提额", en: "No such raise" },
    help: {
      zh: "请从申请详情里打开。",
      en: "Open it from the application.",
    },
  },
  "amount-raise.waiting": {
    status: 409,
    title: { zh: "已有一项提额在等复核", en: "A raise is waiting already" },
    help: {
      zh: "请先办完等待中的提额。",
      en: "Finish the waiting one first.",
    },
  },
  "amount-raise.decided": {
    status: 409,
    title: { zh: "提额已有结果", en: "The raise is decided" },
    help: {
      zh: "请刷新后查看结果。",
      en: "Reload it to see the result.",
    },
  },
  "amount-raise.same-person": {
    status: 409,
    title: { zh: "不能复核自己申请的提额", en: "The proposer can't decide" },
    help: {
      zh: "提额由另一人复核。请交给另一位复核人。",
      en: "Another person decides on a raise. Hand it to another checker.",
    },
  },
  "amount-raise.not-reviewed": {
    status: 409,
    title: { zh: "申请还没有复核", en: "The application isn't reviewed" },
    help: {
      zh: "复核前改金额不用提额：退回后直接修改。",
      en: "Before the review no raise is needed: have it returned and change the amount.",
    },
  },
  "amount-raise.too-late": {
    status: 409,
    title: { zh: "合同不能再提额", en: "Too late for a raise" },
    help: {
      zh: "提额要在放款前、两方签字之间以外办理。",
      en: "A raise comes before the money, and not between two signatures.",
    },
  },
  "amount-raise.not-higher": {
    status: 409,
    title: { zh: "金额没有提高", en: "The amount isn't higher" },
    help: {
      zh: "请填写高于现在的金额。",
      en: "Write an amount above the present one.",
    },
  },
  "amount-raise.off-step": {
    status: 409,
    title: { zh: "金额不合步长", en: "The amount is off the step" },
    help: {
      zh: "请填写整数倍的金额。",
      en: "Write a multiple of the step.",
    },
  },
  "amount-raise.over-cap": {
    status: 409,
    title: { zh: "金额超过上限", en: "The amount is over the cap" },
    help: {
      zh: "detail 写明本学年的上限和文号。",
      en: "detail names the year's cap and its document.",
    },
  },
} satisfies ProblemTable;
