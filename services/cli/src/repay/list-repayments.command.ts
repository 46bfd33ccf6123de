import { formatYuan, formatYuanGrouped } from "@bursar/domain/money";
import { receiptStates } from "@bursar/domain/repayment";
import { listReceipts } from "@bursar/servicing/repayments";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireCount } from "../require-count.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import { STATES, VERDICTS } from "./receipt-words.ts";

export interface ListRepaymentsOptions extends SharedOptions {
  readonly state?: string;
  readonly contract?: string;
  readonly limit?: string;
}

const LIMIT_MAX = 1_000;

/** Receipts, the latest first; names of payers are left out. @throws CliError `state.unknown` */
export async function listRepayments(
  shell: Shell,
  options: ListRepaymentsOptions,
): Promise<ExitCode> {
  const state = receiptStates.find((one) => one === options.state);
  if (options.state !== undefined && state === undefined) {
    throw new CliError("state.unknown", exitCodes.usage, {
      zh: `没有状态“${options.state}”：${receiptStates.join("、")}。`,
      en: `There is no state "${options.state}": ${receiptStates.join(", ")}.`,
    });
  }
  const limit = Math.min(LIMIT_MAX, requireCount(options.limit ?? "50"));
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const filter = { state, contractNo: options.contract, limit };
    const found = await listReceipts({ db: product.database }, { context, filter });
    const rows = found.map(({ receipt }) => receipt);
    if (options.json === true) {
      shell.printJson(
        rows.map(({ id, serialNo, contractNo, valueOn, verdict, state: now, amountFen }) => {
          return {
            id,
            serialNo,
            contractNo,
            valueOn,
            verdict,
            state: now,
            amount: formatYuan(amountFen),
          };
        }),
      );
    } else {
      shell.print(toText(shell, rows));
    }
    return exitCodes.ok;
  });
}

type Row = Awaited<ReturnType<typeof listReceipts>>[number]["receipt"];

function toText({ pick }: Shell, rows: readonly Row[]): string {
  const headings = [
    pick({ zh: "编号", en: "Receipt" }),
    pick({ zh: "合同", en: "Contract" }),
    pick({ zh: "起息日", en: "Value date" }),
    pick({ zh: "核对", en: "Found" }),
    pick({ zh: "状态", en: "State" }),
    pick({ zh: "金额", en: "Amount" }),
  ];
  const lines = rows.map((row) => [
    row.id,
    row.contractNo ?? "",
    row.valueOn,
    pick(VERDICTS[row.verdict]),
    pick(STATES[row.state]),
    formatYuanGrouped(row.amountFen),
  ]);
  return textTable([headings, ...lines], ["left", "left", "left", "left", "left", "right"]);
}
