import { and, asc, eq, gt, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { lenderDifferences } from "./tables.ts";

type Row = typeof lenderDifferences.$inferSelect;
export type LenderDifference = Omit<Row, "reasonSealed"> & { readonly reason: string | null };

/** A difference as found; since when it has been there is looked up as it is kept. */
export type NewDifference = Pick<
  Row,
  "id" | "importId" | "statementOn" | "contractNo" | "field" | "givenFen" | "computedFen"
>;

function toDifference(tx: Tx, { reasonSealed, ...row }: Row): LenderDifference {
  return {
    ...row,
    reason: reasonSealed === null ? null : openText(tx, "lender_differences.reason", reasonSealed),
  };
}

/** Keeps differences; one that was open under an earlier file keeps the day since when it was. */
export async function insertLenderDifferences(
  tx: Tx,
  rows: readonly NewDifference[],
): Promise<void> {
  for (const slice of inSlices(rows)) {
    await tx.orm.insert(lenderDifferences).values(
      slice.map((row) => ({
        centreId: tx.centreId,
        ...row,
        differsSince: sql`coalesce((
          select min(d.differs_since) from lender_differences d
          where d.centre_id = ${tx.centreId} and d.contract_no = ${row.contractNo}
            and d.field = ${row.field} and d.status = 'open'
            and d.statement_on <= ${row.statementOn}::date), ${row.statementOn}::date)`,
      })),
    );
  }
}

/** Closes what earlier files, of the same day or before, have left open: this one decides. */
export async function supersedeDifferences(
  tx: Tx,
  by: { readonly importId: string; readonly statementOn: string },
): Promise<void> {
  await tx.orm.execute(sql`
    update lender_differences set status = 'superseded', closed_by = ${tx.context.actor.id},
      closed_at = now(), version = version + 1
    where centre_id = ${tx.centreId} and status = 'open' and import_id <> ${by.importId}
      and statement_on <= ${by.statementOn}::date`);
}

export interface DifferenceFilter {
  readonly status?: Row["status"] | undefined;
  readonly contractNo?: string | undefined;
  readonly importId?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Differences in the order in which they were found. */
export async function listLenderDifferences(
  tx: Tx,
  filter: DifferenceFilter,
): Promise<LenderDifference[]> {
  const { status, contractNo, importId, after } = filter;
  const rows = await tx.orm
    .select()
    .from(lenderDifferences)
    .where(
      and(
        eq(lenderDifferences.centreId, tx.centreId),
        status === undefined ? undefined : eq(lenderDifferences.status, status),
        contractNo === undefined ? undefined : eq(lenderDifferences.contractNo, contractNo),
        importId === undefined ? undefined : eq(lenderDifferences.importId, importId),
        after === undefined ? undefined : gt(lenderDifferences.id, after),
      ),
    )
    .orderBy(asc(lenderDifferences.id))
    .limit(filter.limit);
  return rows.map((row) => toDifference(tx, row));
}

export async function findLenderDifference(
  tx: Tx,
  id: string,
  lock = false,
): Promise<LenderDifference | undefined> {
  const query = tx.orm
    .select()
    .from(lenderDifferences)
    .where(and(eq(lenderDifferences.centreId, tx.centreId), eq(lenderDifferences.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row && toDifference(tx, row);
}

/** How many differences of a file are open, and how many a person has closed. */
/** How many of a file's differences are open, by how much in all, and how many are closed. */
export interface DifferenceCounts {
  readonly open: number;
  /** Whichever way each one points. */
  readonly openFen: bigint;
  readonly explained: number;
}

export async function countDifferences(tx: Tx, importId: string): Promise<DifferenceCounts> {
  const [row] = await tx.orm
    .select({
      open: sql<number>`count(*) filter (where ${lenderDifferences.status} = 'open')::int`,
      openFen: sql<string>`coalesce(sum(abs(${lenderDifferences.givenFen} - ${lenderDifferences.computedFen})) filter (where ${lenderDifferences.status} = 'open'), 0)::text`,
      explained: sql<number>`count(*) filter (where ${lenderDifferences.status} in ('explained', 'settled'))::int`,
    })
    .from(lenderDifferences)
    .where(
      and(eq(lenderDifferences.centreId, tx.centreId), eq(lenderDifferences.importId, importId)),
    );
  if (row === undefined) throw new Error("a count gave no row");
  return { ...row, openFen: BigInt(row.openFen) };
}

/** Differences with any file of the lender that nobody has explained or settled. */
export async function countOpenDifferences(tx: Tx): Promise<number> {
  const [row] = await tx.orm
    .select({ open: sql<number>`count(*)::int` })
    .from(lenderDifferences)
    .where(and(eq(lenderDifferences.centreId, tx.centreId), eq(lenderDifferences.status, "open")));
  return row?.open ?? 0;
}

export async function closeLenderDifference(
  tx: Tx,
  id: string,
  closed: { readonly status: "explained" | "settled"; readonly reason: string },
): Promise<void> {
  await tx.orm
    .update(lenderDifferences)
    .set({
      status: closed.status,
      reasonSealed: sealText(tx, "lender_differences.reason", closed.reason),
      closedBy: tx.context.actor.id,
      closedAt: sql`now()`,
      version: sql`${lenderDifferences.version} + 1`,
    })
    .where(and(eq(lenderDifferences.centreId, tx.centreId), eq(lenderDifferences.id, id)));
}
