import type { AuditAnchor, AuditSeal, ChainedAuditRow, ChainHead } from "@bursar/domain/audit";
import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Database } from "../connection/open-database.ts";
import type { Tx } from "../connection/index.ts";
import { auditAnchors, auditRows, auditSeals, auditUnsealed } from "./tables.ts";

/** A row's content as the chain hashes it, each field as the database's own text. */
const CHAINED = {
  centreId: auditRows.centreId,
  id: auditRows.id,
  at: sql<string>`to_char(${auditRows.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  actorId: auditRows.actorId,
  actorKind: auditRows.actorKind,
  action: auditRows.action,
  subjectId: auditRows.subjectId,
  before: sql<string | null>`${auditRows.before}::text`,
  after: sql<string | null>`${auditRows.after}::text`,
  reason: auditRows.reason,
  requestId: auditRows.requestId,
  ip: auditRows.ip,
};

const SEAL = {
  sequence: auditSeals.sequence,
  auditId: auditSeals.auditId,
  hash: auditSeals.hash,
  previousHash: auditSeals.previousHash,
};

/** The centres in which rows wait for the sealer; for the batch login. */
export async function centresWithUnsealed(database: Database): Promise<string[]> {
  const rows = await database.orm
    .selectDistinct({ centreId: auditUnsealed.centreId })
    .from(auditUnsealed)
    .orderBy(auditUnsealed.centreId);
  return rows.map((row) => row.centreId);
}

/**
 * Until the transaction ends, no other sealer works on this centre. The chain's key holds without
 * this: a second sealer would only have its work refused.
 *
 * @returns false when another one is at work and `wait` is not set.
 */
export async function lockSealing(tx: Tx, wait: boolean): Promise<boolean> {
  const name = `audit-seals/${tx.centreId}`;
  if (wait) {
    await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
    return true;
  }
  const [row] = await tx.orm.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as locked`,
  );
  return row?.locked ?? false;
}

/** Rows that wait, in the order of their ids. */
export async function listUnsealed(tx: Tx, limit: number): Promise<ChainedAuditRow[]> {
  return tx.orm
    .select(CHAINED)
    .from(auditUnsealed)
    .innerJoin(
      auditRows,
      and(eq(auditRows.centreId, tx.centreId), eq(auditRows.id, auditUnsealed.auditId)),
    )
    .where(eq(auditUnsealed.centreId, tx.centreId))
    .orderBy(asc(auditUnsealed.auditId))
    .limit(limit);
}

export async function findChainHead(tx: Tx): Promise<ChainHead | undefined> {
  const [head] = await tx.orm
    .select({ sequence: auditSeals.sequence, hash: auditSeals.hash })
    .from(auditSeals)
    .where(eq(auditSeals.centreId, tx.centreId))
    .orderBy(desc(auditSeals.sequence))
    .limit(1);
  return head;
}

/** Adds the seals and takes their rows off the list. Only the batch login may. */
export async function insertSeals(tx: Tx, seals: readonly AuditSeal[]): Promise<void> {
  await tx.orm.insert(auditSeals).values(seals.map((seal) => ({ centreId: tx.centreId, ...seal })));
  const sealed = seals.map((seal) => seal.auditId);
  await tx.orm
    .delete(auditUnsealed)
    .where(and(eq(auditUnsealed.centreId, tx.centreId), inArray(auditUnsealed.auditId, sealed)));
}

/** Makes this head today's anchor (Asia/Shanghai); undefined when today has one. */
export async function anchorToday(tx: Tx, head: ChainHead): Promise<AuditAnchor | undefined> {
  const [anchor] = await tx.orm
    .insert(auditAnchors)
    .values({
      centreId: tx.centreId,
      anchoredOn: sql`(now() at time zone 'Asia/Shanghai')::date`,
      sequence: head.sequence,
      hash: head.hash,
    })
    .onConflictDoNothing()
    .returning();
  return anchor;
}

/** Every anchor of the centre, oldest first. */
export async function listAnchors(tx: Tx): Promise<AuditAnchor[]> {
  const { centreId, anchoredOn, sequence, hash } = auditAnchors;
  return tx.orm
    .select({ centreId, anchoredOn, sequence, hash })
    .from(auditAnchors)
    .where(eq(auditAnchors.centreId, tx.centreId))
    .orderBy(asc(auditAnchors.anchoredOn));
}

/** A seal with the row that it seals; `row` is absent where that is gone. */
export interface SealedRow {
  readonly seal: AuditSeal;
  readonly row: ChainedAuditRow | undefined;
}

/** Seals after a place in the chain, in order, with their rows. */
export async function listSealedRows(
  tx: Tx,
  page: { readonly after: number; readonly limit: number },
): Promise<SealedRow[]> {
  const rows = await tx.orm
    .select({ seal: SEAL, row: CHAINED })
    .from(auditSeals)
    .leftJoin(
      auditRows,
      and(eq(auditRows.centreId, tx.centreId), eq(auditRows.id, auditSeals.auditId)),
    )
    .where(and(eq(auditSeals.centreId, tx.centreId), gt(auditSeals.sequence, page.after)))
    .orderBy(asc(auditSeals.sequence))
    .limit(page.limit);
  return rows.map(({ seal, row }) => ({ seal, row: row ?? undefined }));
}

/** The first row that no seal holds and that does not wait for one either: nobody's. */
export async function findStrayRow(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.orm.execute<{ id: string }>(sql`
    select a.id from audit_rows a
    where a.centre_id = ${tx.centreId}
      and not exists (select 1 from audit_seals s
                      where s.centre_id = ${tx.centreId} and s.audit_id = a.id)
      and not exists (select 1 from audit_unsealed u
                      where u.centre_id = ${tx.centreId} and u.audit_id = a.id)
    order by a.id limit 1`);
  return row?.id;
}

/** The first row that was to be sealed and is gone. */
export async function findLostRow(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.orm.execute<{ id: string }>(sql`
    select u.audit_id as id from audit_unsealed u
    where u.centre_id = ${tx.centreId}
      and not exists (select 1 from audit_rows a
                      where a.centre_id = ${tx.centreId} and a.id = u.audit_id)
    order by u.audit_id limit 1`);
  return row?.id;
}

export async function countUnsealed(tx: Tx): Promise<number> {
  const [row] = await tx.orm
    .select({ count: sql<number>`count(*)::int` })
    .from(auditUnsealed)
    .where(eq(auditUnsealed.centreId, tx.centreId));
  return row?.count ?? 0;
}
