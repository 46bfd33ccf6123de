import { civilOf, epochDayOf, fromEpochDay, lengthOfMonth, toEpochDay } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import { nextAnnualDueDay } from "./due-dates.ts";
import type { SchoolLeft, StudyExtended, StudySuspended } from "./fact.ts";
import { notYetDue } from "./plan.ts";
import type { DaySpan, Plan, PlanContext } from "./plan.ts";
import type { PolicyTables } from "./policy-tables.ts";
import { spreadPrincipal } from "./principal-plan.ts";

/** Further study or suspension: subsidy and grace go on, the plan is spread anew (C6, K23–K25). */
export function applyStudyChange(
  plan: Plan,
  fact: StudyExtended | StudySuspended,
  context: PlanContext,
): Plan {
  const filedDay = toEpochDay(fact.on);
  const endDay = toEpochDay(fact.subsidyEndsOn);
  const fromDay = subsidyResumesOn(plan, fact, context.tables);
  const treasury =
    endDay > plan.subsidyEndDay
      ? withSpan(plan.treasury, { fromDay, toDay: endDay + 1 })
      : cutAfter(plan.treasury, endDay);
  const changed = { ...plan, treasury, subsidyEndDay: endDay, graduationYear: fact.graduationYear };
  return respread(changed, filedDay, context);
}

/**
 * Leaving school: the borrower pays from the first of the next month, never later than before;
 * the grace starts over from this year (C12, K26). After the subsidy end it changes nothing.
 */
export function applySchoolLeft(plan: Plan, fact: SchoolLeft, context: PlanContext): Plan {
  const leftDay = toEpochDay(fact.on);
  if (leftDay > plan.subsidyEndDay) return plan;
  const [year, month] = civilOf(leftDay);
  const monthEnd = epochDayOf(year, month, lengthOfMonth(year, month));
  const subsidyEndDay = Math.min(plan.subsidyEndDay, monthEnd);
  const treasury = cutAfter(plan.treasury, subsidyEndDay);
  const changed = { ...plan, treasury, subsidyEndDay, graduationYear: year };
  return respread(changed, toEpochDay(fact.filedOn ?? fact.on), context);
}

/**
 * The first day of the new subsidy. Filed by 15 October of the year of the old end there is no
 * gap; filed later it resumes with the cycle whose 15 October was met (K23), never before the
 * study itself (K24).
 */
export function subsidyResumesOn(
  plan: Pick<Plan, "subsidyEndDay">,
  fact: StudyExtended | StudySuspended,
  tables: PolicyTables,
): number {
  const afterEnd = plan.subsidyEndDay + 1;
  const studyFrom =
    fact.kind === "study-extended" && fact.studyFrom !== undefined
      ? toEpochDay(fact.studyFrom)
      : afterEnd;
  const filedDay = toEpochDay(fact.on);
  const [endYear] = civilOf(plan.subsidyEndDay);
  if (filedDay <= filingDay(endYear, tables)) return Math.max(afterEnd, studyFrom);
  const [filedYear] = civilOf(filedDay);
  const metYear = filedDay <= filingDay(filedYear, tables) ? filedYear : filedYear + 1;
  return Math.max(afterEnd, studyFrom, tables.repricingDay(metYear - 1));
}

function filingDay(year: number, { policy, annualDueDay }: PolicyTables): number {
  const { lostAfter } = inForce(policy.studyFiling, fromEpochDay(annualDueDay(year))).value;
  return toEpochDay(dateInYear(lostAfter, year));
}

/** Only dues after the filing change: their principal goes over the dates that are left (K25). */
function respread(plan: Plan, filedDay: number, { terms, tables }: PlanContext): Plan {
  const principalFen = notYetDue(plan, filedDay);
  if (principalFen === 0n) return plan;
  const graceEnd = tables.annualDueDay(plan.graduationYear + terms.graceYears);
  const later = spreadPrincipal(
    {
      principalFen,
      firstDay: Math.max(graceEnd, nextAnnualDueDay(filedDay, tables)),
      lastDay: plan.maturityDay,
      unit: terms.instalmentUnit,
    },
    tables,
  );
  const past = plan.instalments.filter(({ day }) => day <= filedDay);
  return { ...plan, instalments: [...past, ...later] };
}

function withSpan(spans: readonly DaySpan[], added: DaySpan): readonly DaySpan[] {
  if (added.toDay <= added.fromDay) return spans;
  const last = spans.at(-1);
  if (last === undefined || last.toDay < added.fromDay) return [...spans, added];
  return [
    ...spans.slice(0, -1),
    { fromDay: last.fromDay, toDay: Math.max(last.toDay, added.toDay) },
  ];
}

function cutAfter(spans: readonly DaySpan[], lastDay: number): readonly DaySpan[] {
  return spans
    .map(({ fromDay, toDay }) => ({ fromDay, toDay: Math.min(toDay, lastDay + 1) }))
    .filter(({ fromDay, toDay }) => fromDay < toDay);
}
