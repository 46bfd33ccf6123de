import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import type { loanFacts } from "./tables.ts";
import { namesOf, unnested, type UnnestedColumn } from "./unnested.ts";

export type LoanFactRow = typeof loanFacts.$inferSelect;
export type NewFactRow = Omit<LoanFactRow, "centreId" | "recordedAt">;

/** Adds facts of any number of loans, one statement. */
export async function insertFacts(tx: Tx, rows: readonly NewFactRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly UnnestedColumn[] = [
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["sequence", "integer", rows.map((row) => row.sequence)],
    ["kind", "text", rows.map((row) => row.kind)],
    ["effective_on", "date", rows.map((row) => row.effectiveOn)],
    ["recorded_by", "text", rows.map((row) => row.recordedBy)],
    ["posted_on", "date", rows.map((row) => row.postedOn)],
    ["detail", "text", rows.map((row) => JSON.stringify(row.detail))],
  ];
  await tx.orm.execute(sql`
    insert into loan_facts (centre_id, ${namesOf(columns)})
    select ${tx.centreId}, loan_id, sequence, kind, effective_on, recorded_by, posted_on,
      detail::jsonb
    from ${unnested(columns)}`);
}
