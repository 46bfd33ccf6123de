import { and, asc, eq, gt, lte, type SQL, type SQLWrapper } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Tx } from "../connection/index.ts";
import { loans } from "../loans/tables.ts";
import type { ItemPage } from "./batch-results.ts";

/** The condition that keeps a text column inside a page. */
export function withinPage(column: PgColumn, { after, upTo }: ItemPage): SQL | undefined {
  return and(
    after === undefined ? undefined : gt(column, after),
    upTo === undefined ? undefined : lte(column, upTo),
  );
}

/** Ids of the centre's loans in a page, ascending: what most batches are cut from. */
export async function listLoanPage(
  tx: Tx,
  page: ItemPage,
  condition?: SQLWrapper,
): Promise<string[]> {
  const query = tx.orm
    .select({ id: loans.id })
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), withinPage(loans.id, page), condition?.getSQL()))
    .orderBy(asc(loans.id));
  const rows = await (page.limit === undefined ? query : query.limit(page.limit));
  return rows.map((row) => row.id);
}
