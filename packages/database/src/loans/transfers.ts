import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { plannedTransfers, planRows, type PlannedChunk } from "../planned/index.ts";
import { transfers } from "./tables.ts";
import { namesOf, rowsToWrite, type Rows, type UnnestedColumn } from "./unnested.ts";

export type TransferRow = typeof transfers.$inferSelect;
/** A posting to be written; its subject's row is locked by the one who numbers it. */
export type NewTransfer = Omit<TransferRow, "centreId" | "postedOn" | "runId">;

/** The business date on which rows are written, and the run that writes them. */
export interface PostingDay {
  readonly postedOn: string;
  readonly runId: string | null;
}

/** Writes postings of any number of subjects, one statement. */
export async function insertTransfers(
  tx: Tx,
  rows: Rows<NewTransfer>,
  { postedOn, runId }: PostingDay,
): Promise<void> {
  const written = rowsToWrite(columnsOf, rows);
  if (written === undefined) return;
  const { columns, from } = written;
  await tx.orm.execute(sql`
    insert into transfers (centre_id, posted_on, run_id, ${namesOf(columns)})
    select ${tx.centreId}, ${postedOn}::date, ${runId}, rows.* from ${from}`);
}

/** Keeps postings that a chunk will write. */
export function planTransfers(
  tx: Tx,
  chunk: PlannedChunk,
  rows: readonly NewTransfer[],
): Promise<void> {
  return planRows(tx, chunk, { into: plannedTransfers, columns: columnsOf(rows) });
}

function columnsOf(rows: readonly NewTransfer[]): readonly UnnestedColumn[] {
  return [
    ["subject_id", "text", rows.map((row) => row.subjectId)],
    ["sequence", "integer", rows.map((row) => row.sequence)],
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["fact_sequence", "integer", rows.map((row) => row.factSequence)],
    ["entry", "text", rows.map((row) => row.entry)],
    ["debit_account", "text", rows.map((row) => row.debitAccount)],
    ["credit_account", "text", rows.map((row) => row.creditAccount)],
    ["amount_fen", "bigint", rows.map((row) => row.amountFen)],
    ["bearer", "text", rows.map((row) => row.bearer)],
    ["instalment_due_on", "date", rows.map((row) => row.instalmentDueOn)],
    ["value_on", "date", rows.map((row) => row.valueOn)],
    ["correction", "boolean", rows.map((row) => row.correction)],
  ];
}

/** Number of a subject's last posting; 0 of none. For subjects that are no loans. */
export async function lastTransferOf(tx: Tx, subjectId: string): Promise<number> {
  const [row] = await tx.orm.execute<{ last: number }>(sql`
    select coalesce(max(sequence), 0)::int as last from transfers
    where centre_id = ${tx.centreId} and subject_id = ${subjectId}`);
  return row?.last ?? 0;
}

/** Every posting of some loans, in the order in which they were written. */
export async function listTransfers(tx: Tx, loanIds: readonly string[]): Promise<TransferRow[]> {
  if (loanIds.length === 0) return [];
  return tx.orm
    .select()
    .from(transfers)
    .where(
      sql`${transfers.centreId} = ${tx.centreId}
        and ${transfers.subjectId} = any(${sql.param([...loanIds])}::text[])`,
    )
    .orderBy(transfers.subjectId, transfers.sequence);
}
