import type { PlainDate } from "@bursar/domain/calendar";
import type { Phase } from "@bursar/domain/loan";
import { dateText, weekdayText } from "../frame/date-text.ts";

function phaseZh(phase: Phase): string {
  switch (phase.kind) {
    case "subsidised":
      return "在校期间，不用还";
    case "interest-only":
      return `宽限期第 ${phase.year} 年，只还利息`;
    case "prepayment":
      return "提前还款，已结清这一部分";
    case "instalment":
      return `本金第 ${phase.number} 期，共 ${phase.count} 期`;
  }
}

function phaseEn(phase: Phase): string {
  switch (phase.kind) {
    case "subsidised":
      return "In school, nothing to pay";
    case "interest-only":
      return `Grace year ${phase.year}, interest only`;
    case "prepayment":
      return "Repaid early";
    case "instalment":
      return `Principal instalment ${phase.number} of ${phase.count}`;
  }
}

export const billWords = {
  zh: {
    title: "怎么算的",
    back: "返回首页",
    due: (on: PlainDate) => `${dateText("zh", on)}（${weekdayText("zh", on)}）应还`,
    interest: "利息",
    waived: "减免",
    principal: "本金",
    phase: phaseZh,
    contractNo: "合同编号",
    stepsTitle: "利息，一步一步算",
    stepsIntro: "计息本金 × 年利率 × 天数 ÷ 360。每一步都能用计算器重算。",
    step: (number: number, count: number) => (count > 1 ? `第 ${number} 段` : "计息区间"),
    period: (from: PlainDate, to: PlainDate) => `${from} 至 ${to}`,
    bothDays: "首尾两天都算",
    days: "天数",
    daysOf: (days: number) => `${days} 天`,
    bearing: "计息本金",
    rate: "年利率",
    rateFrom: "利率依据",
    formula: "算式",
    keys: "计算器按",
    result: "得",
    waivedBy: (ruleRef: string) => `这一段的利息按${ruleRef}免除`,
    subsidised: "在校期间",
    subsidisedText: (ruleRef: string) => `利息由财政全额贴息，您不用还（${ruleRef}）`,
    sumTitle: "合起来",
    sumCaption: "从精确利息到应还金额",
    item: "项目",
    amount: "金额（元）",
    exactSum: "利息精确值",
    remainder: "尾差",
    remainderText: "四舍五入到分，不结转到下一年",
    posted: "利息入账",
    payable: "应还",
    whyTitle: "和您算的不一样？",
    other: "按一年 365 天算会得",
    otherText: "本合同的计息基数是 360 天，所以以上面的金额为准。",
    counted: (from: PlainDate, to: PlainDate) => `天数从 ${from} 数到 ${to}，首尾两天都算。`,
    assumed: "利率还没有公布的天数，暂按最近一次 LPR 估算；账单按公布后的利率计算。",
    payoffTitle: "今天全部结清这份合同",
    payoffText: (on: PlainDate) => `利息算到 ${on}（含）`,
    payoff: "结清金额",
    accrued: "到今天的利息",
  },
  en: {
    title: "How it is worked out",
    back: "Back to home",
    due: (on: PlainDate) => `Due on ${weekdayText("en", on)}, ${dateText("en", on)}`,
    interest: "interest",
    waived: "waived",
    principal: "principal",
    phase: phaseEn,
    contractNo: "Contract number",
    stepsTitle: "The interest, step by step",
    stepsIntro:
      "Principal × yearly rate × days ÷ 360. A pocket calculator gives the same at every step.",
    step: (number: number, count: number) => (count > 1 ? `Part ${number}` : "Period"),
    period: (from: PlainDate, to: PlainDate) => `${from} to ${to}`,
    bothDays: "first and last day included",
    days: "Days",
    daysOf: (days: number) => `${days}`,
    bearing: "Principal",
    rate: "Yearly rate",
    rateFrom: "Because",
    formula: "Formula",
    keys: "On a calculator",
    result: "Result",
    waivedBy: (ruleRef: string) => `The interest of this part is waived under ${ruleRef}`,
    subsidised: "In school",
    subsidisedText: (ruleRef: string) =>
      `The government interest subsidy pays it all; you pay nothing (${ruleRef})`,
    sumTitle: "Put together",
    sumCaption: "From exact interest to the amount due",
    item: "Item",
    amount: "Amount (yuan)",
    exactSum: "Exact interest",
    remainder: "Rounding remainder",
    remainderText: "rounded half-up to the fen, not carried forward",
    posted: "Interest posted",
    payable: "Due",
    whyTitle: "Did you get another figure?",
    other: "Dividing by 365 days gives",
    otherText:
      "This contract's day-count basis is 360 days, so the figure above is the one that holds.",
    counted: (from: PlainDate, to: PlainDate) =>
      `Days are counted from ${from} to ${to}, both included.`,
    assumed:
      "Days whose LPR is not published yet use the last one known. The bill uses the published rate.",
    payoffTitle: "Paying this contract off today",
    payoffText: (on: PlainDate) => `Interest up to and including ${on}`,
    payoff: "Payoff amount",
    accrued: "Interest to today",
  },
} as const;
