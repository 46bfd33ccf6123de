import { randomBytes } from "node:crypto";
import { and, asc, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit.ts";
import type { Tx } from "../connection/index.ts";
import { dataKeys } from "./tables.ts";

export type DataKeyRow = Omit<typeof dataKeys.$inferSelect, "wrapped" | "centreId">;

/** The centre's data keys without what they hold, oldest first. */
export async function listDataKeys(tx: Tx): Promise<DataKeyRow[]> {
  const { keyId, masterKeyId, createdAt, retiredAt, emptiedAt } = dataKeys;
  return tx.orm
    .select({ keyId, masterKeyId, createdAt, retiredAt, emptiedAt })
    .from(dataKeys)
    .where(eq(dataKeys.centreId, tx.centreId))
    .orderBy(asc(dataKeys.createdAt), asc(dataKeys.keyId));
}

/** Only the owner's login may change a key's row; this waits for others who do. */
async function lockDataKeys(tx: Tx): Promise<void> {
  const name = `data-keys/${tx.centreId}`;
  await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** A rotation that has begun: the key that seals from now on. */
export interface DataKeyRotation {
  readonly keyId: string;
  /** Began earlier and was not finished. */
  readonly isResumed: boolean;
}

/**
 * Gives the centre a new data key and retires the one before; both open values. A rotation that
 * did not end goes on with the key that it made.
 */
export async function beginDataKeyRotation(tx: Tx): Promise<DataKeyRotation> {
  await lockDataKeys(tx);
  const rows = await listDataKeys(tx);
  const current = rows.find((row) => row.retiredAt === null);
  if (current === undefined) throw new Error(`${tx.centreId} has no data key`);
  if (rows.some((row) => row.retiredAt !== null && row.emptiedAt === null)) {
    return { keyId: current.keyId, isResumed: true };
  }
  const keyId = `d${rows.length + 1}`;
  await tx.orm
    .update(dataKeys)
    .set({ retiredAt: sql`now()` })
    .where(and(eq(dataKeys.centreId, tx.centreId), eq(dataKeys.keyId, current.keyId)));
  const wrapped = tx.keys.wrap(`${tx.centreId}/${keyId}`, randomBytes(32));
  await tx.orm.insert(dataKeys).values({ centreId: tx.centreId, keyId, ...wrapped });
  return { keyId, isResumed: false };
}

/** Notes that no value is left under the retired keys. */
export async function endDataKeyRotation(tx: Tx): Promise<void> {
  await tx.orm
    .update(dataKeys)
    .set({ emptiedAt: sql`now()` })
    .where(
      and(
        eq(dataKeys.centreId, tx.centreId),
        isNotNull(dataKeys.retiredAt),
        isNull(dataKeys.emptiedAt),
      ),
    );
}

/** Wraps the centre's data keys anew with the ring's current master key; values stay as they are. */
export async function rewrapDataKeys(tx: Tx): Promise<number> {
  await lockDataKeys(tx);
  const rows = await tx.orm
    .select()
    .from(dataKeys)
    .where(and(eq(dataKeys.centreId, tx.centreId), ne(dataKeys.masterKeyId, tx.keys.currentKeyId)));
  if (rows.length === 0) return 0;
  for (const row of rows) {
    const name = `${tx.centreId}/${row.keyId}`;
    const fresh = tx.keys.wrap(name, tx.keys.unwrap(name, row));
    await tx.orm
      .update(dataKeys)
      .set(fresh)
      .where(and(eq(dataKeys.centreId, tx.centreId), eq(dataKeys.keyId, row.keyId)));
  }
  const after = { masterKeyId: tx.keys.currentKeyId, dataKeys: rows.length };
  await recordAudit(tx, { action: "keys.rewrapped", subjectId: tx.centreId, after });
  return rows.length;
}
