import { formatRatePercent, formatYuanGrouped } from "@bursar/domain/money";
import type { ShownLoan } from "@bursar/servicing/loans";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

/** A loan for people: what matters today, then the schedule with the next bill marked. */
export function loanText(shell: Shell, shown: ShownLoan): string {
  const { pick } = shell;
  const { loan, state, nextBill, payoff } = shown;
  const outstanding = formatYuanGrouped(state.position.principalOutstandingFen);
  const facts = [
    [pick({ zh: "合同", en: "Contract" }), loan.contractNo],
    [pick({ zh: "借款人", en: "Borrower" }), shown.borrowerName],
    [pick({ zh: "本金", en: "Principal" }), formatYuanGrouped(loan.principalFen)],
    [pick({ zh: "放款", en: "Disbursed" }), loan.disbursedOn],
    [pick({ zh: "贴息至", en: "Subsidised to" }), loan.subsidyEndsOn],
    [pick({ zh: "到期", en: "Matures" }), loan.maturesOn],
    [pick({ zh: `${state.asOf} 余额`, en: `Balance ${state.asOf}` }), outstanding],
    [
      pick({ zh: "下一期应还", en: "Next bill" }),
      nextBill === undefined
        ? pick({ zh: "没有", en: "none" })
        : `${nextBill.dueOn}  ${formatYuanGrouped(nextBill.payableFen)}`,
    ],
    ...(payoff === undefined
      ? []
      : [[pick({ zh: "今日结清", en: "Payoff today" }), formatYuanGrouped(payoff.totalFen)]]),
  ];
  const assumed = state.rows.some((row) => row.assumedRate);
  return [
    textTable(facts, ["left", "left"]),
    "",
    scheduleTable(shell, shown),
    ...(assumed
      ? [pick({ zh: "* 利率尚未公布，按最近一次 LPR 估算", en: "* by the last published LPR" })]
      : []),
  ].join("\n");
}

function scheduleTable({ pick }: Shell, { state, nextBill }: ShownLoan): string {
  const headings = [
    "",
    pick({ zh: "应还日", en: "Due" }),
    pick({ zh: "年利率", en: "Rate" }),
    pick({ zh: "期初本金", en: "Opening" }),
    pick({ zh: "贴息", en: "Subsidised" }),
    pick({ zh: "利息", en: "Interest" }),
    pick({ zh: "减免", en: "Waived" }),
    pick({ zh: "本金", en: "Principal" }),
    pick({ zh: "应还", en: "Payable" }),
  ];
  const rows = state.rows.map((row) => [
    row.dueOn === nextBill?.dueOn ? "→" : "",
    row.dueOn,
    `${formatRatePercent(row.ratePpm)}%${row.assumedRate ? "*" : " "}`,
    ...[
      row.openingPrincipalFen,
      row.interestSubsidisedFen,
      row.interestBorneFen,
      row.interestWaivedFen,
      row.principalDueFen,
      row.payableFen,
    ].map(formatYuanGrouped),
  ]);
  const align = headings.map((_, column) => (column < 2 ? "left" : "right"));
  return textTable([headings, ...rows], align);
}
