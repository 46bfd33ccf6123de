import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import type { TieOutLeg } from "./batch-results.ts";
import { batchTieOuts } from "./tables.ts";

export type StoredTieOut = typeof batchTieOuts.$inferSelect;

/** Keeps what each leg says now. */
export async function saveTieOut(tx: Tx, runId: string, legs: readonly TieOutLeg[]): Promise<void> {
  if (legs.length === 0) return;
  await tx.orm
    .insert(batchTieOuts)
    .values(legs.map((leg) => ({ centreId: tx.centreId, runId, ...leg })))
    .onConflictDoUpdate({
      target: [batchTieOuts.centreId, batchTieOuts.runId, batchTieOuts.leg],
      set: {
        state: sql`excluded.state`,
        differenceFen: sql`excluded.difference_fen`,
        detail: sql`excluded.detail`,
        checkedAt: sql`now()`,
      },
    });
}

/** The legs of a run as they were last looked at; none before it is done. */
export async function listTieOut(tx: Tx, runId: string): Promise<StoredTieOut[]> {
  return tx.orm
    .select({
      ...getTableColumns(batchTieOuts),
      checkedAt: sql<string>`to_char(${batchTieOuts.checkedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    })
    .from(batchTieOuts)
    .where(and(eq(batchTieOuts.centreId, tx.centreId), eq(batchTieOuts.runId, runId)))
    .orderBy(
      sql`array_position(array['postings','balances','rows','recomputed','file'], ${batchTieOuts.leg})`,
    );
}

/** The run that was held against its books last, and how it came out. */
export interface LastTieOut {
  readonly runId: string;
  readonly kind: string;
  readonly businessOn: string;
  readonly checkedAt: string;
  /** Red as soon as one leg is out, grey where one had nothing to compare with. */
  readonly state: "green" | "grey" | "red";
}

/**
 * Of all kinds, or of one.
 *
 * @returns undefined before the first run of the centre has ended
 */
export async function lastTieOut(tx: Tx, kind?: string): Promise<LastTieOut | undefined> {
  const ofKind = kind === undefined ? sql`` : sql`and r.kind = ${kind}`;
  const [row] = await tx.orm.execute<
    Omit<LastTieOut, "state"> & { out: boolean; grey: boolean }
  >(sql`
    select r.id as "runId", r.kind, r.business_on::text as "businessOn",
      to_char(max(t.checked_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "checkedAt",
      bool_or(t.state = 'out') as out, bool_or(t.state = 'grey') as grey
    from batch_tie_outs t
    join batch_runs r on r.centre_id = t.centre_id and r.id = t.run_id
    where t.centre_id = ${tx.centreId} ${ofKind}
    group by r.id, r.kind, r.business_on
    order by max(t.checked_at) desc, r.id desc limit 1`);
  if (row === undefined) return undefined;
  const { out, grey, ...run } = row;
  return { ...run, state: out ? "red" : grey ? "grey" : "green" };
}

/** Ids of runs that are out of balance, the latest first. */
export async function runsOutOfBalance(tx: Tx): Promise<string[]> {
  const rows = await tx.orm.execute<{ id: string }>(sql`
    select id from batch_runs
    where centre_id = ${tx.centreId} and status = 'out-of-balance' order by id desc`);
  return rows.map(({ id }) => id);
}
