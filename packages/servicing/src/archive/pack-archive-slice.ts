import {
  findArchiveExport,
  insertSlice,
  listSlices,
  nextBags,
  saveArchiveExport,
  type ArchiveBag,
  type ArchiveExport,
  type ArchiveScope,
} from "@bursar/database/archive";
import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { dosTimeOf, openZipSegment, type PackedFile } from "@bursar/documents/archive";
import type { DocumentDeps } from "../documents/document-deps.ts";
import { storeContent } from "../documents/stored-content.ts";
import { refuse } from "../refuse.ts";
import { closeArchive } from "./close-archive.ts";
import { folderOf, packBag, type BagPlace } from "./pack-bag.ts";
import { readBags } from "./read-bags.ts";

/** Bags and bytes of a slice: what a killed worker does again, and what one holds in memory. */
const BAGS = 20;
const BYTES = 8 * 2 ** 20;

export interface PackSlice {
  readonly context: ActionContext;
  readonly exportId: string;
}

/**
 * Packs the next stretch of an export: one transaction in which the stretch and the progress
 * stand or fall together, so that whoever comes next goes on. Two at once take turns. A stretch
 * ends with the bag or the document that makes it 8 MB, so that memory is bounded however much
 * lies in a bag.
 *
 * @returns the export after it; `ready` when there is no more to do.
 */
export async function packArchiveSlice(
  deps: DocumentDeps,
  { context, exportId }: PackSlice,
): Promise<ArchiveExport> {
  return withTransaction(deps.db, context, async (tx) => {
    const found = await findArchiveExport(tx, exportId, true);
    if (found === undefined) throw refuse("archive.export-not-found");
    if (found.status === "ready") return found;
    const scope = scopeOf(found);
    const bags = await nextBags(tx, scope, { after: found.afterBagNo, limit: BAGS });
    return bags.length === 0 ? closeArchive(tx, deps, found) : packBags({ tx, deps }, found, bags);
  });
}

export function scopeOf({ borrowerId, academicYear }: ArchiveExport): ArchiveScope {
  if (borrowerId !== null) return { borrowerId, academicYear: null };
  if (academicYear !== null) return { borrowerId: null, academicYear };
  throw new Error("an export has neither borrower nor year");
}

interface Work {
  readonly tx: Tx;
  readonly deps: DocumentDeps;
}

async function packBags(
  { tx, deps }: Work,
  found: ArchiveExport,
  bags: readonly ArchiveBag[],
): Promise<ArchiveExport> {
  const segment = openZipSegment(found.bytes, dosTimeOf(found.requestedAt));
  const read = await readBags(
    tx,
    bags.map(({ borrowerId }) => borrowerId),
  );
  const place = { done: found.done, bagNo: found.afterBagNo, document: found.afterDocumentId };
  for (const { borrowerId, bagNo } of bags) {
    const bag = read.get(borrowerId);
    if (bag === undefined) throw new Error(`bag ${bagNo} has lost its borrower`);
    const started: BagPlace = {
      bagNo,
      afterDocumentId: place.document,
      packedBefore: place.document === "" ? [] : await packedOf(tx, found.id, bagNo),
    };
    const left = await packBag({ tx, files: deps.files, segment, limit: BYTES }, found, {
      bag,
      place: started,
    });
    if (left !== undefined) {
      place.document = left;
      break;
    }
    Object.assign(place, { done: place.done + 1, bagNo, document: "" });
    if (segment.byteLength >= BYTES) break;
  }
  const storageKey = await storeContent(tx, deps.files, segment.take());
  await insertSlice(tx, found.id, {
    sequence: found.slices + 1,
    storageKey,
    byteLength: segment.byteLength,
    entries: JSON.stringify(segment.files),
  });
  await recordAudit(tx, {
    action: "archive.slice-packed",
    subjectId: found.id,
    after: { throughBagNo: place.bagNo, done: place.done, files: segment.files.length },
  });
  return saveArchiveExport(tx, found.id, {
    done: place.done,
    total: Math.max(found.total, place.done),
    files: found.files + segment.files.length,
    bytes: found.bytes + segment.byteLength,
    slices: found.slices + 1,
    afterBagNo: place.bagNo,
    afterDocumentId: place.document,
  });
}

/** What earlier slices hold of a bag that did not fit into one. */
async function packedOf(tx: Tx, exportId: string, bagNo: number): Promise<PackedFile[]> {
  const slices = await listSlices(tx, exportId);
  const folder = `${folderOf(bagNo)}/`;
  return slices
    .flatMap(({ entries }) => JSON.parse(entries) as PackedFile[])
    .filter(({ path }) => path.startsWith(folder));
}
