import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "../connection/index.ts";
import { namesOf, unnested, type PlannedRows, type UnnestedColumn } from "../loans/unnested.ts";
import {
  plannedClassChanges,
  plannedSettlements,
  plannedStandings,
  plannedTransfers,
} from "./tables.ts";

/** A chunk of a plan. */
export interface PlannedChunk {
  readonly runId: string;
  readonly chunk: number;
}

/** Keeps rows that a chunk will write. */
export async function planRows(
  tx: Tx,
  { runId, chunk }: PlannedChunk,
  { into, columns }: { readonly into: PgTable; readonly columns: readonly UnnestedColumn[] },
): Promise<void> {
  if (columns.every(([, , cells]) => cells.length === 0)) return;
  await tx.orm.execute(sql`
    insert into ${into} (centre_id, run_id, chunk, ${namesOf(columns)})
    select ${tx.centreId}, ${runId}, ${chunk}::integer, rows.* from ${unnested(columns)}`);
}

/** The rows that a chunk has kept in a table, for its writer: they never leave the server. */
export function plannedRows(tx: Tx, from: PgTable, { runId, chunk }: PlannedChunk): PlannedRows {
  return {
    planned: sql`from ${from}
      where centre_id = ${tx.centreId} and run_id = ${runId} and chunk = ${chunk}`,
  };
}

/** Forgets what runs have planned that are in one of these statuses, written or not. */
export async function forgetPlanned(tx: Tx, over: readonly string[]): Promise<void> {
  for (const table of [
    plannedTransfers,
    plannedSettlements,
    plannedClassChanges,
    plannedStandings,
  ]) {
    await tx.orm.execute(sql`
      delete from ${table} planned using batch_runs run
      where planned.centre_id = ${tx.centreId} and run.centre_id = ${tx.centreId}
        and run.id = planned.run_id and run.status = any(${sql.param([...over])}::text[])`);
  }
}
