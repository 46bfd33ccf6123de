import type { RosterField } from "./roster-columns.ts";
import { rosterProblemTexts } from "./roster-problem-texts.ts";
import type { RosterProblemCode } from "./roster-problem-texts.ts";

/** What is wrong with one field of one row, and what to do about it. Never names a person. */
export interface RosterProblem {
  /** The Chinese heading of the column. */
  readonly field: RosterField;
  readonly code: RosterProblemCode;
  readonly zh: string;
  readonly en: string;
}

/** Notes a problem; returns `undefined` so that a reader can end with `return report(…)`. */
export type ReportProblem = (
  field: RosterField,
  code: RosterProblemCode,
  facts?: Readonly<Record<string, string | number>>,
) => undefined;

/** Collects the problems of a row. */
export function problemCollector(): { problems: RosterProblem[]; report: ReportProblem } {
  const problems: RosterProblem[] = [];
  const report: ReportProblem = (field, code, facts = {}) => {
    const { zh, en } = rosterProblemTexts[code];
    problems.push({ field, code, zh: fill(zh, facts), en: fill(en, facts) });
    return undefined;
  };
  return { problems, report };
}

/** True when the row can be taken over in spite of the problem. */
export function isWarning(problem: RosterProblem): boolean {
  return rosterProblemTexts[problem.code].level === "warning";
}

function fill(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
}
