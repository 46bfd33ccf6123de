import { createHash } from "node:crypto";
import {
  listLoanPage,
  type BatchRun,
  type ChunkResult,
  type PlannedItems,
  type TieOutLeg,
} from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import {
  creditRowsOfRun,
  insertCreditRows,
  type NewCreditRow,
} from "@bursar/database/credit-extracts";
import { addDays, dayOf } from "@bursar/domain/calendar";
import { endOfMonth } from "@bursar/domain/credit-extract";
import { extractLoans, monthOfRun, overdueOf } from "../../credit-extracts/extract-loans.ts";
import { resultFileOf } from "../../credit-extracts/result-file.ts";
import type { BatchKind, ChunkItems } from "../batch-kind.ts";
import { tieOutLeg } from "./tie-out-leg.ts";

/**
 * What is reported of each loan for a month (rulebook 3.4, 6.6 items 1 and 7): at its last day,
 * once the lender's result of the last due date is in. An item is a loan's id.
 */
export const creditExtract: BatchKind = {
  kind: "credit-extract",
  chunkSize: 500,
  isDue: (_policy, on) => dayOf(addDays(on, 1)) === 1,
  after: [],
  sums: ["balance", "overdue"],
  findSource: (tx, on) => resultFileOf(tx, endOfMonth(monthOfRun(on))),
  listItems: (tx, _run, page) => listLoanPage(tx, page),
  planItems: planRows,
  runItems: runRows,
  tieOut: [tieRowsOut],
};

async function planRows(tx: Tx, run: BatchRun, { itemIds }: ChunkItems): Promise<PlannedItems> {
  const { rows, failures } = await extractLoans(tx, run, itemIds);
  const digest = createHash("sha256");
  for (const row of rows)
    digest.update(`${row.loanId} ${row.month} ${row.sequence} ${row.status} ${overdueOf(row)}\n`);
  const corrections = rows.filter(({ sequence }) => sequence > 0).length;
  return {
    items: new Set(rows.map(({ loanId }) => loanId)).size + failures.length,
    sums: sumsOf(rows),
    amountFen: sumsOf(rows).overdue,
    digest: digest.digest("hex"),
    movers: [],
    warnings:
      corrections === 0
        ? []
        : [
            {
              code: "credit.corrections",
              items: corrections,
              zh: "以前月份的报送数据有更正，另报更正记录。",
              en: "Earlier months come out otherwise: rows that correct them go along.",
            },
          ],
  };
}

async function runRows(tx: Tx, run: BatchRun, itemIds: readonly string[]): Promise<ChunkResult> {
  const { rows, failures } = await extractLoans(tx, run, itemIds);
  await insertCreditRows(tx, rows);
  const sums = sumsOf(rows);
  const done = new Set(rows.map(({ loanId }) => loanId)).size;
  return { done, amountFen: sums.overdue, sums, failures };
}

/** What the chunks counted is what stands in the rows. */
async function tieRowsOut(tx: Tx, run: BatchRun): Promise<readonly TieOutLeg[]> {
  const { overdueFen, rows } = await creditRowsOfRun(tx, run.id);
  const differenceFen = run.amountFen - overdueFen;
  return [
    tieOutLeg("balances", differenceFen, `overdue amounts as counted, less those of ${rows} rows`),
    {
      leg: "file",
      state: run.sourceId === null ? "grey" : "tied",
      differenceFen: 0n,
      detail: `the lender's result file ${run.sourceId ?? "is not in"}`,
    },
  ];
}

function sumsOf(rows: readonly NewCreditRow[]): { balance: bigint; overdue: bigint } {
  return {
    balance: rows.reduce((sum, row) => sum + row.balanceFen, 0n),
    overdue: rows.reduce((sum, row) => sum + overdueOf(row), 0n),
  };
}
