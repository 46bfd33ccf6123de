import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import type { loanRates } from "./tables.ts";
import { namesOf, unnested, type UnnestedColumn } from "./unnested.ts";

export type NewRate = Omit<typeof loanRates.$inferSelect, "centreId">;

/** Keeps what loans were repriced to; a rate that is known already is left as it was announced. */
export async function insertRates(tx: Tx, rows: readonly NewRate[]): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly UnnestedColumn[] = [
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["effective_on", "date", rows.map((row) => row.effectiveOn)],
    ["rate_ppm", "bigint", rows.map((row) => row.ratePpm)],
    ["previous_ppm", "bigint", rows.map((row) => row.previousPpm)],
    ["run_id", "text", rows.map((row) => row.runId)],
    ["posted_on", "date", rows.map((row) => row.postedOn)],
  ];
  await tx.orm.execute(sql`
    insert into loan_rates (centre_id, ${namesOf(columns)})
    select ${tx.centreId}, rows.* from ${unnested(columns)} on conflict do nothing`);
}
