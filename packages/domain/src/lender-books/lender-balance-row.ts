import { cleanCode } from "../identity/index.ts";
import { parseYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { dayOfText } from "../portfolio/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { isLenderWarning, lenderProblem } from "./lender-problem.ts";
import type { LenderField, LenderProblem } from "./lender-problem.ts";

/** What the lender says of one contract at the end of a day. */
export interface LenderBalanceRow {
  readonly contractNo: string;
  readonly on: PlainDate;
  readonly principalFen: Fen;
  readonly principalOverdueFen: Fen;
  /** Interest that has fallen due and is unpaid; null where the file does not say. */
  readonly interestDueFen: Fen | null;
}

export type LenderBalanceReading =
  | { readonly kind: "row"; readonly row: LenderBalanceRow; readonly problems: LenderProblem[] }
  | { readonly kind: "unreadable"; readonly problems: LenderProblem[] };

const CONTRACT_NO = /^[0-9A-Za-z-]{6,40}$/;

/** Reads one line; `cells` by heading. */
export function readLenderBalanceRow(
  cells: Readonly<Record<string, string>>,
): LenderBalanceReading {
  const problems: LenderProblem[] = [];
  const text = (field: LenderField): string => cleanCode(cells[field] ?? "");
  const fen = (field: LenderField): Fen => {
    const amount = parseYuan(text(field));
    if (amount !== undefined && amount >= 0n) return amount;
    problems.push(lenderProblem(field, "lender-balance.amount-format"));
    return 0n;
  };
  const contractNo = text("合同编号");
  if (!CONTRACT_NO.test(contractNo)) {
    problems.push(lenderProblem("合同编号", "lender-balance.contract-number-format"));
  }
  const on = dayOfText(text("截止日"));
  if (on === undefined) problems.push(lenderProblem("截止日", "lender-balance.date-format"));
  const principalFen = fen("本金余额");
  const principalOverdueFen = fen("其中逾期本金");
  const interestDueFen = text("应还利息") === "" ? null : fen("应还利息");
  if (principalOverdueFen > principalFen) {
    problems.push(lenderProblem("其中逾期本金", "lender-balance.overdue-over-balance"));
  }
  if (on === undefined || problems.some((one) => !isLenderWarning(one))) {
    return { kind: "unreadable", problems };
  }
  const row = { contractNo, on, principalFen, principalOverdueFen, interestDueFen };
  return { kind: "row", row, problems };
}
