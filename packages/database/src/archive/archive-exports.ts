import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { archiveExports, archiveExportSlices } from "./tables.ts";

const REASON = "archive_exports.reason";
const ENTRIES = "archive_export_slices.entries";

type Row = typeof archiveExports.$inferSelect;

/** An export without its reason, which may name a person. */
export type ArchiveExport = Omit<Row, "reasonSealed">;

/** With the reason in clear. */
export interface ArchiveExportDetail extends ArchiveExport {
  readonly reason: string;
}

function toExport({ reasonSealed: _reason, ...row }: Row): ArchiveExport {
  return row;
}

export interface NewArchiveExport {
  readonly id: string;
  readonly borrowerId: string | null;
  readonly academicYear: string | null;
  readonly reason: string;
  readonly total: number;
  /** Days from now for which it can be downloaded. */
  readonly days: number;
}

export async function insertArchiveExport(
  tx: Tx,
  { reason, days, ...added }: NewArchiveExport,
): Promise<ArchiveExport> {
  const [row] = await tx.orm
    .insert(archiveExports)
    .values({
      ...added,
      centreId: tx.centreId,
      reasonSealed: sealText(tx, REASON, reason),
      status: "running",
      requestedBy: tx.context.actor.id,
      expiresAt: sql`now() + make_interval(days => ${days}::int)`,
    })
    .returning();
  if (row === undefined) throw new Error("an export was not added");
  return toExport(row);
}

/** One export, locked until the transaction ends when `lock` is set. */
export async function findArchiveExport(
  tx: Tx,
  id: string,
  lock = false,
): Promise<ArchiveExportDetail | undefined> {
  const query = tx.orm
    .select()
    .from(archiveExports)
    .where(and(eq(archiveExports.centreId, tx.centreId), eq(archiveExports.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  if (row === undefined) return undefined;
  return { ...toExport(row), reason: openText(tx, REASON, row.reasonSealed) };
}

export type ExportProgress = Partial<
  Pick<
    Row,
    | "status"
    | "total"
    | "done"
    | "files"
    | "bytes"
    | "slices"
    | "afterBagNo"
    | "afterDocumentId"
    | "manifestSha256"
  >
>;

export async function saveArchiveExport(
  tx: Tx,
  id: string,
  progress: ExportProgress,
): Promise<ArchiveExport> {
  const [row] = await tx.orm
    .update(archiveExports)
    .set({ ...progress, ...(progress.status === "ready" && { finishedAt: sql`now()` }) })
    .where(and(eq(archiveExports.centreId, tx.centreId), eq(archiveExports.id, id)))
    .returning();
  if (row === undefined) throw new Error("a locked export has vanished");
  return toExport(row);
}

/** A stretch of the ZIP, its list of files as JSON in clear. */
export interface ExportSlice {
  readonly sequence: number;
  readonly storageKey: string;
  readonly byteLength: number;
  readonly entries: string;
}

export async function insertSlice(tx: Tx, exportId: string, slice: ExportSlice): Promise<void> {
  const { entries, ...rest } = slice;
  await tx.orm.insert(archiveExportSlices).values({
    ...rest,
    centreId: tx.centreId,
    exportId,
    entriesSealed: sealText(tx, ENTRIES, entries),
  });
}

/** The slices of an export in the order of their bytes. */
export async function listSlices(tx: Tx, exportId: string): Promise<ExportSlice[]> {
  const rows = await tx.orm
    .select()
    .from(archiveExportSlices)
    .where(
      and(
        eq(archiveExportSlices.centreId, tx.centreId),
        eq(archiveExportSlices.exportId, exportId),
      ),
    )
    .orderBy(asc(archiveExportSlices.sequence));
  return rows.map(({ sequence, storageKey, byteLength, entriesSealed }) => ({
    sequence,
    storageKey,
    byteLength,
    entries: openText(tx, ENTRIES, entriesSealed),
  }));
}

/**
 * Files of exports: those that may still be downloaded, or those whose time has been over for less
 * than a month; what was left then the sweep finds.
 */
export async function exportFiles(tx: Tx, expired: boolean): Promise<string[]> {
  const rows = await tx.orm
    .select({ storageKey: archiveExportSlices.storageKey })
    .from(archiveExportSlices)
    .innerJoin(
      archiveExports,
      and(
        eq(archiveExports.centreId, tx.centreId),
        eq(archiveExports.id, archiveExportSlices.exportId),
      ),
    )
    .where(
      and(
        eq(archiveExportSlices.centreId, tx.centreId),
        expired
          ? sql`${archiveExports.expiresAt} between now() - interval '30 days' and now()`
          : sql`${archiveExports.expiresAt} > now()`,
      ),
    );
  return rows.map(({ storageKey }) => storageKey);
}
