import type { PlainDate } from "../calendar/index.ts";
import type { CurrentPlan, SchoolLeft, StudyExtended, StudySuspended } from "../loan/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { DocumentCaseName, Policy } from "../policy/index.ts";

/**
 * 升学, 休学, 入伍保留学籍, 留级, 跳级, 退学, 开除, 出国, 转学, 更正 (rulebook 2.5, 5.4).
 */
export const studyEvents = [
  "further-study",
  "suspension",
  "enlistment",
  "repeat-year",
  "skip-year",
  "withdrawal",
  "expulsion",
  "abroad",
  "transfer",
  "correction",
] as const;
export type StudyEvent = (typeof studyEvents)[number];

/** The form 就学信息变更单. */
export interface StudyChange {
  readonly event: StudyEvent;
  /** When the study will end now; not asked of who leaves. */
  readonly graduationYear?: number | undefined;
  /** Where it is not the usual day of that year. */
  readonly subsidyEndsOn?: PlainDate | undefined;
  /** First day of the further study. */
  readonly studyFrom?: PlainDate | undefined;
  /** Day on which the formalities of leaving were complete. */
  readonly leftOn?: PlainDate | undefined;
  /** Of the register, where the university changes. */
  readonly universityCode?: string | undefined;
}

type Bare<Fact> = Omit<Fact, "factId" | "sequence" | "recordedAt">;
export type StudyFact = Bare<StudyExtended> | Bare<StudySuspended> | Bare<SchoolLeft>;

const LEAVING: ReadonlySet<StudyEvent> = new Set(["withdrawal", "expulsion", "abroad"]);
const STATUS_KEPT: ReadonlySet<StudyEvent> = new Set(["suspension", "enlistment", "repeat-year"]);

/** The papers that such a change is asked for. */
export function documentCaseOfStudy(event: StudyEvent): DocumentCaseName {
  if (event === "further-study") return "change.further-study";
  if (event === "suspension" || event === "enlistment") return "change.suspension";
  return LEAVING.has(event) ? "change.leaving" : "change.study";
}

/** True when the form has to say until when the person studies now. */
export function needsGraduationYear(event: StudyEvent): boolean {
  return !LEAVING.has(event) && event !== "transfer" && event !== "correction";
}

export function needsLeavingDay(event: StudyEvent): boolean {
  return LEAVING.has(event);
}

/**
 * What a filing means for one loan; `undefined` when its plan stays as it is (another university,
 * the same year). Who ends earlier than planned without dropping out keeps the subsidy to the
 * usual day of the new year, so the leaving counts from that day (K26).
 */
export function factOfStudyChange(
  change: StudyChange,
  filedOn: PlainDate,
  context: { readonly plan: CurrentPlan; readonly policy: Policy },
): StudyFact | undefined {
  const { event, leftOn, studyFrom } = change;
  if (LEAVING.has(event)) return { kind: "school-left", on: leftOn ?? filedOn, filedOn };
  const { plan, policy } = context;
  const { graduationYear = plan.graduationYear } = change;
  const usualDay = dateInYear(inForce(policy.subsidyEndDay, filedOn).value, graduationYear);
  const subsidyEndsOn = change.subsidyEndsOn ?? usualDay;
  const end = { on: filedOn, graduationYear, subsidyEndsOn };
  if (event === "further-study")
    return { ...end, kind: "study-extended", ...(studyFrom !== undefined && { studyFrom }) };
  if (STATUS_KEPT.has(event)) return { ...end, kind: "study-suspended" };
  if (subsidyEndsOn > plan.subsidyEndsOn) return { ...end, kind: "study-suspended" };
  if (event === "skip-year" || subsidyEndsOn < plan.subsidyEndsOn)
    return { kind: "school-left", on: subsidyEndsOn, filedOn };
  return undefined;
}
