import type { PlainDate } from "../calendar/index.ts";
import { cleanCode } from "../identity/index.ts";
import { parseYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { dayOfText } from "../portfolio/index.ts";
import { writeOffProblem, type WriteOffField, type WriteOffProblem } from "./write-off-problem.ts";

/** What the lender says that it has written off (核销). */
export interface WriteOffRow {
  readonly contractNo: string;
  readonly on: PlainDate;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly penaltyFen: Fen;
  readonly reference: string;
}

export type WriteOffReading =
  | { readonly kind: "row"; readonly row: WriteOffRow }
  | { readonly kind: "unreadable"; readonly problems: readonly WriteOffProblem[] };

const CONTRACT_NO = /^[0-9A-Za-z-]{6,40}$/;
const REFERENCE_MAX = 60;

/** Reads one line; `cells` by heading. */
export function readWriteOffRow(
  cells: Readonly<Record<string, string>>,
  businessOn: PlainDate,
): WriteOffReading {
  const problems: WriteOffProblem[] = [];
  const text = (field: WriteOffField): string => cleanCode(cells[field] ?? "");
  const fen = (field: WriteOffField): Fen => {
    const amount = parseYuan(text(field));
    if (amount !== undefined && amount >= 0n) return amount;
    problems.push(writeOffProblem(field, "write-off.amount-format"));
    return 0n;
  };
  const contractNo = text("合同编号");
  if (!CONTRACT_NO.test(contractNo))
    problems.push(writeOffProblem("合同编号", "write-off.contract-number-format"));
  const on = dayOfText(text("核销日"));
  if (on === undefined) problems.push(writeOffProblem("核销日", "write-off.date-format"));
  else if (on > businessOn) problems.push(writeOffProblem("核销日", "write-off.day-in-future"));
  const amounts = {
    principalFen: fen("核销本金"),
    interestFen: fen("核销利息"),
    penaltyFen: fen("核销罚息"),
  };
  const reference = (cells["核销文号"] ?? "").trim();
  if (reference === "" || reference.length > REFERENCE_MAX)
    problems.push(writeOffProblem("核销文号", "write-off.reference-missing"));
  if (on === undefined || problems.length > 0) return { kind: "unreadable", problems };
  return { kind: "row", row: { contractNo, on, ...amounts, reference } };
}
