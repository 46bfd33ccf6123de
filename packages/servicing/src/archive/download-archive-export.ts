import { findArchiveExport, listSlices } from "@bursar/database/archive";
import { recordAudit } from "@bursar/database/audit";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import type { DocumentDeps } from "../documents/document-deps.ts";
import { openContent } from "../documents/stored-content.ts";
import { refuse } from "../refuse.ts";

/** The ZIP in clear, slice by slice: nobody holds the whole of it. */
export interface ArchiveDownload {
  readonly content: AsyncIterable<Uint8Array>;
  readonly byteLength: number;
  readonly mediaType: "application/zip";
  readonly fileName: string;
}

/**
 * Opens a packed export for download; that it was taken stands in the audit trail.
 *
 * @throws Refusal `archive.export-not-found`, `archive.not-ready`, `archive.expired`.
 */
export async function downloadArchiveExport(
  deps: DocumentDeps,
  command: { context: ActionContext; exportId: string },
): Promise<ArchiveDownload> {
  const { context, exportId } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const found = await findArchiveExport(tx, exportId);
    if (found === undefined) throw refuse("archive.export-not-found");
    if (Date.parse(found.expiresAt) <= Date.now()) throw refuse("archive.expired");
    if (found.status !== "ready") throw refuse("archive.not-ready");
    const slices = await listSlices(tx, exportId);
    await recordAudit(tx, { action: "archive.export-downloaded", subjectId: exportId });
    const keys = slices.map(({ storageKey }) => storageKey);
    return {
      content: openSlices(deps, context, keys),
      byteLength: found.bytes,
      mediaType: "application/zip",
      fileName: `档案-${found.academicYear ?? found.borrowerId ?? ""}-${found.id}.zip`,
    };
  });
}

async function* openSlices(
  deps: DocumentDeps,
  context: ActionContext,
  keys: readonly string[],
): AsyncGenerator<Uint8Array> {
  for (const key of keys) {
    const content = await readCentre(deps.db, context, (tx) => openContent(tx, deps.files, key));
    if (content === undefined) throw new Error(`a slice of an export is gone from the store`);
    yield content;
  }
}
