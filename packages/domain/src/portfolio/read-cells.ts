import { isPlainDate } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { cleanCode, cleanText } from "../identity/index.ts";
import { parseYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import type { PortfolioField } from "./portfolio-columns.ts";
import type { ReportProblem } from "./portfolio-problem.ts";
import type { PortfolioContext } from "./portfolio-row.ts";

/** What the readers of one row share. */
export interface RowCells {
  readonly text: (field: PortfolioField) => string;
  /** With full-width punctuation made half-width, for numbers and dates. */
  readonly code: (field: PortfolioField) => string;
  readonly report: ReportProblem;
  readonly context: PortfolioContext;
}

export function openCells(
  row: Readonly<Record<string, string>>,
  context: PortfolioContext,
  report: ReportProblem,
): RowCells {
  return {
    text: (field) => cleanText(row[field] ?? ""),
    code: (field) => cleanCode(row[field] ?? ""),
    report,
    context,
  };
}

export function readDay(field: PortfolioField, cells: RowCells): PlainDate | undefined {
  return dayOfText(cells.code(field)) ?? cells.report(field, "date.format");
}

/** `2016-08-11`, `2016/8/11`, `2016.8.11`, `2016年8月11日` and `20160811` are one day. */
export function dayOfText(text: string): PlainDate | undefined {
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [, year = "", month = "", day = ""] = parts ?? [];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isPlainDate(date) ? date : undefined;
}

/** An amount in yuan, 0 or more; a doubtful one is asked for again. */
export function readFen(field: PortfolioField, cells: RowCells): Fen | undefined {
  const fen = parseYuan(cells.code(field));
  return fen === undefined || fen < 0n ? cells.report(field, "amount.format") : fen;
}
