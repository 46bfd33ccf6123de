import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { reportBills as findBills, type ReportedBill } from "@bursar/servicing/loans";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import type { SharedOptions } from "./program.ts";
import { showProgress } from "./progress/index.ts";
import { requireYear } from "./require-year.ts";
import type { Shell } from "./terminal/shell.ts";
import { textTable } from "./terminal/text-table.ts";

export interface ReportBillsOptions extends SharedOptions {
  readonly year: string;
}

/** Every due date of a year, loan by loan. @throws CliError `year.format` */
export async function reportBills(shell: Shell, options: ReportBillsOptions): Promise<ExitCode> {
  const year = requireYear(options.year);
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const label = shell.pick({ zh: "计算账单", en: "computing bills" });
    const bills = await showProgress(shell, { label, total: undefined }, (step) =>
      findBills({ db: product.database }, { context, year, onProgress: step }),
    );
    if (options.json === true) shell.printJson(bills.map(toJson));
    else shell.print(toText(shell, bills));
    return exitCodes.ok;
  });
}

function toJson(bill: ReportedBill) {
  return {
    contractNo: bill.contractNo,
    dueOn: bill.dueOn,
    payable: formatYuan(bill.payableFen),
    interestBorne: formatYuan(bill.interestBorneFen),
    principalDue: formatYuan(bill.principalDueFen),
    interestSubsidised: formatYuan(bill.interestSubsidisedFen),
    interestWaived: formatYuan(bill.interestWaivedFen),
  };
}

function toText({ pick }: Shell, bills: readonly ReportedBill[]): string {
  const headings = [
    pick({ zh: "合同", en: "Contract" }),
    pick({ zh: "应还日", en: "Due" }),
    pick({ zh: "应还", en: "Payable" }),
    pick({ zh: "利息", en: "Interest" }),
    pick({ zh: "本金", en: "Principal" }),
    pick({ zh: "贴息", en: "Subsidised" }),
    pick({ zh: "减免", en: "Waived" }),
  ];
  const lines = bills.map((bill) => [
    bill.contractNo,
    bill.dueOn,
    ...[
      bill.payableFen,
      bill.interestBorneFen,
      bill.principalDueFen,
      bill.interestSubsidisedFen,
      bill.interestWaivedFen,
    ].map(formatYuanGrouped),
  ]);
  const align = headings.map((_, column) => (column < 2 ? "left" : "right"));
  return textTable([headings, ...lines], align);
}
