import type { ProblemTable } from "./problem-row.ts";

/** Codes about statements and certificates. */
export const statementProblems = {
  "statement.not-found": {
    status: 404,
    title: { zh: "没有这张单", en: "No such sheet" },
    help: { zh: "请从贷款的单据列表打开。", en: "Open it from the loan's list." },
  },
  "statement.year-missing": {
    status: 409,
    title: { zh: "缺少年份", en: "Which year?" },
    help: { zh: "写明哪一年，例如 2026。", en: "Say which year, such as 2026." },
  },
  "statement.year-ahead": {
    status: 409,
    title: { zh: "这一年还没有到", en: "That year is still to come" },
    help: { zh: "选择今年或以前的年份。", en: "Choose this year or an earlier one." },
  },
  "statement.before-book": {
    status: 409,
    title: { zh: "接收以前的年份", en: "Before this book began" },
    help: {
      zh: "那时的明细在贷款人处，请向贷款人索取。",
      en: "Movements of that time are in the lender's book: ask the lender.",
    },
  },
  "statement.not-settled": {
    status: 409,
    title: { zh: "还没有结清", en: "Not paid off yet" },
    help: {
      zh: "结清后才能开具结清证明。",
      en: "The certificate exists once the loan is paid off.",
    },
  },
  "statement.lender-differs": {
    status: 409,
    title: { zh: "贷款人处还有余额", en: "The lender still has a balance" },
    help: {
      zh: "以贷款人数字为准。先核对并办结差异，再开具。",
      en: "The lender's figure counts. Settle the difference first.",
    },
  },
  "statement.too-early": {
    status: 409,
    title: { zh: "还不能开具", en: "Too early" },
    help: {
      zh: "结清次月 1 日起开具，data.from 是可以开具的日期。",
      en: "It is issued from the first of the next month; data.from is that day.",
    },
  },
  "statement.unsealed": {
    status: 409,
    title: { zh: "这张单没有电子签章", en: "A sheet without a seal" },
    help: {
      zh: "它由没有签章的版本开具。请重新开具一张。",
      en: "An earlier version issued it without a seal. Issue a new one.",
    },
  },
  "seal.missing": {
    status: 409,
    title: { zh: "还没有签章证书", en: "No certificate to seal with" },
    help: {
      zh: "请管理员配置 BURSAR_SEAL_P12_FILE，或执行 bursar keys seal。",
      en: "An administrator sets BURSAR_SEAL_P12_FILE or runs bursar keys seal.",
    },
  },
  "seal.unreadable": {
    status: 409,
    title: { zh: "签章证书打不开", en: "The seal can't be opened" },
    help: {
      zh: "请管理员核对证书文件和口令。",
      en: "An administrator checks the seal's file and its password.",
    },
  },
  "seal.not-yet-valid": {
    status: 409,
    title: { zh: "签章证书还没有生效", en: "The seal does not hold yet" },
    help: {
      zh: "请管理员核对本机时钟和证书的有效期。",
      en: "An administrator checks the clock and the certificate's term.",
    },
  },
  "seal.expired": {
    status: 409,
    title: { zh: "签章证书已过期", en: "The seal has expired" },
    help: {
      zh: "请管理员换上新证书（bursar keys seal 或新的 P12），然后重试。",
      en: "An administrator puts a new certificate in place, then try again.",
    },
  },
  "verification.not-found": {
    status: 404,
    title: { zh: "没有查到", en: "Unknown code" },
    help: {
      zh: "核对纸面上的八位验证码；仍查不到的，请向资助中心核实。",
      en: "Check the eight characters on the sheet; if it stays unknown, ask the aid centre.",
    },
  },
} satisfies ProblemTable;
