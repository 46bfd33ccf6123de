import type { ProblemTable } from "./problem-row.ts";

/** Codes about who is asking: signing in, one-time codes, permissions. */
export const authProblems = {
  "auth.required": {
    status: 401,
    title: { zh: "请先登录", en: "Sign in first" },
    help: {
      zh: "没有登录，或登录已过期。请重新登录；程序请带上 Authorization: Bearer。",
      en: "You aren't signed in or the session has ended. Programs send Authorization: Bearer.",
    },
  },
  "auth.forbidden": {
    status: 403,
    title: { zh: "没有权限", en: "You may not do this" },
    help: {
      zh: "detail 写明所缺的权限和可以开通的人，请联系他们。",
      en: "detail names the permission that is missing and who can grant it.",
    },
  },
  "auth.wrong-credentials": {
    status: 401,
    title: { zh: "账号或密码不对", en: "Wrong account or password" },
    help: {
      zh: "请核对账号和密码（注意大小写）。忘记密码请联系本中心的系统管理员重设；连续输错会暂时锁定。",
      en: "Check both, capitals included. If you forgot the password, your centre's administrator sets a new one; repeated errors lock the account for a while.",
    },
  },
  "auth.locked": {
    status: 429,
    title: { zh: "账号暂时锁定", en: "The account is locked for now" },
    help: {
      zh: "密码或动态码连续输错，账号暂时锁定，data.unlocksAt 是自动解锁的时间。急用请本中心主任解锁；不是本人操作请告诉主任。",
      en: "There were too many wrong passwords or codes; it opens again at data.unlocksAt. The centre's supervisor can unlock it before; tell them if it wasn't you.",
    },
    retryable: true,
  },
  "auth.too-many-attempts": {
    status: 429,
    title: { zh: "登录失败次数过多", en: "Too many failed sign-ins" },
    help: {
      zh: "这个网络地址登录失败次数过多。请等 Retry-After 所示秒数后再试。",
      en: "Too many sign-ins from this network address have failed. Try again after Retry-After seconds.",
    },
    retryable: true,
  },
  "auth.second-factor-needed": {
    status: 401,
    title: { zh: "还要输入动态码", en: "A second step is needed" },
    help: {
      zh: "密码正确。请连同验证器应用上的 6 位动态码（或一个恢复码）再登录一次，放在 code 里。",
      en: "The password is right. Sign in again with the authenticator app's 6 digits, or a recovery code, as code.",
    },
  },
  "auth.wrong-second-factor": {
    status: 401,
    title: { zh: "动态码不对或已用过", en: "The code is wrong or was used" },
    help: {
      zh: "每个动态码只能用一次。请等应用显示下一个码再试，并核对手机时间。",
      en: "Each code works once. Wait for the app's next one and check the phone's clock.",
    },
  },
  "auth.initial-password-expired": {
    status: 401,
    title: { zh: "初始密码已过期", en: "The initial password has expired" },
    help: {
      zh: "初始密码 7 天内有效。请本中心主任重新设置一个。",
      en: "An initial password works for 7 days. Ask the centre's supervisor for a new one.",
    },
  },
  "auth.password-change-due": {
    status: 403,
    title: { zh: "请先改成自己的密码", en: "Choose your own password first" },
    help: {
      zh: "现在用的是别人设置的初始密码。改成自己的密码后才能办理业务。",
      en: "The password was set by somebody else. Choose your own; then everything else opens.",
    },
  },
  "auth.second-factor-due": {
    status: 403,
    title: { zh: "请先绑定验证器应用", en: "Enrol an authenticator app first" },
    help: {
      zh: "本中心要求这个角色登录时输入动态码。绑定验证器应用后才能办理业务。",
      en: "Your centre asks this role for a second factor. Enrol an app; then everything else opens.",
    },
  },
  "auth.wrong-daily-code": {
    status: 401,
    title: { zh: "日码不对或已失效", en: "The daily code is wrong or of no use" },
    help: {
      zh: "志愿者日码只在当天、本中心、限定次数内有效。请向当班主任要今天的日码。",
      en: "A volunteers' code works on its day, at its centre and a set number of times. Ask the supervisor on duty for today's.",
    },
  },
  "auth.too-many-codes": {
    status: 429,
    title: { zh: "验证码请求太频繁", en: "Too many codes asked for" },
    help: {
      zh: "请先使用最近一条短信里的验证码；没有收到时，等 Retry-After 所示秒数后再获取。",
      en: "Use the code of the latest message; if none came, ask again after Retry-After seconds.",
    },
    retryable: true,
  },
  "auth.wrong-code": {
    status: 401,
    title: { zh: "验证码不对或已失效", en: "The code is wrong or has expired" },
    help: {
      zh: "请核对最近一条短信。验证码 5 分钟内有效，最多可试 5 次，过后请重新获取。",
      en: "Check the latest message. A code works for 5 minutes and 5 tries; then ask for a new one.",
    },
  },
  "auth.invalid-id-number": {
    status: 422,
    title: { zh: "身份证号码有误", en: "Not a valid ID number" },
    help: {
      zh: "请对照身份证重新输入 18 位号码，末位可以是 X。",
      en: "Type the 18 characters as they stand on the card; the last may be X.",
    },
  },
} satisfies ProblemTable;
