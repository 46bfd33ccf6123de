import { deltaBands } from "@bursar/domain/batch";
import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { diffRun, startRun, type RunDiff, type RunTotals } from "@bursar/servicing/batches";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import { ensureWorker } from "../product/start-worker.ts";
import type { SharedOptions } from "../program.ts";
import { reportInterruption } from "../report-error.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import { moveDemoDay } from "./move-demo-day.ts";
import { bareRunJson } from "./run-report.ts";
import { kindWord, stateWord, sumWord } from "./run-words.ts";
import { watchRun } from "./watch-run.ts";

/** Plans a batch and shows what it would do, against the last run and the year before. */
export async function planBatch(
  shell: Shell,
  options: SharedOptions & { readonly kind: string; readonly date: string },
): Promise<ExitCode> {
  const businessOn = requireDate(options.date);
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const { context } = workplace;
    const deps = { db: product.database };
    await moveDemoDay(shell, deps, { workplace, to: businessOn });
    const asked = { context, kind: options.kind, businessOn, planOnly: true };
    const { run } = await startRun(deps, asked);
    if (run.status === "planning") {
      const worker = await ensureWorker(shell, product);
      try {
        await watchRun(shell, { product, context, runId: run.id, worker });
      } finally {
        await worker.stop();
      }
    }
    if (shell.signal.aborted) return reportInterruption(shell);
    return showDiff(shell, options, { product, query: { context, runId: run.id } });
  });
}

/** Shows a run against the last one of its kind and against the same month a year before. */
export async function diffBatch(
  shell: Shell,
  options: SharedOptions & { readonly run: string },
): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    return showDiff(shell, options, { product, query: { context, runId: options.run } });
  });
}

async function showDiff(
  shell: Shell,
  options: SharedOptions,
  { product, query }: { product: Product; query: Parameters<typeof diffRun>[1] },
): Promise<ExitCode> {
  const diff = await diffRun({ db: product.database }, query);
  if (options.json === true) shell.printJson(toJson(diff));
  else shell.print(toText(shell, diff));
  const { id, kind, businessOn, status, planHash } = diff.run;
  if (status === "awaiting-approval") {
    const command = `bursar batch approve ${id} --plan ${planHash ?? ""} --as`;
    shell.say({
      zh: `需另一人批准：${command} <账号>`,
      en: `Somebody else has to approve: ${command} <account>`,
    });
  }
  if (status === "stopped") {
    const command = `bursar batch run ${kind} --date ${businessOn}`;
    shell.say({ zh: `只做了计划。执行：${command}`, en: `Only planned. To run it: ${command}` });
  }
  return exitCodes.ok;
}

function toJson({ run, totals, last, lastYear, plan }: RunDiff) {
  return {
    run: bareRunJson(run),
    totals: totalsJson(totals),
    last: last === undefined ? null : totalsJson(last),
    lastYear: lastYear === undefined ? null : totalsJson(lastYear),
    movers: (plan?.movers ?? []).map(({ itemId, label, deltaFen }) => ({
      itemId,
      label,
      delta: formatYuan(BigInt(deltaFen)),
    })),
    histogram: plan?.histogram ?? [],
    warnings: plan?.warnings ?? [],
  };
}

function totalsJson({ businessOn, items, amountFen, sums }: RunTotals) {
  const yuan = Object.entries(sums).map(([name, fen]) => [name, formatYuan(fen)]);
  return {
    businessOn,
    items,
    amount: formatYuan(amountFen),
    sums: Object.fromEntries(yuan) as Record<string, string>,
  };
}

const MOVERS_SHOWN = 10;

function toText(shell: Shell, diff: RunDiff): string {
  const { pick } = shell;
  const { run, plan } = diff;
  const parts = [
    `${pick(kindWord(run.kind))}  ${run.businessOn} #${run.sequence}  ${run.id}  ${pick(stateWord(run.status))}`,
    textTable(totalRows(shell, diff), ["left", "right", "right", "right"]),
    `${pick({ zh: "计划", en: "Plan" })} ${run.planHash ?? "–"}`,
  ];
  const movers = (plan?.movers ?? []).slice(0, MOVERS_SHOWN);
  if (movers.length > 0) {
    const rows = movers.map(({ label, deltaFen }) => [label, formatYuanGrouped(BigInt(deltaFen))]);
    parts.push(
      textTable([[pick({ zh: "变动最大", en: "Largest" }), ""], ...rows], ["left", "right"]),
    );
  }
  const histogram = (plan?.histogram ?? []).map((items, band) => [bandText(band), String(items)]);
  if (movers.length > 0) parts.push(textTable(histogram, ["right", "right"]));
  for (const warning of plan?.warnings ?? []) {
    parts.push(`! ${pick(warning)} × ${warning.items}`);
  }
  return parts.join("\n\n");
}

function totalRows({ pick }: Shell, { totals, last, lastYear }: RunDiff): string[][] {
  const columns = [totals, last, lastYear];
  const names = [...new Set(columns.flatMap((column) => Object.keys(column?.sums ?? {})))];
  const row = (label: string, cell: (column: RunTotals) => string): string[] => [
    label,
    ...columns.map((column) => (column === undefined ? "–" : cell(column))),
  ];
  return [
    [
      "",
      pick({ zh: "本批", en: "this run" }),
      pick({ zh: "上一批", en: "last" }),
      pick({ zh: "去年同月", en: "a year before" }),
    ],
    row(pick({ zh: "业务日期", en: "Date" }), ({ businessOn }) => businessOn),
    row(pick({ zh: "项目", en: "Items" }), ({ items }) => String(items)),
    row(pick({ zh: "金额", en: "Amount" }), ({ amountFen }) => formatYuanGrouped(amountFen)),
    ...names.map((name) =>
      row(pick(sumWord(name)), ({ sums }) => formatYuanGrouped(sums[name] ?? 0n)),
    ),
  ];
}

function bandText(index: number): string {
  const { fromFen, toFen } = deltaBands[index] ?? {};
  if (fromFen === undefined) return `≤ ${formatYuanGrouped(toFen ?? 0n)}`;
  if (toFen === undefined) return `≥ ${formatYuanGrouped(fromFen)}`;
  if (fromFen === toFen) return formatYuanGrouped(toFen);
  return `${formatYuanGrouped(fromFen)} … ${formatYuanGrouped(toFen)}`;
}
