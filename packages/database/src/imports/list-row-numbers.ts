import { and, asc, eq, gt, isNotNull, lte } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { importRows } from "./tables.ts";

/** Numbers of a file's rows that have an effect, in order: those behind a row, at most so many. */
export async function listRowNumbers(
  tx: Tx,
  importId: string,
  page: {
    readonly after?: number | undefined;
    readonly upTo?: number | undefined;
    readonly limit?: number | undefined;
  },
): Promise<number[]> {
  const { after, upTo, limit } = page;
  const query = tx.orm
    .select({ row: importRows.row })
    .from(importRows)
    .where(
      and(
        eq(importRows.centreId, tx.centreId),
        eq(importRows.importId, importId),
        isNotNull(importRows.contentSealed),
        after === undefined ? undefined : gt(importRows.row, after),
        upTo === undefined ? undefined : lte(importRows.row, upTo),
      ),
    )
    .orderBy(asc(importRows.row));
  const rows = await (limit === undefined ? query : query.limit(limit));
  return rows.map(({ row }) => row);
}
