import { addDays, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { AcademicYear } from "../application/academic-year.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The windows of one academic year's pre-applications. */
export interface PreApplicationWindows {
  readonly academicYear: string;
  readonly registration: Span;
  readonly upload: Span;
  readonly singleEntry: Span;
}

export interface WindowCommand {
  readonly on: PlainDate;
  /** Taking one into our books, or entering it in the lender's system. */
  readonly step: "register" | "upload";
  /** Whether many are brought at once. */
  readonly bulk: boolean;
}

export type WindowDecision =
  | { readonly kind: "open" }
  | {
      readonly kind: "refused";
      readonly code:
        | "pre-application.not-open-yet"
        | "pre-application.bulk-closed"
        | "pre-application.closed";
      readonly zh: string;
      readonly en: string;
    };

/** They lie in the calendar year in which the academic year begins (rulebook 5.1). */
export function windowsOf(policy: Policy, academicYear: AcademicYear): PreApplicationWindows {
  const { from: year, text } = academicYear;
  const spanOf = (name: keyof Policy["preApplication"]["windows"]): Span => {
    const { from, to } = inForce(policy.preApplication.windows[name], `${year}-12-31`).value;
    return { from: dateInYear(from, year), to: dateInYear(to, year) };
  };
  return {
    academicYear: text,
    registration: spanOf("registration"),
    upload: spanOf("upload"),
    singleEntry: spanOf("single-entry"),
  };
}

/**
 * Whether something can be brought in on a day: many at once during registration and upload, one
 * by one until the last day; in the lender's system from the upload's first day on, many at once
 * during the upload alone (rulebook 5.1).
 */
export function decideWindow(
  windows: PreApplicationWindows,
  command: WindowCommand,
): WindowDecision {
  const { on, step, bulk } = command;
  const { registration, upload, singleEntry } = windows;
  const firstOn = step === "register" ? registration.from : upload.from;
  if (on < firstOn) return notOpenYet(windows, firstOn);
  if (on > singleEntry.to) return closed(windows);
  const spans = step === "register" ? [registration, upload] : [upload];
  if (!bulk || spans.some((span) => on >= span.from && on <= span.to)) return { kind: "open" };
  return bulkClosed(spans, singleEntry.to);
}

function notOpenYet(
  { academicYear, singleEntry }: PreApplicationWindows,
  on: PlainDate,
): WindowDecision {
  return {
    kind: "refused",
    code: "pre-application.not-open-yet",
    zh: `${academicYear}学年的预申请从 ${on} 起办理，到 ${singleEntry.to} 为止：届时再办，现在可以先收集意向名单。`,
    en: `Pre-applications of ${academicYear} are taken from ${on} to ${singleEntry.to}: come back then; the interest list can be kept now.`,
  };
}

function bulkClosed(spans: readonly Span[], last: PlainDate): WindowDecision {
  return {
    kind: "refused",
    code: "pre-application.bulk-closed",
    zh: `成批办理的时间是 ${spans.map(({ from, to }) => `${from} 至 ${to}`).join("、")}；现在可以逐条录入，到 ${last} 为止。`,
    en: `Many at once are taken ${spans.map(({ from, to }) => `${from} to ${to}`).join(" and ")}; until ${last} they can be entered one by one.`,
  };
}

function closed({
  academicYear,
  registration,
  singleEntry,
}: PreApplicationWindows): WindowDecision {
  const nextYear = yearOf(registration.from) + 1;
  const next = dateInYear(registration.from.slice(5), nextYear);
  return {
    kind: "refused",
    code: "pre-application.closed",
    zh: `${academicYear}学年的预申请已于 ${singleEntry.to} 截止，${addDays(singleEntry.to, 1)} 起改在受理时填家庭经济困难学生认定申请表；下一学年从 ${next} 起。`,
    en: `Pre-applications of ${academicYear} ended on ${singleEntry.to}: take the hardship form with the application instead; the next year's begin on ${next}.`,
  };
}
