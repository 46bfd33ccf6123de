import { filled } from "../problem-text.ts";
import type { PortfolioField } from "./portfolio-columns.ts";
import { portfolioProblemTexts } from "./portfolio-problem-texts.ts";
import type { PortfolioProblemCode } from "./portfolio-problem-texts.ts";

/** What is wrong with one field of one row, and what to do about it. Never names a person. */
export interface PortfolioProblem {
  readonly field: PortfolioField;
  readonly code: PortfolioProblemCode;
  readonly zh: string;
  readonly en: string;
}

type Facts = Readonly<Record<string, string | number>>;

/** Notes a problem; returns `undefined` so that a reader can end with `return report(…)`. */
export type ReportProblem = (
  field: PortfolioField,
  code: PortfolioProblemCode,
  facts?: Facts,
) => undefined;

/** Collects the problems of a row. */
export function problemCollector(): {
  readonly problems: PortfolioProblem[];
  readonly report: ReportProblem;
} {
  const problems: PortfolioProblem[] = [];
  const report: ReportProblem = (field, code, facts) => {
    problems.push(portfolioProblem(field, code, facts));
    return undefined;
  };
  return { problems, report };
}

/** A problem with its sentences filled in. */
export function portfolioProblem(
  field: PortfolioField,
  code: PortfolioProblemCode,
  facts: Facts = {},
): PortfolioProblem {
  const { zh, en } = portfolioProblemTexts[code];
  return { field, code, zh: filled(zh, facts), en: filled(en, facts) };
}

/** True when the loan is taken over in spite of the problem. */
export function isWarning({ code }: PortfolioProblem): boolean {
  return portfolioProblemTexts[code].level === "warning";
}
