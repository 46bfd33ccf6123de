import type { ProblemTable } from "./problem-row.ts";

/** Codes about members of staff, their sessions and second factors. */
export const staffProblems = {
  "staff.not-found": {
    status: 404,
    title: { zh: "没有这个账号", en: "No such account" },
    help: {
      zh: "请从工作人员列表打开；其他中心的账号在这里查不到。",
      en: "Open it from the list of staff; another centre's accounts can't be seen here.",
    },
  },
  "staff.own-account": {
    status: 403,
    title: { zh: "不能改自己的账号", en: "Not on your own account" },
    help: {
      zh: "角色、停用、解锁和重设须由另一位主任办理。",
      en: "Roles, disabling, unlocking and resets are done by another supervisor.",
    },
  },
  "staff.number-in-reason": {
    status: 422,
    title: { zh: "原因里有号码", en: "A number in the reason" },
    help: {
      zh: "原因会原样留在审计记录里，请不要写证件号、手机号或账号。",
      en: "The reason stays in the audit as it is: leave out ID, phone and account numbers.",
    },
  },
  "staff.account-taken": {
    status: 409,
    title: { zh: "账号名已有人使用", en: "The account name is taken" },
    help: { zh: "请换一个账号名。", en: "Choose another account name." },
  },
  "staff.role-not-grantable": {
    status: 403,
    title: { zh: "这个角色不能在这里授予", en: "This role can't be granted here" },
    help: {
      zh: "可授予：经办、复核、主任、批处理操作员、审计、高校资助部门。",
      en: "Roles to grant: clerk, reviewer, supervisor, operator, auditor, university.",
    },
  },
  "staff.university-missing": {
    status: 422,
    title: { zh: "缺少高校代码", en: "The university's code is missing" },
    help: {
      zh: "高校资助部门的账号只看本校学生的回执，要填高校代码。",
      en: "An aid office sees its own students' receipts, so its account needs the university's code.",
    },
  },
  "staff.accounts-only": {
    status: 403,
    title: { zh: "只适用于有账号的工作人员", en: "For staff with an account only" },
    help: {
      zh: "志愿者和服务密钥没有密码和动态码。",
      en: "Volunteers and service keys have neither password nor second factor.",
    },
  },
  "staff.wrong-password": {
    status: 403,
    title: { zh: "现在的密码不对", en: "Not your present password" },
    help: {
      zh: "请核对后再试；连续输错会锁定账号。",
      en: "Check it and try again; repeated errors lock the account.",
    },
  },
  "staff.same-password": {
    status: 422,
    title: { zh: "新密码和现在的一样", en: "The new password is the present one" },
    help: { zh: "请换一个新密码。", en: "Choose another password." },
  },
  "second-factor.already-enrolled": {
    status: 409,
    title: { zh: "已经绑定验证器应用", en: "An app is enrolled already" },
    help: {
      zh: "换手机请先由本中心主任解除绑定，再重新绑定。",
      en: "For another phone, have the supervisor reset it, then enrol again.",
    },
  },
  "second-factor.not-begun": {
    status: 409,
    title: { zh: "还没有开始绑定", en: "Enrolment hasn't begun" },
    help: {
      zh: "请先取得二维码并用应用扫描，再输入动态码。",
      en: "Ask for the QR code and scan it first, then type the app's code.",
    },
  },
  "second-factor.wrong-code": {
    status: 422,
    title: { zh: "动态码不对", en: "The code is wrong" },
    help: {
      zh: "请输入应用现在显示的 6 位数字，并核对手机时间。",
      en: "Type the 6 digits that the app shows now and check the phone's clock.",
    },
  },
  "session.not-found": {
    status: 404,
    title: { zh: "没有这个登录", en: "No such session" },
    help: {
      zh: "它可能已经结束。请刷新登录列表。",
      en: "It may have ended already. Reload the list of sessions.",
    },
  },
  "volunteer-code.not-found": {
    status: 404,
    title: { zh: "没有这个志愿者日码", en: "No such volunteers' code" },
    help: { zh: "请从日码列表打开。", en: "Open it from the list of codes." },
  },
} satisfies ProblemTable;
