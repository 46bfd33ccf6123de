import { addDays, fromEpochDay, toEpochDay, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { formatYuan } from "../money/index.ts";
import { workingDaysBefore } from "../policy/index.ts";
import type { Policy, Relief } from "../policy/index.ts";
import type { LoanFact, Prepaid, PrincipalDeferred, SchoolLeft } from "./fact.ts";
import { notYetDue } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { prepareLoan } from "./prepared-loan.ts";
import type { Loan } from "./prepared-loan.ts";
import { nextApplicationDay, prepayRegimeOn, settlementDay } from "./prepay-regime.ts";

export type FactRefusalCode =
  | "relief.no-policy"
  | "relief.not-graduated"
  | "relief.nothing-due"
  | "relief.filed-late"
  | "prepayment.blocked-day"
  | "prepayment.more-than-balance"
  | "prepayment.whole-only"
  | "study.already-ended";

/** Why a fact can't be recorded: the field that is at fault and what to do. */
export interface FactRefusal {
  readonly code: FactRefusalCode;
  readonly field: "on" | "year" | "principalFen";
  readonly zh: string;
  readonly en: string;
}

/**
 * Whether a fact may be added to those of a loan, which count as accepted. The first reason of
 * the order above wins. Only requests are judged: money that came in is a fact whatever the rules.
 */
export function refuseFact(loan: Loan, fact: LoanFact): FactRefusal | undefined {
  if (fact.kind !== "principal-deferred" && fact.kind !== "prepaid" && fact.kind !== "school-left")
    return undefined;
  const plan = prepareLoan(loan).latest()?.plan;
  if (plan === undefined) return undefined;
  switch (fact.kind) {
    case "principal-deferred":
      return refuseDeferral(fact, plan, loan.policy);
    case "prepaid":
      return refusePrepayment(fact, plan, loan.policy);
    case "school-left":
      return refuseLeaving(fact, plan);
  }
}

/** The last day on which the principal due on a day can be deferred (K21). */
export function lastFilingDay(relief: Relief, dueOn: PlainDate, policy: Policy): PlainDate {
  const { unit, daysBefore } = relief.lastFiling;
  return unit === "day"
    ? addDays(dueOn, -daysBefore)
    : workingDaysBefore(policy, dueOn, daysBefore);
}

function refuseDeferral(
  { on, year }: PrincipalDeferred,
  plan: Plan,
  policy: Policy,
): FactRefusal | undefined {
  const relief = policy.reliefs.find((one) => one.year === year && one.defersPrincipal);
  if (relief === undefined) {
    return refusal("relief.no-policy", "year", {
      zh: `${year} 年没有本金延期政策。`,
      en: `There is no deferral of principal in ${year}.`,
    });
  }
  if (plan.graduationYear > year) {
    return refusal("relief.not-graduated", "year", {
      zh: `${plan.graduationYear} 年才毕业，不能延期 ${year} 年的本金。`,
      en: `The borrower graduates in ${plan.graduationYear}, after ${year}.`,
    });
  }
  const first = plan.instalments
    .filter(({ day, principalFen }) => principalFen > 0n && day >= toEpochDay(on))
    .map(({ day }) => fromEpochDay(day))
    .find((dueOn) => yearOf(dueOn) === year);
  if (first === undefined) {
    return refusal("relief.nothing-due", "year", {
      zh: `自 ${on} 起，${year} 年没有未到期的本金可以延期。`,
      en: `No principal that falls due in ${year} is left to defer on ${on}.`,
    });
  }
  const last = lastFilingDay(relief, first, policy);
  if (on <= last) return undefined;
  return refusal("relief.filed-late", "on", {
    zh: `${first} 到期的本金最迟 ${last} 申请延期。`,
    en: `Principal due on ${first} could be deferred until ${last}.`,
  });
}

function refusePrepayment(
  { on, principalFen }: Prepaid,
  plan: Plan,
  policy: Policy,
): FactRefusal | undefined {
  const next = nextApplicationDay(policy, on);
  if (next !== on) {
    return refusal("prepayment.blocked-day", "on", {
      zh: `${on} 不受理提前还款，最近可申请日是 ${next}。`,
      en: `Early repayment is closed on ${on}; the next day to ask is ${next}.`,
    });
  }
  const settlesOn = settlementDay(on, { policy });
  const balance = notYetDue(plan, settlesOn);
  if (principalFen > balance) {
    return refusal("prepayment.more-than-balance", "principalFen", {
      zh: `${fromEpochDay(settlesOn)} 未到期本金只有 ${formatYuan(balance)} 元。`,
      en: `Only ${formatYuan(balance)} of principal is not yet due on ${fromEpochDay(settlesOn)}.`,
    });
  }
  if (prepayRegimeOn(policy, on) !== "days-1-10" || principalFen === balance) return undefined;
  return refusal("prepayment.whole-only", "principalFen", {
    zh: `当时只能整笔提前结清：${formatYuan(balance)} 元。`,
    en: `Then only the whole contract could be repaid early: ${formatYuan(balance)}.`,
  });
}

/** After the subsidy end there is no school to leave (K26). */
function refuseLeaving({ on }: SchoolLeft, plan: Plan): FactRefusal | undefined {
  if (toEpochDay(on) <= plan.subsidyEndDay) return undefined;
  const ended = fromEpochDay(plan.subsidyEndDay);
  return refusal("study.already-ended", "on", {
    zh: `贴息已于 ${ended} 截止，离校登记须不晚于这一天。`,
    en: `The subsidy ended on ${ended}; leaving school can't be later.`,
  });
}

function refusal(
  code: FactRefusalCode,
  field: FactRefusal["field"],
  words: { readonly zh: string; readonly en: string },
): FactRefusal {
  return { code, field, ...words };
}
