import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import type { PostingDay } from "../loans/transfers.ts";
import { namesOf, rowsToWrite, type Rows, type UnnestedColumn } from "../loans/unnested.ts";
import { plannedClassChanges, planRows, type PlannedChunk } from "../planned/index.ts";
import { loanClassChanges } from "./tables.ts";

/** A loan moved to another class, as it was known on `postedOn`. */
export type ClassChangeRow = Omit<typeof loanClassChanges.$inferSelect, "centreId">;

export type NewClassChange = Omit<ClassChangeRow, "postedOn" | "runId">;

/** Adds changes of class; one that stands already is left alone, so a run may say it again. */
export async function recordClassChanges(
  tx: Tx,
  changes: Rows<NewClassChange>,
  { postedOn, runId }: PostingDay,
): Promise<void> {
  const written = rowsToWrite(columnsOf, changes);
  if (written === undefined) return;
  const { columns, from } = written;
  await tx.orm.execute(sql`
    insert into loan_class_changes (centre_id, posted_on, run_id, ${namesOf(columns)})
    select ${tx.centreId}, ${postedOn}::date, ${runId}, rows.* from ${from}
    on conflict do nothing`);
}

/** Keeps changes of class that a chunk will write. */
export function planClassChanges(
  tx: Tx,
  chunk: PlannedChunk,
  changes: readonly NewClassChange[],
): Promise<void> {
  return planRows(tx, chunk, { into: plannedClassChanges, columns: columnsOf(changes) });
}

function columnsOf(changes: readonly NewClassChange[]): readonly UnnestedColumn[] {
  return [
    ["loan_id", "text", changes.map((change) => change.loanId)],
    ["changed_on", "date", changes.map((change) => change.changedOn)],
    ["from_class", "text", changes.map((change) => change.fromClass)],
    ["to_class", "text", changes.map((change) => change.toClass)],
    ["days_past_due", "integer", changes.map((change) => change.daysPastDue)],
    ["oldest_unpaid_on", "date", changes.map((change) => change.oldestUnpaidOn)],
  ];
}

/** A loan's changes as they were recorded, in that order. */
export async function classChangesOf(tx: Tx, loanId: string): Promise<ClassChangeRow[]> {
  const rows = await tx.orm
    .select()
    .from(loanClassChanges)
    .where(and(eq(loanClassChanges.centreId, tx.centreId), eq(loanClassChanges.loanId, loanId)))
    .orderBy(asc(loanClassChanges.postedOn), asc(loanClassChanges.changedOn));
  return rows.map(({ centreId: _centre, ...row }) => row);
}
