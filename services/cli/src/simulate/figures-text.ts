import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import type { LoanFigures } from "./loan-figures.ts";

/** A loan's schedule and position for people. */
export function figuresText({ pick }: Shell, { id, rows, totals, position }: LoanFigures): string {
  const headings = [
    pick({ zh: "应还日", en: "Due" }),
    pick({ zh: "贴息/自付天数", en: "Days" }),
    pick({ zh: "年利率", en: "Rate" }),
    pick({ zh: "期初本金", en: "Opening" }),
    pick({ zh: "贴息", en: "Subsidised" }),
    pick({ zh: "利息", en: "Interest" }),
    pick({ zh: "减免", en: "Waived" }),
    pick({ zh: "本金", en: "Principal" }),
    pick({ zh: "应还", en: "Payable" }),
  ];
  const lines = rows.map((row) => [
    row.dueOn,
    `${row.daysSubsidised}/${row.daysBorne}`,
    `${row.ratePct}%${row.assumedRate === true ? "*" : " "}`,
    row.openingPrincipal,
    row.interestSubsidised,
    row.interestBorne,
    row.interestWaived,
    row.principalDue,
    row.payable,
  ]);
  const { interestSubsidised, interestBorne, interestWaived, principalDue, payable } = totals;
  const sums = [interestSubsidised, interestBorne, interestWaived, principalDue, payable];
  const total = [pick({ zh: "合计", en: "Total" }), "", "", "", ...sums];
  const columns = headings.map((_, column) => (column === 0 ? "left" : "right"));
  const assumed = rows.some((row) => row.assumedRate === true);
  return [
    `# ${id}`,
    textTable([headings, ...lines, total], columns),
    ...(assumed
      ? [pick({ zh: "* 利率尚未公布，按最近一次 LPR 估算", en: "* by the last published LPR" })]
      : []),
    ...(position === undefined ? [] : ["", positionText({ pick }, position)]),
  ].join("\n");
}

function positionText(
  { pick }: Pick<Shell, "pick">,
  position: NonNullable<LoanFigures["position"]>,
): string {
  const days = String(position.daysPastDue);
  const lines = [
    [pick({ zh: "截至", en: "As of" }), position.asOf],
    [pick({ zh: "本金余额", en: "Outstanding" }), position.principalOutstanding],
    [pick({ zh: "逾期本金", en: "Principal overdue" }), position.principalOverdue],
    [pick({ zh: "逾期利息", en: "Interest overdue" }), position.interestOverdue],
    [pick({ zh: "罚息", en: "Penalty" }), position.penalty],
    [pick({ zh: "逾期天数", en: "Days past due" }), `${days} ${classText({ pick }, position)}`],
    [pick({ zh: "当前应清偿", en: "To clear" }), position.toClear],
    [pick({ zh: "未到期利息", en: "Accrued interest" }), position.accruedInterest],
    [pick({ zh: "结清金额", en: "Payoff" }), position.payoff],
    [pick({ zh: "待处理款", en: "Unapplied" }), position.unapplied],
  ];
  return textTable(lines, ["left", "right"]);
}

function classText(
  { pick }: Pick<Shell, "pick">,
  { classification }: NonNullable<LoanFigures["position"]>,
): string {
  const zh = {
    normal: "正常",
    attention: "关注",
    substandard: "次级",
    doubtful: "可疑",
    loss: "损失",
  };
  return pick({ zh: zh[classification], en: classification });
}
