import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { reconReport as findReport, type ReconReport } from "@bursar/servicing/repayments";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { STATES } from "../repay/receipt-words.ts";
import { textTable } from "../terminal/text-table.ts";

/** Files, transit and what nobody has claimed, on the centre's business date. */
export async function reconReport(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const report = await findReport({ db: product.database }, { context });
    if (options.json === true) shell.printJson(toJson(report));
    else shell.print(toText(shell, report));
    return report.state === "red" ? exitCodes.checkFailed : exitCodes.ok;
  });
}

function toJson({ businessOn, state, files, transit, missing, unmatched }: ReconReport) {
  return {
    businessOn,
    state,
    files: files.map((file) => ({
      importId: file.importId,
      fileName: file.fileName,
      state: file.state,
      rows: file.rows,
      refused: file.refused,
      total: formatYuan(file.totalFen),
      applied: formatYuan(file.appliedFen),
      refundable: formatYuan(file.refundableFen),
      held: formatYuan(file.heldFen),
      orphan: formatYuan(file.orphanFen),
      undone: formatYuan(file.undoneFen),
      duplicate: formatYuan(file.duplicateFen),
      difference: formatYuan(file.differenceFen),
    })),
    transit: {
      balance: formatYuan(transit.balanceFen),
      other: formatYuan(transit.otherFen),
      receipts: formatYuan(transit.receiptsFen),
      remitted: formatYuan(transit.remittedFen),
      refunded: formatYuan(transit.refundedFen),
      difference: formatYuan(transit.differenceFen),
    },
    missing,
    unmatched: unmatched.map(({ amountFen, isLate: late, isAlarm: alarm, ...day }) => {
      return { ...day, amount: formatYuan(amountFen), late, alarm };
    }),
  };
}

function toText({ pick }: Shell, { files, transit, missing, unmatched }: ReconReport): string {
  const headings = [
    pick({ zh: "文件", en: "File" }),
    pick({ zh: "合计", en: "Total" }),
    pick({ zh: "入账", en: "Applied" }),
    pick({ zh: "可退", en: "Refundable" }),
    pick({ zh: "挂起", en: "Held" }),
    pick({ zh: "待认领", en: "Orphan" }),
    pick({ zh: "冲退", en: "Undone" }),
    pick({ zh: "重复", en: "Duplicate" }),
    pick({ zh: "差额", en: "Difference" }),
  ];
  const lines = files.map((file) => [
    file.fileName,
    ...[
      file.totalFen,
      file.appliedFen,
      file.refundableFen,
      file.heldFen,
      file.orphanFen,
      file.undoneFen,
      file.duplicateFen,
      file.differenceFen,
    ].map(formatYuanGrouped),
  ]);
  const align = headings.map((_, column) => (column === 0 ? "left" : "right"));
  const balance = formatYuanGrouped(transit.balanceFen);
  const difference = formatYuanGrouped(transit.differenceFen);
  const inTransit = pick({
    zh: `在途 1301 余额 ${balance}，差额 ${difference}`,
    en: `in transit (1301) ${balance}, difference ${difference}`,
  });
  const uncovered = missing.map(({ dueOn, loans }) =>
    pick({
      zh: `缺清算文件：应还日 ${dueOn}，${loans} 笔贷款有应还款`,
      en: `no clearing file for the due date ${dueOn}, when ${loans} loans had something to pay`,
    }),
  );
  const waiting = unmatched.map((day) => {
    const amount = formatYuanGrouped(day.amountFen);
    const mark = day.isAlarm ? "!!" : day.isLate ? "!" : " ";
    return `${mark} ${day.receivedOn}  ${pick(STATES[day.state])}  ${day.receipts}  ${amount}`;
  });
  return [textTable([headings, ...lines], align), inTransit, ...uncovered, ...waiting].join("\n");
}
