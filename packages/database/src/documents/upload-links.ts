import { and, eq, gt, lt, sql } from "drizzle-orm";
import { newId } from "../columns/new-id.ts";
import type { Tx } from "../connection/index.ts";
import type { DocumentSubject } from "./documents.ts";
import { documentUploadLinks } from "./tables.ts";

export type UploadLink = typeof documentUploadLinks.$inferSelect;

export async function insertUploadLink(
  tx: Tx,
  added: {
    readonly subject: DocumentSubject;
    readonly validMinutes: number;
    readonly uploadsMax: number;
    readonly bytesMax: number;
  },
): Promise<UploadLink> {
  const [row] = await tx.orm
    .insert(documentUploadLinks)
    .values({
      centreId: tx.centreId,
      id: newId("lnk"),
      subjectKind: added.subject.kind,
      subjectId: added.subject.id,
      createdBy: tx.context.actor.id,
      // The wall clock, not a demo's business date: a link is short-lived for whoever holds it.
      expiresAt: sql`now() + make_interval(mins => ${added.validMinutes})`,
      uploadsMax: added.uploadsMax,
      bytesMax: added.bytesMax,
    })
    .returning();
  if (row === undefined) throw new Error("an upload link was not stored");
  return row;
}

/** The link while it is valid. */
export async function findUploadLink(tx: Tx, id: string): Promise<UploadLink | undefined> {
  const [row] = await tx.orm
    .select()
    .from(documentUploadLinks)
    .where(
      and(
        eq(documentUploadLinks.centreId, tx.centreId),
        eq(documentUploadLinks.id, id),
        gt(documentUploadLinks.expiresAt, sql`now()`),
      ),
    );
  return row;
}

/** Takes one use of a valid link; undefined when it has expired or is used up. */
export async function takeUpload(tx: Tx, id: string): Promise<UploadLink | undefined> {
  const [row] = await tx.orm
    .update(documentUploadLinks)
    .set({ uploadsUsed: sql`${documentUploadLinks.uploadsUsed} + 1` })
    .where(
      and(
        eq(documentUploadLinks.centreId, tx.centreId),
        eq(documentUploadLinks.id, id),
        gt(documentUploadLinks.expiresAt, sql`now()`),
        lt(documentUploadLinks.uploadsUsed, documentUploadLinks.uploadsMax),
      ),
    )
    .returning();
  return row;
}

/** Counts what a link has brought in; false when it would be more than the link allows. */
export async function takeUploadBytes(tx: Tx, id: string, bytes: number): Promise<boolean> {
  const rows = await tx.orm
    .update(documentUploadLinks)
    .set({ bytesUsed: sql`${documentUploadLinks.bytesUsed} + ${bytes}` })
    .where(
      and(
        eq(documentUploadLinks.centreId, tx.centreId),
        eq(documentUploadLinks.id, id),
        sql`${documentUploadLinks.bytesUsed} + ${bytes} <= ${documentUploadLinks.bytesMax}`,
      ),
    )
    .returning({ id: documentUploadLinks.id });
  return rows.length > 0;
}
