import { filled } from "../problem-text.ts";
import type { FormField } from "./application-form.ts";
import { FORM_FIELDS } from "./application-form.ts";
import { applicationProblemTexts } from "./application-problem-texts.ts";
import type { ApplicationProblemCode } from "./application-problem-texts.ts";

/** What is wrong with one field of an application, and what to do about it. Names no person. */
export interface ApplicationProblem {
  readonly field: FormField;
  readonly code: ApplicationProblemCode;
  /** A refusal blocks; with a warning an officer may go on, who gives the reason. */
  readonly level: "refusal" | "warning";
  readonly zh: string;
  readonly en: string;
}

/** Notes a problem; returns `undefined` so that a reader can end with `return report(…)`. */
export type ReportProblem = (
  field: FormField,
  code: ApplicationProblemCode,
  facts?: Readonly<Record<string, string | number>>,
) => undefined;

/** Collects the problems of an application. */
export function problemCollector(): { problems: ApplicationProblem[]; report: ReportProblem } {
  const problems: ApplicationProblem[] = [];
  const report: ReportProblem = (field, code, facts = {}) => {
    const { level, zh, en } = applicationProblemTexts[code];
    problems.push({ field, code, level, zh: filled(zh, facts), en: filled(en, facts) });
    return undefined;
  };
  return { problems, report };
}

/** Refusals before warnings, each in the order of the form. */
export function refusalsFirst(a: ApplicationProblem, b: ApplicationProblem): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ level, field }: ApplicationProblem): number {
  return (level === "warning" ? FORM_FIELDS.length : 0) + FORM_FIELDS.indexOf(field);
}
