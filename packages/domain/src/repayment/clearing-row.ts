import { isPlainDate } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { cleanCode, cleanText } from "../identity/index.ts";
import { parseYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { clearingProblem } from "./clearing-problems.ts";
import type { ClearingProblem } from "./clearing-problems.ts";
import { readChannel } from "./payment-channel.ts";
import type { PaymentChannel } from "./receipt-states.ts";

/** The headings of a clearing file. */
export const CLEARING_COLUMNS = ["流水号", "合同编号", "户名", "金额", "交易时间", "渠道"] as const;

/** A line of a clearing file as it was meant. */
export interface ClearingRow {
  readonly serialNo: string;
  /** As it stands in the file; empty where the payer named none. */
  readonly contractNo: string;
  readonly payerName: string;
  readonly amountFen: Fen;
  /** The payer's debit day in Asia/Shanghai. */
  readonly paidOn: PlainDate;
  /** RFC 3339 with the offset of Asia/Shanghai. */
  readonly paidAt: string;
  readonly channel: PaymentChannel;
}

export type ClearingReading =
  | { readonly kind: "row"; readonly row: ClearingRow }
  | { readonly kind: "unusable"; readonly problems: readonly ClearingProblem[] };

/** Reads a line; all that is wrong with it is told at once. */
export function readClearingRow(cells: Readonly<Record<string, string>>): ClearingReading {
  const code = (field: string): string => cleanCode(cells[field] ?? "");
  const problems: ClearingProblem[] = [];
  const serialNo = code("流水号");
  if (!/^[0-9A-Za-z_-]{4,64}$/.test(serialNo))
    problems.push(clearingProblem("流水号", "clearing.serial-format"));
  const amountFen = parseYuan(code("金额").replaceAll(",", ""));
  if (amountFen === undefined || amountFen <= 0n)
    problems.push(clearingProblem("金额", "clearing.amount-format"));
  const time = readTime(code("交易时间"));
  if (time === undefined) problems.push(clearingProblem("交易时间", "clearing.time-format"));
  if (problems.length > 0 || amountFen === undefined || time === undefined)
    return { kind: "unusable", problems };
  const row = {
    serialNo,
    contractNo: code("合同编号").slice(0, 64),
    payerName: cleanText(cells["户名"] ?? "").slice(0, 100),
    amountFen,
    ...time,
    channel: readChannel(cells["渠道"] ?? ""),
  };
  return { kind: "row", row };
}

/** `2026-12-18 09:30:00`, `2026/12/18 9:30`, `20261218093000`, or a day alone. */
function readTime(text: string): Pick<ClearingRow, "paidOn" | "paidAt"> | undefined {
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text);
  if (parts === null) return undefined;
  const two = (part: string | undefined): string => (part ?? "0").padStart(2, "0");
  const paidOn = `${parts[1] ?? ""}-${two(parts[2])}-${two(parts[3])}`;
  const [hour, minute, second] = [two(parts[4]), two(parts[5]), two(parts[6])];
  if (!isPlainDate(paidOn) || hour > "23" || minute > "59" || second > "59") return undefined;
  return { paidOn, paidAt: `${paidOn}T${hour}:${minute}:${second}+08:00` };
}
