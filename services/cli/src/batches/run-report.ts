import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import type { ShownRun } from "@bursar/servicing/batches";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import type { RunNotices } from "./count-notices.ts";

/** Where a run stands when the command ends. */
export interface RunReport extends ShownRun {
  /** False when everything was done before the command came. */
  readonly changed: boolean;
  readonly notices: RunNotices;
}

/** The report for programs; the run as the API gives it. */
export function runJson({ run, failures, changed, notices }: RunReport) {
  const { id, kind, businessOn, sequence, status, total, done, failed, planHash } = run;
  const { deliveredFen, ...counts } = notices;
  return {
    changed,
    run: {
      id,
      kind,
      businessOn,
      sequence,
      status,
      total,
      done,
      failed,
      amount: formatYuan(run.amountFen),
      planHash,
    },
    failures: failures.map(({ itemId, cause }) => ({ itemId, cause })),
    notices: { ...counts, deliveredAmount: formatYuan(deliveredFen) },
  };
}

/** The report for people. */
export function runText({ pick }: Shell, { run, failures, changed, notices }: RunReport): string {
  const planned = notices.planned + notices.delivered + notices.failed;
  const rows = [
    [pick({ zh: "批次", en: "Run" }), `${run.kind} ${run.businessOn} #${run.sequence}  ${run.id}`],
    [pick({ zh: "状态", en: "State" }), pick(stateWords[run.status] ?? same(run.status))],
    [
      pick({ zh: "项目", en: "Items" }),
      pick({
        zh: `共 ${run.total}，完成 ${run.done}，未通过 ${run.failed}`,
        en: `${run.total} in all, ${run.done} done, ${run.failed} set aside`,
      }),
    ],
    ...(run.amountFen > 0n
      ? [[pick({ zh: "金额", en: "Amount" }), formatYuanGrouped(run.amountFen)]]
      : []),
    ...(planned > 0 ? [[pick({ zh: "通知", en: "Notices" }), pick(noticeWords(notices))]] : []),
    ...failuresByCause(failures).map(([cause, count]) => [
      pick({ zh: "未通过", en: "Set aside" }),
      `${cause} × ${count}`,
    ]),
    ...(changed ? [] : [[pick({ zh: "变化", en: "Change" }), pick(nothingNew)]]),
  ];
  return textTable(rows, ["left", "left"]);
}

const nothingNew = { zh: "此前已全部办完，没有变化", en: "all was done before; nothing changed" };

const stateWords: Readonly<Record<string, { zh: string; en: string }>> = {
  planning: { zh: "正在取数", en: "planning" },
  "awaiting-approval": { zh: "等待第二人批准", en: "waits for a second person" },
  running: { zh: "执行中", en: "running" },
  completed: { zh: "已完成", en: "completed" },
  "completed-with-failures": { zh: "已完成，有项目未通过", en: "completed, some items set aside" },
};

function same(status: string) {
  return { zh: status, en: status };
}

function noticeWords({ planned, delivered, failed, deliveredFen }: RunNotices) {
  const amount = formatYuanGrouped(deliveredFen);
  return {
    zh: `已送达 ${delivered}（账单合计 ${amount}），待送 ${planned}，失败 ${failed}`,
    en: `${delivered} delivered (bills of ${amount}), ${planned} waiting, ${failed} failed`,
  };
}

function failuresByCause(failures: ShownRun["failures"]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { cause } of failures) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
