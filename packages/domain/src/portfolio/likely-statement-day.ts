import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import { yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { compareStanding } from "./compare-standing.ts";
import type { PortfolioContext } from "./portfolio-row.ts";
import { readPortfolioRow } from "./read-portfolio-row.ts";

/** So many rows tell the day; a file may have hundreds of thousands. */
const ROWS_LOOKED_AT = 200;
const YEARS_BACK = 2;

/**
 * The day whose end a lender's file most likely describes: of the usual one and the due days of the
 * years before, the one on which the most balances agree with what is computed; the usual one where
 * several do. A file that is imported after a settlement may still be of the one before.
 *
 * @param usual see `usualStatementDay`
 */
export function likelyStatementDay(
  rows: readonly Readonly<Record<string, string>>[],
  usual: PlainDate,
  context: Omit<PortfolioContext, "statementOn">,
): PlainDate {
  const { policy } = context;
  const sample = rows.slice(0, ROWS_LOOKED_AT);
  const differing = (statementOn: PlainDate): number =>
    sample.filter((cells) => {
      const reading = readPortfolioRow(cells, { ...context, statementOn });
      if (reading.kind !== "row") return true;
      const comparison = compareStanding(reading.row, policy);
      return comparison.kind === "impossible" || comparison.differences.length > 0;
    }).length;
  let best = { day: usual, differing: differing(usual) };
  for (const day of earlierDueDays(usual, policy)) {
    if (best.differing === 0) break;
    const found = differing(day);
    if (found < best.differing) best = { day, differing: found };
  }
  return best.day;
}

function earlierDueDays(before: PlainDate, policy: Policy): readonly PlainDate[] {
  const day = inForce(policy.annualDueDay, before).value;
  return Array.from({ length: YEARS_BACK + 1 }, (_, back) =>
    dateInYear(day, yearOf(before) - back),
  ).filter((one) => one < before);
}
