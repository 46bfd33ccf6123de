import { newId, withTransaction, type Database } from "@bursar/database/connection";
import { sql } from "drizzle-orm";
import type { Permission } from "../permissions/index.ts";
import { serviceScopesOf } from "../permissions/service-scopes.ts";
import { saveKeyUse } from "./service-key-rows.ts";
import { serviceKeyHash } from "./service-key-text.ts";

/** Another program that works for a centre. */
export interface ServiceActor {
  readonly id: string;
  readonly kind: "service";
  readonly displayName: string;
  readonly centreId: string;
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<Permission>;
}

/**
 * Whose key this is; undefined when it is nobody's, revoked, past its end, or a test key of a
 * centre that is no demo (and the other way round).
 */
export async function findServiceKey(
  database: Database,
  key: string,
): Promise<ServiceActor | undefined> {
  const hash = serviceKeyHash(key);
  if (hash === undefined) return undefined;
  const [row] = await database.orm.execute<{
    id: string;
    displayName: string;
    centreId: string;
    scopes: string[];
    isUsedLongAgo: boolean;
  }>(sql`
    select k.id, k.name as "displayName", k.centre_id as "centreId", k.scopes,
           coalesce(k.last_used_at < now() - interval '1 minute', true) as "isUsedLongAgo"
    from auth.service_keys k
    join centres c on c.id = k.centre_id and c.demo = (k.mode = 'test')
    where k.key_hash = ${hash} and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > now())`);
  if (row === undefined) return undefined;
  const { id, displayName, centreId } = row;
  if (row.isUsedLongAgo) {
    const context = { actor: { id, kind: "service" }, centreId, requestId: newId("req") };
    await withTransaction(database, context, (tx) => saveKeyUse(tx, id));
  }
  const permissions = serviceScopesOf(row.scopes);
  return { id, kind: "service", displayName, centreId, roles: [], permissions };
}
