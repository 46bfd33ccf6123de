import { formatYuan } from "@bursar/domain/money";
import { CLEARING_COLUMNS } from "@bursar/domain/repayment";
import type { TestProduct } from "../harness/open-test-product.ts";

/** A bill that the book has posted. */
interface Bill {
  readonly contractNo: string;
  readonly payableFen: bigint;
}

/** The borrower's name throughout the generated book. */
const BORROWER = "张三";

/**
 * A channel's file about one due date: most lines pay their bill, some of each hundred are short,
 * over, by somebody else, for a contract that nobody knows, or the line before once more. Where
 * there are more lines than bills, contracts pay a second time.
 */
export async function clearingFile(
  { database }: TestProduct,
  { rows, dueOn }: { readonly rows: number; readonly dueOn: string },
): Promise<string> {
  const bills = await database.owner.client<{ contract_no: string; payable_fen: string }[]>`
    select l.contract_no, s.payable_fen from loan_settlements s
    join loans l on l.centre_id = s.centre_id and l.id = s.loan_id
    where s.due_on = ${dueOn} and s.payable_fen > 0 order by md5(l.contract_no)`;
  if (bills.length === 0) throw new Error("nobody owes anything");
  const lines = Array.from({ length: rows }, (_, index) => {
    const bill = bills[index % bills.length];
    const [contractNo, payable] = [bill?.contract_no ?? "", BigInt(bill?.payable_fen ?? 1)];
    return lineOf(index, { contractNo, payableFen: payable });
  });
  return `${[CLEARING_COLUMNS.join(","), ...lines].join("\n")}\n`;
}

function lineOf(index: number, { contractNo, payableFen }: Bill): string {
  const kind = index % 100;
  const isShort = kind < 3;
  const amountFen = isShort ? payableFen / 2n + 1n : kind < 5 ? payableFen + 10_000n : payableFen;
  const serial = kind === 8 ? index - 1 : index;
  return [
    `ZF${String(serial).padStart(15, "0")}`,
    kind === 5 ? `5${String(index).padStart(15, "0")}` : contractNo,
    kind === 6 ? "李四" : BORROWER,
    formatYuan(amountFen),
    kind % 4 === 0 ? "2026-12-18 09:30:00" : "2026-12-20 13:05:10",
    kind % 3 === 0 ? "支付宝" : "云闪付",
  ].join(",");
}
