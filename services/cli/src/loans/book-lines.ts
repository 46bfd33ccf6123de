import { sourceFigures } from "@bursar/api-schema/figures";
import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import type { ExplainedFigure } from "@bursar/servicing/loans";
import type { Shell } from "../terminal/shell.ts";

/** Whether the book agrees with a figure, and by what it was computed. */
export function bookLines({ pick }: Shell, explained: ExplainedFigure): string[] {
  const { figure, postedFen, agreement, engine, policyVersion } = explained;
  const computed = formatYuanGrouped(figure.amountFen);
  const difference = formatYuanGrouped(agreement.differenceFen);
  const mark = agreement.matches ? "✓" : "✗";
  const through = agreement.through ?? pick({ zh: "未记账", en: "nothing posted" });
  const booked =
    postedFen === undefined
      ? pick({ zh: "账面 未到入账日", en: "Book not posted yet" })
      : pick({
          zh: `账面 ${formatYuanGrouped(postedFen)}`,
          en: `Book ${formatYuanGrouped(postedFen)}`,
        });
  return [
    pick({
      zh: ` ${booked}  复算 ${computed}  账实差额 ${difference} ${mark}（记账至 ${through}）`,
      en: ` ${booked}  Computed ${computed}  Book differs by ${difference} ${mark} (kept to ${through})`,
    }),
    pick({
      zh: ` 引擎 ${engine} · 参数 ${policyVersion} · 账本 ${agreement.hash}`,
      en: ` Engine ${engine} · policy ${policyVersion} · ledger ${agreement.hash}`,
    }),
  ];
}

/** The same for programs. */
export function bookJson({
  postedFen,
  agreement,
  engine,
  policyVersion,
  source,
  change,
}: ExplainedFigure) {
  return {
    booked: postedFen === undefined ? null : formatYuan(postedFen),
    matchesLedger: agreement.matches,
    ledgerDifference: formatYuan(agreement.differenceFen),
    ledgerThrough: agreement.through,
    ledgerHash: agreement.hash,
    engine,
    policyVersion,
    source: sourceFigures(source),
    change:
      change === undefined
        ? null
        : {
            beforeOn: change.beforeOn,
            afterOn: change.afterOn,
            before: formatYuan(change.beforeFen),
            after: formatYuan(change.afterFen),
            causes: change.causes,
          },
  };
}
