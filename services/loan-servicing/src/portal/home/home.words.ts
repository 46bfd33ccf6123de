import { yearOf } from "@bursar/domain/calendar";
import type { PlainDate } from "@bursar/domain/calendar";
import { dateText, weekdayText } from "../frame/date-text.ts";

const zhDay = (date: PlainDate, today: PlainDate): string => dateText("zh", date, yearOf(today));
const enDay = (date: PlainDate, today: PlainDate): string => dateText("en", date, yearOf(today));

/** Zh and en sentences of the home page; amounts stand in the page, not here. */
export const homeWords = {
  zh: {
    title: "我的还款",
    dueThisYear: (year: number) => `${year} 年还要还`,
    nextDue: "下一笔要还",
    laterYear: (year: number) => `下一次还款在 ${year} 年`,
    inSchool: "现在不用还，利息由财政承担",
    closed: "没有新的账单了",
    noLoans: "还没有已发放的贷款",
    how: "怎么算的",
    howOf: (contractNo: string) => `：合同 ${contractNo}`,
    howSum: (contracts: number) => `怎么算的：${contracts} 份合同相加`,
    date: zhDay,
    dueOn: "应还日",
    day: (date: PlainDate, today: PlainDate) =>
      `${zhDay(date, today)}（${weekdayText("zh", date)}）`,
    comma: "，",
    depositBy: (date: PlainDate, today: PlainDate) =>
      `建议 ${zhDay(date, today)}前存入专用还款账户`,
    depositNow: "今天就存够：建议的存入日已过",
    dueToday: "今天 24:00 前存够",
    opens: (date: PlainDate, today: PlainDate) => `${zhDay(date, today)}起可以还，之前不用操作`,
    weekend: "应还日遇周末不顺延。",
    balance: "余额宝里的钱不算存入。",
    parts: ["其中利息", "减免", "本金"] as const,
    waivedBefore: (year: number) => `${year} 年利息`,
    waivedAfter: (source: string) => `已按${source}免除，应还`,
    finalYear: (due: PlainDate, usual: PlainDate) =>
      `最后一期的应还日是 ${dateText("zh", due, yearOf(due))}，不是往年的 ${dateText("zh", usual, yearOf(usual))}。`,
    assumed: "利率还没有公布，金额是估算；账单按公布后的利率计算。",
    subsidised: (until: PlainDate, today: PlainDate) =>
      `${zhDay(until, today)}以前的利息由财政承担，不在这笔账单里。`,
    others: (year: number) => `${year} 年还有`,
    ownInterest: (from: PlainDate, today: PlainDate) => `${zhDay(from, today)}起利息由您承担。`,
    firstBill: "第一次还款",
    estimated: "预计金额",
    amount: "金额",
    closedText: (last: PlainDate) => `最后一个应还日 ${dateText("zh", last)} 已过，以后没有账单。`,
    certificate: "全部还清的，次月 1 日起可以到县级学生资助管理中心开结清证明。",
    noLoansText:
      "这个证件号名下没有已发放的贷款。申请和放款的进度，问户籍所在县的学生资助管理中心。",
    recentTitle: (due: PlainDate, today: PlainDate) => `${zhDay(due, today)}的账单`,
    recent:
      "已过应还日，这里尚未查到到账。入账最长要 7 个工作日，核对一下还款账户；已还的不用再还。",
    asOf: "数据截至",
    whole: "全部借款",
    principal: "剩余本金",
    contracts: (count: number) => `${count} 份合同`,
    payoff: "今日全部结清",
    payoffNote: "利息算到今天（含）；每月最后 5 天不办理提前还款。",
    payoffBlocked: (from: PlainDate, today: PlainDate) =>
      `今天在每月最后 5 天里，不办理提前还款，${zhDay(from, today)}起可以办。金额按今天算。`,
    duesPaid: "按已到期的各期都已还清计算。",
    phase: {
      school: (until: PlainDate) => `在校期间，财政贴息到 ${dateText("zh", until)}`,
      grace: (year: number, years: number) => `宽限期 第 ${year} 年 / ${years} 年，只还利息`,
      repayment: (number: number, count: number) => `还本期 第 ${number} 期 / ${count} 期`,
    },
    contractsTitle: "我的合同",
    contractNo: "合同编号",
    contractDue: (due: PlainDate, today: PlainDate) => `${zhDay(due, today)}应还`,
    disbursed: "发放金额",
    maturity: "到期日",
    noMoreBills: "没有新的账单",
  },
  en: {
    title: "My repayments",
    dueThisYear: (year: number) => `Due in ${year}`,
    nextDue: "Your next payment",
    laterYear: (year: number) => `Your next payment is in ${year}`,
    inSchool: "Nothing to pay now: the government pays the interest",
    closed: "No further bills",
    noLoans: "No disbursed loan yet",
    how: "How it is worked out",
    howOf: (contractNo: string) => `: contract ${contractNo}`,
    howSum: (contracts: number) => `How it is worked out: the sum of ${contracts} contracts`,
    date: enDay,
    dueOn: "Due date",
    day: (date: PlainDate, today: PlainDate) => `${weekdayText("en", date)}, ${enDay(date, today)}`,
    comma: ",",
    depositBy: (date: PlainDate, today: PlainDate) =>
      `Best deposited in your designated repayment account by ${enDay(date, today)}`,
    depositNow: "Deposit it today: the advised day has passed",
    dueToday: "Deposit it before 24:00 today",
    opens: (date: PlainDate, today: PlainDate) =>
      `Payable from ${enDay(date, today)}; nothing to do before`,
    weekend: "A weekend does not move the due date.",
    balance: "Money in Yu'e Bao does not count as deposited.",
    parts: ["Interest", "waived", "principal"] as const,
    waivedBefore: (year: number) => `Interest of ${year}`,
    waivedAfter: (source: string) => `has been waived under ${source}; you owe`,
    finalYear: (due: PlainDate, usual: PlainDate) =>
      `The last instalment is due on ${dateText("en", due, yearOf(due))}, not on ${dateText("en", usual, yearOf(usual))} as in other years.`,
    assumed:
      "The rate is not published yet: this is an estimate. The bill uses the published rate.",
    subsidised: (until: PlainDate, today: PlainDate) =>
      `The government pays the interest up to ${enDay(until, today)}; it is not in this bill.`,
    others: (year: number) => `Also due in ${year}`,
    ownInterest: (from: PlainDate, today: PlainDate) =>
      `You pay the interest from ${enDay(from, today)}.`,
    firstBill: "First payment",
    estimated: "Estimated amount",
    amount: "Amount",
    closedText: (last: PlainDate) =>
      `The last due date, ${dateText("en", last)}, has passed. There will be no more bills.`,
    certificate:
      "Once all is repaid, the county student-aid centre issues a settlement certificate from the first of the next month.",
    noLoansText:
      "There is no disbursed loan under this ID number. The student-aid centre of your home county knows how an application or a disbursement stands.",
    recentTitle: (due: PlainDate, today: PlainDate) => `Bill of ${enDay(due, today)}`,
    recent:
      "Its due date has passed and no payment has been seen here yet. Posting takes up to 7 working days: check your repayment account. If you have paid, do not pay again.",
    asOf: "Figures as of",
    whole: "All loans",
    principal: "Outstanding principal",
    contracts: (count: number) => (count === 1 ? "1 contract" : `${count} contracts`),
    payoff: "Payoff amount today",
    payoffNote: "Interest up to and including today. No prepayment on the last 5 days of a month.",
    payoffBlocked: (from: PlainDate, today: PlainDate) =>
      `No prepayment on the last 5 days of a month: possible again from ${enDay(from, today)}. The amount is today's.`,
    duesPaid: "Counts everything that has fallen due as paid.",
    phase: {
      school: (until: PlainDate) => `In school, subsidised until ${dateText("en", until)}`,
      grace: (year: number, years: number) =>
        `Grace period: year ${year} of ${years}, interest only`,
      repayment: (number: number, count: number) =>
        `Repayment period: instalment ${number} of ${count}`,
    },
    contractsTitle: "My contracts",
    contractNo: "Contract number",
    contractDue: (due: PlainDate, today: PlainDate) => `Due on ${enDay(due, today)}`,
    disbursed: "Disbursed amount",
    maturity: "Maturity date",
    noMoreBills: "No further bills",
  },
} as const;

export type HomeWords = (typeof homeWords)["zh" | "en"];
