import { addDays, civilOf, fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { workingDaysBefore } from "../policy/index.ts";
import type { Policy, Relief } from "../policy/index.ts";
import type { Judging } from "./decide-fact.ts";
import type { FactRefusal } from "./fact-decision.ts";
import { withoutReversed } from "./effective-facts.ts";
import { knownOn } from "./fact.ts";
import type {
  LoanFact,
  PrincipalDeferred,
  SchoolLeft,
  StudyExtended,
  StudySuspended,
} from "./fact.ts";
import type { Plan } from "./plan.ts";

/** The plan as it stands before the fact. */
function planBefore(fact: { readonly on: PlainDate }, { prepared }: Judging): Plan | undefined {
  return (prepared.versionAt(toEpochDay(fact.on)) ?? prepared.latest())?.plan;
}

/** A loan that was compensated in full is closed: nothing of its study matters any more (5.7). */
function judgeClosed(fact: LoanFact, { loan }: Judging): readonly FactRefusal[] {
  const closing = withoutReversed(loan.facts).find(
    (other) => other.kind === "rescued" && other.scope === "full" && other.on <= knownOn(fact),
  );
  if (closing === undefined) return [];
  return [
    {
      code: "study.after-compensation",
      field: "on",
      zh: `贷款已于 ${closing.on} 全额代偿结清：不再办理就学变更。`,
      en: `The loan was compensated in full on ${closing.on}: no study change is filed any more.`,
    },
  ];
}

/** Further study and suspension (rulebook 2.5, K23–K25). */
export function judgeStudyChange(
  fact: StudyExtended | StudySuspended,
  judging: Judging,
): readonly FactRefusal[] {
  const plan = planBefore(fact, judging);
  if (plan === undefined) return [];
  const refusals: FactRefusal[] = [...judgeClosed(fact, judging)];
  const endsOn = fromEpochDay(plan.subsidyEndDay);
  if (fact.subsidyEndsOn <= endsOn)
    refusals.push({
      code: "study.not-longer",
      field: "subsidyEndsOn",
      zh: `新的贴息截止日不晚于现在的 ${endsOn}：核对学制；提前离校请办理离校。`,
      en: `The subsidy already runs to ${endsOn}: check the years, or file leaving school.`,
    });
  if (toEpochDay(fact.subsidyEndsOn) >= plan.maturityDay)
    refusals.push({
      code: "study.after-maturity",
      field: "subsidyEndsOn",
      zh: `贷款于 ${fromEpochDay(plan.maturityDay)} 到期，不随就学延长：贴息截止日须早于到期日。`,
      en: `The loan matures on ${fromEpochDay(plan.maturityDay)} whatever is studied: end before.`,
    });
  const studyFrom = fact.kind === "study-extended" ? fact.studyFrom : undefined;
  if (studyFrom !== undefined && (studyFrom <= endsOn || studyFrom > fact.subsidyEndsOn))
    refusals.push({
      code: "study.starts-too-early",
      field: "studyFrom",
      zh: `入学日须在 ${endsOn} 之后、新的贴息截止日之前。`,
      en: `The study must start after ${endsOn} and before the new end of the subsidy.`,
    });
  return refusals;
}

/** Leaving school (K26). */
export function judgeLeaving(fact: SchoolLeft, judging: Judging): readonly FactRefusal[] {
  const plan = planBefore({ on: fact.filedOn ?? fact.on }, judging);
  if (plan === undefined) return [];
  const closed = judgeClosed(fact, judging);
  if (toEpochDay(fact.on) <= plan.subsidyEndDay) return closed;
  const endsOn = fromEpochDay(plan.subsidyEndDay);
  return [
    ...closed,
    {
      code: "study.already-ended",
      field: "on",
      zh: `贴息已于 ${endsOn} 截止：此后离校不影响还款，无需办理。`,
      en: `The subsidy ended on ${endsOn}: leaving later changes nothing and needs no filing.`,
    },
  ];
}

/** Deferral of a relief year's principal (K20, K21). */
export function judgeDeferral(fact: PrincipalDeferred, judging: Judging): readonly FactRefusal[] {
  const plan = planBefore(fact, judging);
  if (plan === undefined) return [];
  const { policy } = judging.loan;
  const relief = policy.reliefs.find(({ year }) => year === fact.year);
  const refusals: FactRefusal[] = [];
  if (relief?.defersPrincipal !== true)
    refusals.push({
      code: "relief.no-policy",
      field: "year",
      zh: `${fact.year} 年没有本金延期政策：请按期还款。`,
      en: `There is no deferral in ${fact.year}: pay by the due date.`,
    });
  if (plan.graduationYear > fact.year)
    refusals.push({
      code: "relief.not-graduated",
      field: "year",
      zh: `本金延期只限 ${fact.year} 年及以前毕业的借款人：在校期间无需还本。`,
      en: `Only graduates of ${fact.year} or earlier may defer: no principal is due before.`,
    });
  const due = plan.instalments.find((one) => civilOf(one.day)[0] === fact.year);
  if (due === undefined)
    refusals.push({
      code: "relief.nothing-due",
      field: "year",
      zh: `${fact.year} 年没有到期的本金：无需申请延期。`,
      en: `No principal falls due in ${fact.year}: there is nothing to defer.`,
    });
  if (relief === undefined || due === undefined) return refusals;
  const lastDay = lastFilingDay(relief, fromEpochDay(due.day), policy);
  if (fact.on > lastDay)
    refusals.push({
      code: "relief.filed-late",
      field: "on",
      zh: `延期最迟应在 ${lastDay} 申请，已过期：请按期还款。`,
      en: `A deferral had to be filed by ${lastDay}: pay by the due date.`,
      lastDay,
    });
  return refusals;
}

/** The last day to file a deferral of what falls due on a day (K21). */
export function lastFilingDay(relief: Relief, dueOn: PlainDate, policy: Policy): PlainDate {
  const { daysBefore, unit } = relief.lastFiling;
  return unit === "day"
    ? addDays(dueOn, -daysBefore)
    : workingDaysBefore(policy, dueOn, daysBefore);
}
