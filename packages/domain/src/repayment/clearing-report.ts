import type { Fen } from "../money/index.ts";
import type { ReceiptVerdict } from "./receipt-states.ts";

/** One line of a clearing file and what was found in it. */
export interface ClearedLine {
  readonly row: number;
  readonly serialNo: string;
  readonly contractNo: string;
  readonly amountFen: Fen;
  readonly kind: ReceiptVerdict | "duplicate" | "unreadable";
  readonly appliedFen: Fen;
  readonly missingFen: Fen;
  readonly excessFen: Fen;
}

export interface ClearingException {
  readonly row: number;
  readonly serialNo: string;
  readonly contractNo: string;
  readonly kind: Exclude<ClearedLine["kind"], "paid">;
  /** Short: missing; over: the excess; else the line's own amount (rulebook K30). */
  readonly amountFen: Fen;
}

/** What a clearing file comes to (rulebook K30); every line is counted once. */
export interface ClearingReport {
  readonly rows: number;
  readonly counts: Readonly<Record<ClearedLine["kind"], number>>;
  readonly amountAppliedFen: Fen;
  /** In the file's order. */
  readonly exceptions: readonly ClearingException[];
}

export function reportClearing(lines: readonly ClearedLine[]): ClearingReport {
  const counts = {
    paid: 0,
    short: 0,
    over: 0,
    duplicate: 0,
    orphan: 0,
    renamed: 0,
    held: 0,
    unreadable: 0,
  };
  let amountAppliedFen = 0n;
  const exceptions: ClearingException[] = [];
  for (const line of lines.toSorted((a, b) => a.row - b.row)) {
    const { row, serialNo, contractNo, kind } = line;
    counts[kind] += 1;
    if (kind === "paid" || kind === "short" || kind === "over") amountAppliedFen += line.appliedFen;
    if (kind === "paid") continue;
    exceptions.push({ row, serialNo, contractNo, kind, amountFen: amountOf(line) });
  }
  return { rows: lines.length, counts, amountAppliedFen, exceptions };
}

function amountOf({ kind, amountFen, missingFen, excessFen }: ClearedLine): Fen {
  if (kind === "short") return missingFen;
  return kind === "over" ? excessFen : amountFen;
}
