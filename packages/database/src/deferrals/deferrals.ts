import { and, asc, eq, gt } from "drizzle-orm";
import { borrowers } from "../borrowers/tables.ts";
import type { Tx } from "../connection/index.ts";
import { deferrals } from "./tables.ts";

/** A deferral with whose it is. */
export type Deferral = typeof deferrals.$inferSelect & { readonly borrowerName: string };

/** Adds a deferral; false when the borrower has one of that year already. */
export async function insertDeferral(
  tx: Tx,
  added: Omit<typeof deferrals.$inferInsert, "centreId">,
): Promise<boolean> {
  const rows = await tx.orm
    .insert(deferrals)
    .values({ ...added, centreId: tx.centreId })
    .onConflictDoNothing()
    .returning({ id: deferrals.id });
  return rows.length > 0;
}

function selectDeferrals(tx: Tx) {
  return tx.orm
    .select({ deferral: deferrals, borrowerName: borrowers.name })
    .from(deferrals)
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, deferrals.centreId), eq(borrowers.id, deferrals.borrowerId)),
    );
}

export async function findDeferral(tx: Tx, id: string): Promise<Deferral | undefined> {
  const [row] = await selectDeferrals(tx).where(
    and(eq(deferrals.centreId, tx.centreId), eq(deferrals.id, id)),
  );
  return row && { ...row.deferral, borrowerName: row.borrowerName };
}

export interface DeferralFilter {
  readonly year?: number | undefined;
  readonly borrowerId?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listDeferrals(tx: Tx, filter: DeferralFilter): Promise<Deferral[]> {
  const { year, borrowerId, after } = filter;
  const rows = await selectDeferrals(tx)
    .where(
      and(
        eq(deferrals.centreId, tx.centreId),
        year === undefined ? undefined : eq(deferrals.year, year),
        borrowerId === undefined ? undefined : eq(deferrals.borrowerId, borrowerId),
        after === undefined ? undefined : gt(deferrals.id, after),
      ),
    )
    .orderBy(asc(deferrals.id))
    .limit(filter.limit);
  return rows.map(({ deferral, borrowerName }) => ({ ...deferral, borrowerName }));
}
