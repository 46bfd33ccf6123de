import { isDemoCentre } from "@bursar/database/centres";
import { keepAlive, together, type Tx } from "@bursar/database/connection";
import type { Import, StagedRow } from "@bursar/database/imports";
import { formatYuan } from "@bursar/domain/money";
import type { Policy } from "@bursar/domain/policy";
import {
  CLEARING_COLUMNS,
  clearingProblem,
  readClearingRow,
  type ClearedLine,
  type ClearingProblem,
  type ClearingReading,
  type ClearingRow,
} from "@bursar/domain/repayment";
import { loadPolicy } from "../../policies/load-policy.ts";
import { loadToday } from "../../policies/load-today.ts";
import { composeReceipts, writeReceipts } from "../../repayments/enter-receipts.ts";
import {
  findNamed,
  judgeArrivals,
  judgeLockedArrivals,
  openArrivalBook,
  type Arriving,
  type JudgedArrival,
} from "../../repayments/judge-arrivals.ts";
import type { CheckedRow, ImportDefinition, Outcome } from "../import-kind.ts";

/** Lines that are judged, and committed, at a stretch. */
const LINES_AT_ONCE = 500;

/** A payment channel's file of what it has collected: each line becomes a receipt. */
export const clearing: ImportDefinition = {
  kind: "clearing",
  title: { zh: "还款清算文件", en: "clearing file of repayments" },
  path: "clearings",
  permission: "clearing.import",
  columns: CLEARING_COLUMNS,
  maxBytes: 50 * 1024 * 1024,
  maxRows: 300_000,
  // Each line is money of its own, and a province's file holds more than one transaction can.
  commit: LINES_AT_ONCE,
  async check(tx, table, { businessOn }) {
    const policy = await loadPolicy(tx);
    const isDemo = await isDemoCentre(tx);
    return { slices: checkRows(tx, table.rows, { policy, businessOn, isDemo }) };
  },
  enter: enterLines,
};

/** A line as it is staged: what it says, and what was found when it was checked. */
export interface StagedLine {
  readonly row: ClearingRow;
  readonly found: Omit<ClearedLine, "row">;
}

type Line = Arriving & { readonly row: number; readonly paidAt: string };

async function* checkRows(
  tx: Tx,
  rows: readonly Readonly<Record<string, string>>[],
  given: { readonly policy: Policy; readonly businessOn: string; readonly isDemo: boolean },
): AsyncGenerator<CheckedRow[]> {
  const book = openArrivalBook();
  for (let start = 0; start < rows.length; start += LINES_AT_ONCE) {
    await keepAlive(tx);
    const readings = rows
      .slice(start, start + LINES_AT_ONCE)
      .map((cells) => refuseFuture(readClearingRow(cells), given));
    const lines = readings.flatMap((reading, index) =>
      reading.kind === "row" ? [toLine(reading.row, start + index + 1)] : [],
    );
    const named = await findNamed(tx, lines);
    const judged = await judgeArrivals(tx, lines, { ...given, named, book });
    const byRow = new Map(judged.map((one) => [one.arriving.row, one]));
    yield readings.map((reading, index): CheckedRow => {
      const one = byRow.get(start + index + 1);
      return reading.kind === "unusable" || one === undefined
        ? { verdict: "refused", problems: problemsOf(reading) }
        : toCheckedRow(reading.row, one, given.businessOn);
    });
  }
}

/** Money of a day that has not come is a wrong file, but for a demo's dates, which are made up. */
function refuseFuture(
  reading: ClearingReading,
  { businessOn, isDemo }: { readonly businessOn: string; readonly isDemo: boolean },
): ClearingReading {
  if (isDemo || reading.kind !== "row" || reading.row.paidOn <= businessOn) return reading;
  const date = { date: businessOn };
  return { kind: "unusable", problems: [clearingProblem("交易时间", "clearing.in-future", date)] };
}

function problemsOf(reading: ClearingReading): readonly ClearingProblem[] {
  return reading.kind === "unusable" ? reading.problems : [];
}

function toLine(row: ClearingRow, number: number): Line {
  const { contractNo, payerName, ...rest } = row;
  return {
    ...rest,
    row: number,
    contractNo: contractNo === "" ? undefined : contractNo,
    payerName: payerName === "" ? undefined : payerName,
  };
}

function toCheckedRow(row: ClearingRow, one: JudgedArrival<Line>, businessOn: string): CheckedRow {
  const found = foundIn(one);
  const problems: ClearingProblem[] = [];
  const { kind } = found;
  if (kind === "short" || kind === "over") {
    const fen = kind === "short" ? found.missingFen : found.excessFen;
    problems.push(clearingProblem("金额", `clearing.${kind}`, { amount: formatYuan(fen) }));
  } else if (kind === "duplicate") {
    problems.push(clearingProblem("流水号", "clearing.duplicate"));
  } else if (kind === "orphan") {
    problems.push(clearingProblem("合同编号", "clearing.orphan"));
  } else if (kind === "renamed") {
    problems.push(clearingProblem("户名", "clearing.renamed"));
  } else if (kind === "held") {
    const amount = formatYuan(row.amountFen);
    problems.push(clearingProblem("合同编号", "clearing.held", { amount }));
  }
  if (row.paidOn > businessOn)
    problems.push(
      clearingProblem("交易时间", "clearing.after-business-date", { date: businessOn }),
    );
  const content: StagedLine = { row, found };
  const verdict = problems.length === 0 ? "accepted" : "warned";
  return { verdict, problems, content, amountFen: row.amountFen };
}

function foundIn({ arriving, matched }: JudgedArrival): StagedLine["found"] {
  const { serialNo, amountFen } = arriving;
  const named = { serialNo, contractNo: arriving.contractNo ?? "", amountFen };
  if (matched.kind === "duplicate") {
    return { ...named, kind: "duplicate", appliedFen: 0n, missingFen: 0n, excessFen: 0n };
  }
  const { verdict: kind, appliedFen, missingFen, excessFen } = matched;
  return { ...named, kind, appliedFen, missingFen, excessFen };
}

/** Judges the lines anew, since other money may have come in after the file was checked. */
async function enterLines(tx: Tx, file: Import, staged: readonly StagedRow[]): Promise<Outcome> {
  const lines = staged.map(({ row, content }) => toLine((content as StagedLine).row, row));
  const [today, named] = await together(
    () => loadToday(tx),
    () => findNamed(tx, lines),
  );
  const judged = await judgeLockedArrivals(tx, lines, { ...today, named, book: openArrivalBook() });
  const from = { source: "clearing", importId: file.id, ...today } as const;
  const composed = composeReceipts(tx, judged, from);
  await writeReceipts(tx, composed, from);
  const created = composed.receipts.length;
  return { created, overtaken: lines.length - created };
}
