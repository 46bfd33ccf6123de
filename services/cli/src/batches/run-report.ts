import { hasRunThrough, moneySums, roundingText } from "@bursar/domain/batch";
import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { batchKind, type ExplainedGroup, type ShownRun } from "@bursar/servicing/batches";
import type { Shell } from "../terminal/shell.ts";
import { groupYuan } from "../terminal/group-yuan.ts";
import { textTable } from "../terminal/text-table.ts";
import type { RunNotices } from "./count-notices.ts";
import { kindWord, legWords, stateWord, sumWord } from "./run-words.ts";

/** Where a run stands when the command ends. */
export interface RunReport extends ShownRun {
  /** False when everything was done before the command came. */
  readonly changed: boolean;
  readonly notices: RunNotices;
  /** What was set aside, by cause. */
  readonly groups: readonly ExplainedGroup[];
}

/** Kinds whose work is the notices that they plan. */
const NOTICE_KINDS: readonly string[] = ["borrower-refresh", "collection-reminder"];

/**
 * The report for programs: of a finished run that settles money its sums and its tie-out, of any
 * other the run as the API gives it.
 */
export function runJson(report: RunReport) {
  const { kind, status } = report.run;
  const isMoney = hasRunThrough(status) && !NOTICE_KINDS.includes(kind);
  return isMoney ? moneyJson(report) : progressJson(report);
}

/** Yuan texts; a leg without anything to compare with is named under `grey`. */
function moneyJson({ run, tieOut }: ShownRun) {
  const rounding = roundingText(run.sums);
  const legs = tieOut.filter(({ state }) => state !== "grey");
  return {
    runId: run.id,
    loans: run.total,
    done: run.done,
    failed: run.failed,
    ...Object.fromEntries(sumsOf(run)),
    ...(rounding !== undefined && { rounding }),
    tieOut: Object.fromEntries(legs.map((leg) => [leg.leg, formatYuan(leg.differenceFen)])),
    grey: tieOut.filter(({ state }) => state === "grey").map(({ leg }) => leg),
  };
}

function progressJson({ run, failures, changed, notices }: RunReport) {
  const { deliveredFen, ...counts } = notices;
  return {
    changed,
    run: bareRunJson(run),
    failures: failures.map(({ itemId, cause }) => ({ itemId, cause })),
    notices: { ...counts, deliveredAmount: formatYuan(deliveredFen) },
  };
}

/** The run alone. */
export function bareRunJson(run: ShownRun["run"]) {
  const { id, kind, businessOn, sequence, status, total, done, failed, skipped, planHash } = run;
  return {
    id,
    kind,
    businessOn,
    sequence,
    status,
    total,
    done,
    failed,
    skipped,
    amount: formatYuan(run.amountFen),
    sums: Object.fromEntries(sumsOf(run)),
    rounding: roundingText(run.sums) ?? null,
    planHash,
  };
}

/** The sums in the order of the kind, zeros included, as yuan texts. */
export function sumsOf({ kind, sums }: ShownRun["run"]): (readonly [string, string])[] {
  const names = new Set([...(batchKind(kind)?.sums ?? []), ...Object.keys(moneySums(sums))]);
  return [...names].map((name) => [name, formatYuan(BigInt(sums[name] ?? 0))]);
}

/** The report for people. */
export function runText(shell: Shell, report: RunReport): string {
  const { pick } = shell;
  const { notices, groups, changed } = report;
  const planned = notices.planned + notices.delivered + notices.failed;
  const rows = [
    ...runRows(shell, report),
    ...(planned > 0 ? [[pick({ zh: "通知", en: "Notices" }), pick(noticeWords(notices))]] : []),
    ...(changed ? [] : [[pick({ zh: "变化", en: "Change" }), pick(nothingNew)]]),
  ];
  return [textTable(rows, ["left", "left"]), ...groups.map((one) => groupText(shell, one))].join(
    "\n\n",
  );
}

/** What was set aside for one cause: how much, what it means, what to do, some of it. */
export function groupText({ pick }: Shell, group: ExplainedGroup): string {
  const { cause, items, open, amountFen, meaning, samples } = group;
  const names = samples.map(({ itemId, label }) => label ?? itemId).join(", ");
  const left = pick({ zh: `未重试 ${open}`, en: `${open} not retried` });
  return [
    `${cause} × ${items}（${left}，¥${formatYuanGrouped(amountFen)}）${pick(meaning)}`,
    `  → ${pick(meaning.fix)}`,
    `  ${pick({ zh: "例如", en: "such as" })} ${names}`,
  ].join("\n");
}

/** What a run is, where it stands, its sums and its tie-out, a line each. */
export function runRows({ pick }: Shell, { run, tieOut }: ShownRun): string[][] {
  const name = `${run.kind} ${run.businessOn} #${run.sequence}  ${run.id}`;
  const rounding = roundingText(run.sums);
  return [
    [pick({ zh: "批次", en: "Run" }), `${pick(kindWord(run.kind))}  ${name}`],
    [pick({ zh: "状态", en: "State" }), pick(stateWord(run.status))],
    [pick({ zh: "项目", en: "Items" }), pick(itemWords(run))],
    ...(run.amountFen > 0n
      ? [[pick({ zh: "金额", en: "Amount" }), formatYuanGrouped(run.amountFen)]]
      : []),
    ...sumsOf(run).map(([sum, yuan]) => [pick(sumWord(sum)), groupYuan(yuan)]),
    ...(rounding === undefined
      ? []
      : [[pick({ zh: "舍入差（T9）", en: "Rounding (T9)" }), rounding]]),
    ...tieOut.map((leg) => [
      pick(legWords[leg.leg]),
      leg.state === "grey"
        ? pick({ zh: `– 无可对照（${leg.detail}）`, en: `– nothing to compare (${leg.detail})` })
        : `${leg.state === "tied" ? "✓" : "✗"} ${formatYuan(leg.differenceFen)}  ${leg.detail}`,
    ]),
  ];
}

const nothingNew = { zh: "此前已全部办完，没有变化", en: "all was done before; nothing changed" };

function itemWords({ total, done, failed, skipped }: ShownRun["run"]) {
  const left = skipped === 0 ? { zh: "", en: "" } : skippedWords(skipped);
  return {
    zh: `共 ${total}，完成 ${done}，未通过 ${failed}${left.zh}`,
    en: `${total} in all, ${done} done, ${failed} set aside${left.en}`,
  };
}

function skippedWords(skipped: number) {
  return { zh: `，已无需办理 ${skipped}`, en: `, ${skipped} needed nothing` };
}

function noticeWords({ planned, delivered, failed, deliveredFen }: RunNotices) {
  const amount = formatYuanGrouped(deliveredFen);
  return {
    zh: `已送达 ${delivered}（账单合计 ${amount}），待送 ${planned}，失败 ${failed}`,
    en: `${delivered} delivered (bills of ${amount}), ${planned} waiting, ${failed} failed`,
  };
}
