import { civilOf, toEpochDay } from "../calendar/index.ts";
import { formatYuanGrouped } from "../money/index.ts";
import { markAt } from "./position.ts";
import type { Judging } from "./decide-fact.ts";
import type { FactRefusal } from "./fact-decision.ts";
import type { Prepaid, Repaid, Rescued } from "./fact.ts";
import { notYetDue } from "./plan.ts";
import {
  nextApplicationDay,
  prepayRegimeOn,
  settlementDay,
  takesApplications,
} from "./prepay-regime.ts";

export const NOT_DISBURSED: FactRefusal = {
  code: "loan.not-disbursed",
  field: "on",
  zh: "这笔贷款还没有放款：先登记放款。",
  en: "The loan is not disbursed yet: record the disbursement first.",
};

/** Money needs to know which dues it may pay (K16). */
export function judgeRepayment(fact: Repaid, { loan }: Judging): readonly FactRefusal[] {
  const refusals: FactRefusal[] = [];
  if (fact.amountFen <= 0n)
    refusals.push({
      code: "repayment.amount-invalid",
      field: "amountFen",
      zh: "还款金额须大于 0.00。",
      en: "The amount must be above 0.00.",
    });
  if (!loan.facts.some(({ kind }) => kind === "paid-through"))
    refusals.push({
      code: "repayment.without-paid-through",
      field: "on",
      zh: "未登记已按时还到哪一天：先登记，再登记还款。",
      en: "It is not recorded until when dues were paid on time: record that first.",
    });
  return refusals;
}

/** Early repayment: the day, then the amount (K17, K18). */
export function judgePrepayment(
  fact: Prepaid,
  { loan, prepared }: Judging,
): readonly FactRefusal[] {
  const { policy } = loan;
  const refusals: FactRefusal[] = [];
  if (!takesApplications(policy, fact.on)) {
    const nextDay = nextApplicationDay(policy, fact.on);
    refusals.push({
      code: "prepayment.blocked-day",
      field: "on",
      zh: `${fact.on} 不办理提前还款：最早可在 ${nextDay} 申请。`,
      en: `No early repayment can be applied for on ${fact.on}: the next day is ${nextDay}.`,
      nextDay,
    });
  }
  const settles = settlementDay(fact.on, { policy });
  const plan = (prepared.versionAt(settles) ?? prepared.latest())?.plan;
  const balanceFen = plan === undefined ? 0n : notYetDue(plan, settles);
  if (balanceFen === 0n)
    refusals.push({
      code: "loan.settled",
      field: "on",
      zh: "没有尚未到期的本金：无需提前还款。",
      en: "No principal is left to repay early.",
    });
  else if (fact.principalFen <= 0n)
    refusals.push({
      code: "prepayment.amount-invalid",
      field: "principalFen",
      zh: "提前归还的本金须大于 0.00。",
      en: "The principal to repay early must be above 0.00.",
    });
  else if (fact.principalFen > balanceFen)
    refusals.push({
      code: "prepayment.more-than-balance",
      field: "principalFen",
      zh: `尚未到期的本金只有 ¥${formatYuanGrouped(balanceFen)}：改为不超过这个数。`,
      en: `Only ¥${formatYuanGrouped(balanceFen)} of principal is not due yet: ask for no more.`,
    });
  else if (prepayRegimeOn(policy, fact.on) === "days-1-10" && fact.principalFen < balanceFen)
    refusals.push({
      code: "prepayment.whole-only",
      field: "principalFen",
      zh: `2017 年及以前只能一次还清整份合同：本金 ¥${formatYuanGrouped(balanceFen)}。`,
      en: `Up to 2017 only the whole contract: ¥${formatYuanGrouped(balanceFen)} of principal.`,
    });
  return refusals;
}

/** A rescue pays what is owed: the whole loan, or this year's bill (rulebook 5.7). */
export function judgeRescue(fact: Rescued, { prepared }: Judging): readonly FactRefusal[] {
  const day = toEpochDay(fact.on);
  const version = prepared.versionAt(day);
  if (version === undefined) return [];
  const { arrears } = markAt(version, day);
  const [year] = civilOf(day);
  const thisYears = version.settlements.some(
    (one) => one.day > day && civilOf(one.day)[0] === year,
  );
  const owes =
    fact.scope === "full"
      ? arrears.length > 0 || notYetDue(version.plan, day) > 0n
      : thisYears || arrears.some(({ dueDay }) => civilOf(dueDay)[0] === year);
  if (owes) return [];
  return [
    {
      code: "rescue.nothing-due",
      field: "on",
      zh: "没有可以代偿的欠款：核对合同和年份。",
      en: "Nothing is owed that a rescue could pay: check contract and year.",
    },
  ];
}
