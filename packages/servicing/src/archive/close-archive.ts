import { createHash } from "node:crypto";
import {
  insertSlice,
  listSlices,
  saveArchiveExport,
  type ArchiveExport,
} from "@bursar/database/archive";
import { findChainHead, recordAudit } from "@bursar/database/audit";
import { findCentre } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  dosTimeOf,
  MANIFEST_PATH,
  openZipSegment,
  writeManifest,
  zipEnd,
  type PackedFile,
} from "@bursar/documents/archive";
import manifest from "../../package.json" with { type: "json" };
import type { DocumentDeps } from "../documents/document-deps.ts";
import { storeContent } from "../documents/stored-content.ts";

/**
 * Ends the ZIP with the manifest and the directory. The manifest's hash goes into the audit trail,
 * so that who changes files and manifest alike is found as well.
 */
export async function closeArchive(
  tx: Tx,
  { files }: DocumentDeps,
  found: ArchiveExport,
): Promise<ArchiveExport> {
  const slices = await listSlices(tx, found.id);
  const packed = slices.flatMap(({ entries }) => JSON.parse(entries) as PackedFile[]);
  const { id, name } = await findCentre(tx);
  const content = writeManifest(
    {
      exportId: found.id,
      productVersion: manifest.version,
      madeAt: new Date(found.requestedAt).toISOString(),
      madeBy: found.requestedBy,
      centre: { id, name },
      academicYear: found.academicYear,
      auditHead: (await findChainHead(tx)) ?? null,
      bags: found.done,
    },
    packed,
  );
  const at = dosTimeOf(found.requestedAt);
  const segment = openZipSegment(found.bytes, at);
  segment.add(MANIFEST_PATH, content);
  const end = zipEnd([...packed, ...segment.files], found.bytes + segment.byteLength, at);
  const bytes = Buffer.concat([segment.take(), end]);
  const storageKey = await storeContent(tx, files, bytes);
  const sequence = found.slices + 1;
  // The directory is no file of the manifest, and neither is the manifest itself.
  const slice = { sequence, storageKey, byteLength: bytes.length, entries: "[]" };
  await insertSlice(tx, found.id, slice);
  const manifestSha256 = createHash("sha256").update(content).digest("hex");
  await recordAudit(tx, {
    action: "archive.export-packed",
    subjectId: found.id,
    after: { bags: found.done, files: packed.length, manifestSha256 },
  });
  return saveArchiveExport(tx, found.id, {
    status: "ready",
    total: found.done,
    files: packed.length,
    bytes: found.bytes + bytes.length,
    slices: sequence,
    manifestSha256,
  });
}
