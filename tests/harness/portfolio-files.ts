import { readFileSync } from "node:fs";

const fixture = (name: string): URL => new URL(`../fixtures/${name}`, import.meta.url);
const LINES = readFileSync(fixture("portfolio.csv"), "utf8")
  .replace(/^\uFEFF/, "")
  .trim()
  .split(/\r?\n/);
const columns = (LINES[0] ?? "").split(",");

export type PortfolioLine = Readonly<Record<string, string>>;

/** The 600 running loans of 248 people as of 2025-12-20, or some of them. No cell needs quotes. */
export function portfolioLines(from = 0, count = 600): PortfolioLine[] {
  return LINES.slice(1 + from, 1 + from + count).map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

/** Lines as a lender's file; the columns in another order where one is given. */
export function portfolioCsv(
  lines: readonly PortfolioLine[],
  order: readonly string[] = columns,
): string {
  const rows = lines.map((line) => order.map((column) => line[column] ?? "").join(","));
  return `${[order.join(","), ...rows].join("\n")}\n`;
}

export const PORTFOLIO_HEADINGS: readonly string[] = columns;

interface Expected {
  readonly portfolio_2026: {
    readonly loans: number;
    readonly persons: number;
    readonly principal: string;
    readonly overdue: string;
  };
  /** Due date, payable, interest, principal, subsidised, by contract number. */
  readonly bills_2026: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** Totals and bills of the portfolio, computed outside this product. */
export function expectedPortfolio(): Expected {
  return JSON.parse(readFileSync(fixture("expected.json"), "utf8")) as Expected;
}
