import { serviceKeys } from "@bursar/database/accounts";
import type { Tx } from "@bursar/database/connection";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { isoInstant, isoInstantOrNull } from "../instants/iso-instant.ts";
import { SERVICE_KEY_PREFIX, type KeyMode } from "./service-key-text.ts";

/** A key of the centre; the key itself is shown once and not kept. Instants are ISO, UTC. */
export interface ServiceKey {
  readonly id: string;
  readonly name: string;
  readonly mode: KeyMode;
  /** `sk_live_` or `sk_test_`. */
  readonly prefix: string;
  readonly lastFour: string;
  readonly scopes: readonly string[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

export interface KeyPage {
  /** Rows before this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

function toKey(row: typeof serviceKeys.$inferSelect): ServiceKey {
  const { id, name, mode, lastFour, scopes, createdBy } = row;
  return {
    id,
    name,
    mode,
    lastFour,
    scopes,
    createdBy,
    prefix: `${SERVICE_KEY_PREFIX}${mode}_`,
    createdAt: isoInstant(row.createdAt),
    expiresAt: isoInstantOrNull(row.expiresAt),
    lastUsedAt: isoInstantOrNull(row.lastUsedAt),
    revokedAt: isoInstantOrNull(row.revokedAt),
  };
}

/** The centre's keys, latest first. */
export async function selectKeys(tx: Tx, { after, limit }: KeyPage): Promise<ServiceKey[]> {
  const rows = await tx.orm
    .select()
    .from(serviceKeys)
    .where(
      and(
        eq(serviceKeys.centreId, tx.centreId),
        after === undefined ? undefined : lt(serviceKeys.id, after),
      ),
    )
    .orderBy(desc(serviceKeys.id))
    .limit(limit);
  return rows.map(toKey);
}

export async function findKey(tx: Tx, id: string): Promise<ServiceKey | undefined> {
  const [row] = await tx.orm
    .select()
    .from(serviceKeys)
    .where(and(eq(serviceKeys.centreId, tx.centreId), eq(serviceKeys.id, id)))
    .for("update");
  return row && toKey(row);
}

export async function insertKey(
  tx: Tx,
  added: Omit<typeof serviceKeys.$inferInsert, "centreId" | "createdBy">,
): Promise<ServiceKey> {
  const createdBy = tx.context.actor.id;
  const [row] = await tx.orm
    .insert(serviceKeys)
    .values({ centreId: tx.centreId, createdBy, ...added })
    .returning();
  if (row === undefined) throw new Error("the key was not stored");
  return toKey(row);
}

export async function saveKeyRevocation(tx: Tx, id: string): Promise<void> {
  await tx.orm
    .update(serviceKeys)
    .set({ revokedAt: sql`now()`, revokedBy: tx.context.actor.id })
    .where(and(eq(serviceKeys.centreId, tx.centreId), eq(serviceKeys.id, id)));
}

export async function saveKeyUse(tx: Tx, id: string): Promise<void> {
  await tx.orm
    .update(serviceKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(serviceKeys.centreId, tx.centreId), eq(serviceKeys.id, id)));
}
