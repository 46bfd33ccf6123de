import { and, desc, eq, gt, gte, lt, sql } from "drizzle-orm";
import { fromStoredJson } from "../connection/stored-json.ts";
import type { Tx } from "../connection/index.ts";
import { firstIdOf } from "../columns/new-id.ts";
import { auditRows, auditSeals } from "./tables.ts";

const DAY_MS = 86_400_000;

export interface AuditRow {
  readonly id: string;
  /** Instant, UTC, ISO. */
  readonly at: string;
  readonly actorId: string;
  readonly actorKind: string;
  readonly action: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly requestId: string;
  readonly ip: string | null;
  /** Its place in the chain; null while it waits for the sealer. */
  readonly sequence: number | null;
}

export interface AuditFilter {
  readonly subjectId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  /** Day in Asia/Shanghai. */
  readonly on?: string | undefined;
  /** Rows older than this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The centre's audit rows, newest first. */
export async function listAuditRows(tx: Tx, filter: AuditFilter): Promise<AuditRow[]> {
  const { subjectId, actorId, action, on, after } = filter;
  const rows = await tx.orm
    .select({
      id: auditRows.id,
      at: sql<string>`to_char(${auditRows.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      actorId: auditRows.actorId,
      actorKind: auditRows.actorKind,
      action: auditRows.action,
      subjectId: auditRows.subjectId,
      before: auditRows.before,
      after: auditRows.after,
      reason: auditRows.reason,
      requestId: auditRows.requestId,
      ip: auditRows.ip,
      sequence: auditSeals.sequence,
    })
    .from(auditRows)
    .leftJoin(
      auditSeals,
      and(eq(auditSeals.centreId, auditRows.centreId), eq(auditSeals.auditId, auditRows.id)),
    )
    .where(
      and(
        eq(auditRows.centreId, tx.centreId),
        subjectId === undefined ? undefined : eq(auditRows.subjectId, subjectId),
        actorId === undefined ? undefined : eq(auditRows.actorId, actorId),
        action === undefined ? undefined : eq(auditRows.action, action),
        on === undefined ? undefined : onDay(on),
        after === undefined ? undefined : lt(auditRows.id, after),
      ),
    )
    .orderBy(desc(auditRows.id))
    .limit(filter.limit);
  return rows.map((row) => ({
    ...row,
    before: fromStoredJson(row.before),
    after: fromStoredJson(row.after),
  }));
}

/**
 * Ids begin with their time, so the key itself narrows the search to the days around; the row's
 * own time, which is its transaction's, decides.
 */
function onDay(on: string) {
  const startMs = Date.parse(`${on}T00:00:00+08:00`);
  const start = sql`${on}::date::timestamp at time zone 'Asia/Shanghai'`;
  return and(
    gte(auditRows.id, firstIdOf("aud", startMs - DAY_MS)),
    lt(auditRows.id, firstIdOf("aud", startMs + 2 * DAY_MS)),
    sql`${auditRows.at} >= ${start}`,
    sql`${auditRows.at} < ${start} + interval '1 day'`,
  );
}

/** Instants (UTC, ISO) of an actor's rows of one action since then, oldest first. */
export async function listActsSince(
  tx: Tx,
  acts: { readonly actorId: string; readonly action: string; readonly sinceMs: number },
): Promise<string[]> {
  const rows = await tx.orm
    .select({
      at: sql<string>`to_char(${auditRows.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    })
    .from(auditRows)
    .where(
      and(
        eq(auditRows.centreId, tx.centreId),
        eq(auditRows.actorId, acts.actorId),
        eq(auditRows.action, acts.action),
        gt(auditRows.id, firstIdOf("aud", acts.sinceMs - DAY_MS)),
        sql`${auditRows.at} > to_timestamp(${acts.sinceMs / 1000}::float8)`,
      ),
    )
    .orderBy(auditRows.id);
  return rows.map((row) => row.at);
}

/** Until the transaction ends, no other act of this kind by the same actor is counted. */
export async function lockActor(tx: Tx, action: string): Promise<void> {
  const name = `${action}/${tx.centreId}/${tx.context.actor.id}`;
  await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}
