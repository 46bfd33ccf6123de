import type { PolicyBacktest } from "@bursar/database/policies";
import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { EFFECT_FIGURES, HISTOGRAM_EDGES, type EffectFigure } from "@bursar/domain/policies";
import type { Sentence } from "../terminal/language.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

const SPANS = {
  current: ["本期", "this cycle"],
  next: ["下期", "next"],
  lifetime: ["全期", "all"],
};
const OF_A_SPAN = [
  ["Payable", "应还", "payable"],
  ["Borne", "借款人利息", "interest borne"],
  ["Subsidised", "贴息", "subsidised"],
  ["Waived", "免息", "waived"],
] as const;

const WORDS: ReadonlyMap<string, Sentence> = new Map([
  ["nextBill", { zh: "下期账单", en: "next bill" }],
  ["overdue", { zh: "逾期应还", en: "overdue" }],
  ["payoff", { zh: "结清金额", en: "payoff" }],
  ["unapplied", { zh: "可退或待扣", en: "unapplied" }],
  ...Object.entries(SPANS).flatMap(([span, [zh, en]]) =>
    OF_A_SPAN.map(
      ([name, zhName, enName]) =>
        [`${span}${name}`, { zh: `${zh}${zhName}`, en: `${en}: ${enName}` }] as const,
    ),
  ),
]);

/** A back-test for a program. */
export function backtestJson({ summary, ...backtest }: PolicyBacktest) {
  const figures = EFFECT_FIGURES.map((figure) => {
    const { before, after } = summary.figures[figure];
    return [figure, { before: formatYuan(before), after: formatYuan(after) }] as const;
  });
  return {
    id: backtest.id,
    proposalId: backtest.proposalId,
    proposalHash: backtest.proposalHash,
    policyStamp: backtest.policyStamp,
    asOf: backtest.asOf,
    loans: summary.loans,
    changed: summary.changed,
    failed: summary.failed,
    unreadable: summary.unreadable,
    figures: Object.fromEntries(figures),
    histogram: classes(summary.histogram),
    movers: summary.movers.map(({ contractNo, deltaFen }) => ({
      contractNo,
      delta: formatYuan(deltaFen),
    })),
    failures: summary.failures,
  };
}

function classes(histogram: readonly number[]) {
  return histogram.map((loans, at) => {
    const edge = HISTOGRAM_EDGES[at];
    return { upTo: edge === undefined ? null : formatYuan(edge), loans };
  });
}

/** A back-test for a person: what moves, how it is spread and whom it moves the most. */
export function backtestText(shell: Shell, backtest: PolicyBacktest): string {
  const { pick } = shell;
  const { summary } = backtest;
  const { loans, changed, failed } = summary;
  const head = pick({
    zh: `${backtest.id}：${loans} 笔，变动 ${changed}，算不出 ${failed}（按 ${backtest.asOf}）`,
    en: `${backtest.id}: ${loans} loans, ${changed} change, ${failed} fail (as of ${backtest.asOf})`,
  });
  const parts = [head, sums(shell, backtest), bars(shell, summary.histogram)];
  if (summary.movers.length > 0) {
    const movers = summary.movers.map(({ contractNo, deltaFen }) => [contractNo, signed(deltaFen)]);
    const title = pick({ zh: "变动最大的合同", en: "largest movements" });
    parts.push(`${title}\n${textTable(movers.slice(0, 10), ["left", "right"])}`);
  }
  for (const { contractNo, cause } of summary.failures) parts.push(`✗ ${contractNo} ${cause}`);
  return parts.join("\n\n");
}

function sums({ pick }: Shell, { summary }: PolicyBacktest): string {
  const headings = [
    "",
    pick({ zh: "变更前", en: "before" }),
    pick({ zh: "变更后", en: "after" }),
    pick({ zh: "差额", en: "difference" }),
  ];
  const lines = EFFECT_FIGURES.flatMap((figure: EffectFigure) => {
    const { before, after } = summary.figures[figure];
    const words = WORDS.get(figure);
    if (before === 0n && after === 0n) return [];
    const name = words === undefined ? figure : pick(words);
    return [[name, formatYuanGrouped(before), formatYuanGrouped(after), signed(after - before)]];
  });
  return textTable([headings, ...lines], ["left", "right", "right", "right"]);
}

const BAR_WIDTH = 40;

/** One bar a class of what borrowers pay more or less in the open cycle and the next. */
function bars({ pick }: Shell, histogram: readonly number[]): string {
  const most = Math.max(1, ...histogram);
  const rows = histogram.flatMap((loans, at) => {
    if (loans === 0) return [];
    const width = Math.max(1, Math.round((loans / most) * BAR_WIDTH));
    return [[classOf(at), String(loans), "█".repeat(width)]];
  });
  const title = pick({
    zh: "每笔两期应还的增减（元）",
    en: "change of what is paid in two cycles, in yuan",
  });
  return `${title}\n${textTable(rows, ["right", "right", "left"])}`;
}

function classOf(at: number): string {
  const upTo = HISTOGRAM_EDGES[at];
  const above = HISTOGRAM_EDGES[at - 1];
  if (upTo === 0n) return "0";
  if (upTo === undefined) return `> ${formatYuan(above ?? 0n)}`;
  return above === undefined
    ? `≤ ${formatYuan(upTo)}`
    : `${formatYuan(above)} … ${formatYuan(upTo)}`;
}

function signed(fen: bigint): string {
  return fen > 0n ? `+${formatYuanGrouped(fen)}` : formatYuanGrouped(fen);
}
