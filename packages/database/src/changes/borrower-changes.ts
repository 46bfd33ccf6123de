import { and, eq, sql } from "drizzle-orm";
import type { Borrower } from "../borrowers/borrowers.ts";
import { borrowers } from "../borrowers/tables.ts";
import { businessNow } from "../centres/centres.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { replaceBorrowerKeys } from "../search/search-keys.ts";

/** Puts a number in place that its owner has confirmed; the one before it is kept. */
export async function putConfirmedPhone(
  tx: Tx,
  borrower: Borrower,
  change: { readonly phone: string; readonly on: string },
): Promise<void> {
  await tx.orm
    .update(borrowers)
    .set({
      phoneSealed: sealText(tx, "borrowers.phone", change.phone),
      phoneHash: keyedHash(tx.keys, "phone", change.phone),
      phoneSource: "borrower",
      phoneSince: change.on,
      phoneConfirmedOn: change.on,
      phoneChangedAt: (await businessNow(tx)).at,
      phoneBeforeSealed: sealText(tx, "borrowers.phone_before", borrower.phone),
      version: sql`${borrowers.version} + 1`,
    })
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, borrower.id)));
  await replaceBorrowerKeys(tx, { ...borrower, phone: change.phone }, "phone");
}

/** Until when a changed number may do nothing yet (an instant, UTC); undefined when it may. */
export async function phoneBlockedUntil(
  tx: Tx,
  borrowerId: string,
  hours: number,
): Promise<string | undefined> {
  const { at } = await businessNow(tx);
  const until = sql`(${borrowers.phoneChangedAt} + ${hours} * interval '1 hour')`;
  const [row] = await tx.orm
    .select({
      until: sql<string>`to_char(${until} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    })
    .from(borrowers)
    .where(
      and(
        eq(borrowers.centreId, tx.centreId),
        eq(borrowers.id, borrowerId),
        sql`${until} > ${at}::timestamptz`,
      ),
    );
  return row?.until;
}

/** The number that stood before the present one; undefined where none did. */
export async function findPhoneBefore(tx: Tx, borrowerId: string): Promise<string | undefined> {
  const [row] = await tx.orm
    .select({ sealed: borrowers.phoneBeforeSealed })
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, borrowerId)));
  const sealed = row?.sealed ?? null;
  return sealed === null ? undefined : openText(tx, "borrowers.phone_before", sealed);
}

export async function saveStudy(
  tx: Tx,
  borrowerId: string,
  study: { readonly graduationYear?: number; readonly universityCode?: string },
): Promise<void> {
  await tx.orm
    .update(borrowers)
    .set({ ...study, version: sql`${borrowers.version} + 1` })
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, borrowerId)));
}
