import { yearOf } from "../calendar/index.ts";
import type { LoanTerms } from "../loan/index.ts";
import type { PortfolioRow } from "./portfolio-row.ts";
import { readDay, readFen } from "./read-cells.ts";
import type { RowCells } from "./read-cells.ts";

type Standing = Pick<PortfolioRow, "deferredYears" | "balanceFen" | "overdueFen" | "overdueSince">;

/** Where the loan stands by the lender's books. */
export function readStanding(cells: RowCells, terms: LoanTerms | undefined): Standing | undefined {
  const { report, context } = cells;
  const balanceFen = readFen("本金余额", cells);
  const overdueFen = readFen("其中逾期本金", cells);
  const deferredYears = readDeferredYears(cells, terms);
  const isOverdue = cells.code("逾期起始应还日") !== "";
  const since = isOverdue ? readDay("逾期起始应还日", cells) : undefined;
  if (balanceFen === undefined || overdueFen === undefined) return undefined;
  if (terms !== undefined && balanceFen > terms.principalFen) {
    report("本金余额", "balance.over-disbursed");
  }
  if (overdueFen > balanceFen) report("其中逾期本金", "overdue.over-balance");
  if (overdueFen > 0n && !isOverdue) report("逾期起始应还日", "overdue.no-start");
  const on = context.statementOn;
  if (since !== undefined && since > on)
    report("逾期起始应还日", "overdue.after-statement", { on });
  if (deferredYears === undefined) return undefined;
  return { deferredYears, balanceFen, overdueFen, overdueSince: since ?? null };
}

function readDeferredYears(
  cells: RowCells,
  terms: LoanTerms | undefined,
): readonly number[] | undefined {
  const { report, context } = cells;
  const words = cells.code("已延期还本年份").split(/[、,;/\s]+/u);
  const texts = words.filter((word) => word !== "");
  if (!texts.every((text) => /^20\d{2}年?$/.test(text))) {
    return report("已延期还本年份", "deferral.format");
  }
  const years = [...new Set(texts.map((text) => Number(text.slice(0, 4))))];
  const field = "已延期还本年份";
  for (const year of years) {
    const relief = context.policy.reliefs.find((one) => one.year === year);
    if (year > yearOf(context.statementOn)) report(field, "deferral.in-future", { year });
    else if (relief?.defersPrincipal !== true) report(field, "deferral.no-policy", { year });
    else if (terms !== undefined && terms.graduationYear > year) {
      report(field, "deferral.before-graduation", { year });
    }
  }
  return years.toSorted((a, b) => a - b);
}
