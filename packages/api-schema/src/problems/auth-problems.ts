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
      zh: "密码连续输错，账号暂时锁定。请等 Retry-After 所示秒数后用正确的密码登录；不是本人操作请告诉系统管理员。",
      en: "There were too many wrong passwords. Sign in with the right one after Retry-After seconds; if it wasn't you, tell the administrator.",
    },
    retryable: true,
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
