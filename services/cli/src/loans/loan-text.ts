import { maskName } from "@bursar/domain/identity";
import { formatRatePercent, formatYuanGrouped } from "@bursar/domain/money";
import { eventName } from "@bursar/domain/loan";
import type { FigureSource } from "@bursar/servicing/lender-books";
import type { ShownLoan } from "@bursar/servicing/loans";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

/** A loan for people: what matters today, then the schedule with the next bill marked. */
export function loanText(shell: Shell, shown: ShownLoan): string {
  const { pick } = shell;
  const { loan, state, nextBill } = shown;
  const outstanding = formatYuanGrouped(state.position.principalOutstandingFen);
  const facts = [
    [pick({ zh: "合同", en: "Contract" }), loan.contractNo],
    [pick({ zh: "借款人", en: "Borrower" }), maskName(shown.borrowerName)],
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
    ...statusLines(shell, shown),
  ];
  const assumed = state.rows.some((row) => row.assumedRate);
  return [
    ...asOfNote(shell, shown),
    textTable(facts, ["left", "left"]),
    ...eventLines(shell, shown),
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

/** A day that is not today is marked as such, so that nobody takes it for today's. */
function asOfNote({ pick }: Shell, { state, today, recordedLater }: ShownLoan): string[] {
  if (state.asOf === today && recordedLater === 0) return [];
  const late =
    recordedLater === 0
      ? ""
      : pick({
          zh: `；其中 ${recordedLater} 件事是当日之后才补记的`,
          en: `; ${recordedLater} of its facts were recorded only later`,
        });
  const note =
    state.asOf > today
      ? pick({
          zh: `▌推算：${state.asOf} 的样子，假定此后没有还款（今天 ${today}${late}）`,
          en: `▌Forecast for ${state.asOf}, if nothing is paid until then (today is ${today}${late})`,
        })
      : pick({
          zh: `▌时点：${state.asOf} 的样子（今天 ${today}${late}）`,
          en: `▌As of ${state.asOf} (today is ${today}${late})`,
        });
  return [note, ""];
}

const PHASES = {
  "in-school": { zh: "在校（贴息）", en: "in school, subsidised" },
  grace: { zh: "宽限期（只还利息）", en: "grace, interest only" },
  repayment: { zh: "还本期", en: "repayment" },
  settled: { zh: "已结清", en: "paid off" },
} as const;

const PAYERS = {
  treasury: { zh: "财政", en: "the treasury" },
  borrower: { zh: "本人", en: "the borrower" },
} as const;

function statusLines({ pick }: Shell, shown: ShownLoan): string[][] {
  const { standing, payer, payoffOffer, source, state } = shown;
  const { toClearFen, daysPastDue } = state.position;
  const lines: string[][] = [];
  const isAhead = state.asOf < shown.loan.disbursedOn;
  if (isAhead) {
    const not = pick({ zh: "尚未放款", en: "not disbursed yet" });
    lines.push([pick({ zh: "阶段", en: "Phase" }), not]);
  } else if (standing !== undefined) {
    lines.push([pick({ zh: "阶段", en: "Phase" }), pick(PHASES[standing.phase])]);
  }
  if (payer !== undefined) {
    const until = pick({ zh: `（至 ${payer.to}）`, en: ` (to ${payer.to})` });
    const name = pick({ zh: "利息由谁付", en: "Interest by" });
    lines.push([name, `${pick(PAYERS[payer.payer])}${until}`]);
  }
  if (daysPastDue > 0) {
    const days = pick({ zh: `，逾期 ${daysPastDue} 天`, en: `, ${daysPastDue} days past due` });
    const name = pick({ zh: "还清逾期需还", en: "To clear" });
    lines.push([name, `${formatYuanGrouped(toClearFen)}${days}`]);
  }
  if (shown.isMoneyHeld) {
    lines.push([
      pick({ zh: "款项待核实", en: "Money is held" }),
      pick({
        zh: "核实前不催收、不转逾期；金额尚未计入",
        en: "nothing is pressed for or classed until a person has looked at it",
      }),
    ]);
  }
  if (payoffOffer !== undefined && !isAhead) {
    const amount = formatYuanGrouped(payoffOffer.totalFen);
    lines.push(
      payoffOffer.isLater
        ? [
            pick({ zh: "当日不办结清", en: "No payoff that day" }),
            pick({
              zh: `最近 ${payoffOffer.on} 可办，应存 ${amount}`,
              en: `${payoffOffer.on} is the next; deposit ${amount}`,
            }),
          ]
        : [
            pick({ zh: "当日结清", en: "Payoff" }),
            pick({
              zh: `${amount}（利息算到 ${payoffOffer.on}，含当日）`,
              en: `${amount} (interest to ${payoffOffer.on} inclusive)`,
            }),
          ],
    );
  }
  lines.push([pick({ zh: "数字来源", en: "Source" }), sourceText(source, pick)]);
  return lines;
}

function sourceText(source: FigureSource, pick: Shell["pick"]): string {
  const own = pick({ zh: `本系统，截至 ${source.on}`, en: `this book, ${source.on}` });
  const counts = source.counts
    ? pick({ zh: "（以此为准）", en: " (it counts)" })
    : pick({ zh: "（以贷款人为准）", en: " (the lender's counts)" });
  const { lender } = source;
  if (lender === null) return `${own}${counts}`;
  const amount = formatYuanGrouped(lender.principalFen);
  const theirs = pick({
    zh: `；贷款人 ${lender.on} 本金 ${amount}`,
    en: `; lender ${lender.on}: principal ${amount}`,
  });
  return `${own}${counts}${theirs}`;
}

function eventLines({ pick }: Shell, { events }: ShownLoan): string[] {
  if (events.length === 0) return [];
  const lines = events.map((event) => {
    const amount = event.amountFen === undefined ? "" : `  ${formatYuanGrouped(event.amountFen)}`;
    return ` · ${event.on}  ${pick(eventName(event))}${amount}`;
  });
  return ["", pick({ zh: "接下来", en: "Next" }), ...lines];
}
