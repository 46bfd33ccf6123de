import { sourceFigures } from "@bursar/api-schema/figures";
import { formatRatePercent, formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import {
  showSchedule as findSchedule,
  type ScheduledRow,
  type ShownSchedule,
} from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { requireDate } from "./require-date.ts";
import { rowFigures } from "./simulate/loan-figures.ts";
import type { Shell } from "./terminal/shell.ts";
import { textTable } from "./terminal/text-table.ts";

export interface ShowScheduleOptions extends SharedOptions {
  readonly contractNo: string;
  readonly asOf?: string;
}

/** The schedule as it is, as the contract began and what differs. @throws Refusal `loan.not-found` */
export async function showSchedule(shell: Shell, options: ShowScheduleOptions): Promise<ExitCode> {
  const asOf = options.asOf === undefined ? undefined : requireDate(options.asOf);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const { contractNo } = options;
    const shown = await findSchedule({ db: product.database }, { context, contractNo, asOf });
    if (options.json === true) shell.printJson(toJson(shown));
    else shell.print(toText(shell, shown));
    return exitCodes.ok;
  });
}

function toJson(shown: ShownSchedule) {
  return {
    contractNo: shown.contractNo,
    asOf: shown.on,
    original: shown.original.map(rowFigures),
    current: shown.current.map(({ row, unpaidFen, status }) => ({
      ...rowFigures(row),
      unpaid: formatYuan(unpaidFen),
      status,
    })),
    differences: shown.differences.map((one) => ({
      dueOn: one.dueOn,
      field: one.field.replace(/Fen$/, ""),
      before: formatYuan(one.beforeFen),
      after: formatYuan(one.afterFen),
      change: formatYuan(one.changeFen),
    })),
    source: sourceFigures(shown.source),
  };
}

const STATUS = {
  ahead: { zh: "未到", en: "ahead" },
  open: { zh: "可还", en: "open" },
  paid: { zh: "已还", en: "paid" },
  "part-paid": { zh: "部分已还", en: "part paid" },
  overdue: { zh: "逾期", en: "overdue" },
} as const satisfies Record<ScheduledRow["status"], unknown>;

function toText({ pick }: Shell, shown: ShownSchedule): string {
  const began = new Map(shown.original.map((row) => [row.dueOn, row.payableFen]));
  const headings = [
    pick({ zh: "应还日", en: "Due" }),
    pick({ zh: "天数", en: "Days" }),
    pick({ zh: "年利率", en: "Rate" }),
    pick({ zh: "期初本金", en: "Opening" }),
    pick({ zh: "本金", en: "Principal" }),
    pick({ zh: "利息", en: "Interest" }),
    pick({ zh: "减免", en: "Waived" }),
    pick({ zh: "合计", en: "Payable" }),
    pick({ zh: "原计划", en: "Original" }),
    pick({ zh: "未还", en: "Unpaid" }),
    pick({ zh: "状态", en: "State" }),
  ];
  const lines = shown.current.map(({ row, unpaidFen, status }) => {
    const was = began.get(row.dueOn);
    return [
      row.dueOn,
      String(row.daysSubsidised + row.daysBorne),
      `${formatRatePercent(row.ratePpm)}%`,
      ...[
        row.openingPrincipalFen,
        row.principalDueFen,
        row.interestBorneFen,
        row.interestWaivedFen,
        row.payableFen,
      ].map(formatYuanGrouped),
      was === undefined ? "—" : was === row.payableFen ? "=" : formatYuanGrouped(was),
      formatYuanGrouped(unpaidFen),
      pick(STATUS[status]),
    ];
  });
  const last = headings.length - 1;
  const align = headings.map((_, column) => (column === 0 || column === last ? "left" : "right"));
  const count = shown.differences.length;
  return [
    textTable([headings, ...lines], align),
    pick({
      zh: `截至 ${shown.on}；与原计划有 ${count} 处不同`,
      en: `As of ${shown.on}; ${count} figures differ from the original plan`,
    }),
  ].join("\n");
}
