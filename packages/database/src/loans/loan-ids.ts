import { and, asc, count, eq, gt } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { loans } from "./tables.ts";

/** Ids of the loans behind one, in order. */
export async function nextLoanIds(
  tx: Tx,
  page: { readonly after: string; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.orm
    .select({ id: loans.id })
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), gt(loans.id, page.after)))
    .orderBy(asc(loans.id))
    .limit(page.limit);
  return rows.map(({ id }) => id);
}

export async function countLoans(tx: Tx): Promise<number> {
  const [row] = await tx.orm
    .select({ loans: count() })
    .from(loans)
    .where(eq(loans.centreId, tx.centreId));
  return row?.loans ?? 0;
}
