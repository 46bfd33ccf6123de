import { PORTFOLIO_COLUMNS } from "./portfolio-columns.ts";
import { isWarning, problemCollector } from "./portfolio-problem.ts";
import type { PortfolioProblem } from "./portfolio-problem.ts";
import type { PortfolioContext, PortfolioReading } from "./portfolio-row.ts";
import { openCells } from "./read-cells.ts";
import type { RowCells } from "./read-cells.ts";
import { readPerson } from "./read-portfolio-person.ts";
import { readStanding } from "./read-portfolio-standing.ts";
import { readTerms } from "./read-portfolio-terms.ts";

/**
 * Reads one row of a lender's portfolio: cleans the cells, checks every field and the fields
 * against each other, and gives the loan, or all that is wrong with it. Cells are keyed by the
 * headings of {@link PORTFOLIO_COLUMNS}; other keys are ignored.
 */
export function readPortfolioRow(
  row: Readonly<Record<string, string>>,
  context: PortfolioContext,
): PortfolioReading {
  const { problems, report } = problemCollector();
  const cells = openCells(row, context, report);
  const contractNo = readContractNo(cells);
  const person = readPerson(cells);
  const terms = readTerms(cells);
  const standing = readStanding(cells, terms);
  problems.sort(refusalsFirst);
  const isRefused = problems.some((problem) => !isWarning(problem));
  if (isRefused || contractNo === undefined || person === undefined) {
    return { kind: "unusable", problems };
  }
  if (terms === undefined || standing === undefined) return { kind: "unusable", problems };
  const { statementOn } = context;
  return {
    kind: "row",
    row: { contractNo, ...person, terms, ...standing, statementOn },
    problems,
  };
}

function readContractNo({ code, report }: RowCells): string | undefined {
  const text = code("合同编号").replace(/\s/gu, "").toUpperCase();
  const isNumber = /^[0-9A-Z-]{6,40}$/.test(text);
  return isNumber ? text : report("合同编号", "contract.number-format");
}

/** Refusals before warnings, each in the order of the columns. */
export function refusalsFirst(a: PortfolioProblem, b: PortfolioProblem): number {
  const rank = (problem: PortfolioProblem): number =>
    (isWarning(problem) ? 100 : 0) + PORTFOLIO_COLUMNS.findIndex(({ zh }) => zh === problem.field);
  return rank(a) - rank(b);
}
