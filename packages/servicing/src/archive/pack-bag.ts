import type { ArchiveExport } from "@bursar/database/archive";
import { businessNow, findCentre } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import type { Document } from "@bursar/database/documents";
import type { PackedFile, ZipSegment } from "@bursar/documents/archive";
import { renderPdf } from "@bursar/documents/pdf";
import type { FileStore } from "@bursar/documents/storage";
import { documentKindEntry } from "@bursar/domain/document";
import { Refusal } from "@bursar/domain/refusal";
import { openContent } from "../documents/stored-content.ts";
import { bagSheet, bagSheetText } from "./bag-sheet.ts";
import { bagJson, type PackedPaper } from "./bag-json.ts";
import type { Bag } from "./read-bags.ts";

/** Where packing goes on in a bag. */
export interface BagPlace {
  readonly bagNo: number;
  /** `""` at its beginning. */
  readonly afterDocumentId: string;
  /** Files of the bag that earlier slices hold. */
  readonly packedBefore: readonly PackedFile[];
}

interface Packing {
  readonly tx: Tx;
  readonly files: FileStore;
  readonly segment: ZipSegment;
  /** Bytes of a segment from which on no further document is taken in. */
  readonly limit: number;
}

/** The folder of a bag: its number, never anything that names a person. */
export function folderOf(bagNo: number): string {
  return String(bagNo).padStart(5, "0");
}

/**
 * Packs a bag's papers and, when all are in, its index as JSON and as a sheet. The sheet is text
 * where the fonts lack a character of the name: one rare name must not hold up a year.
 *
 * @returns the last document packed when the segment is full, else undefined.
 */
export async function packBag(
  packing: Packing,
  given: ArchiveExport,
  { bag, place }: { readonly bag: Bag; readonly place: BagPlace },
): Promise<string | undefined> {
  const { tx, segment } = packing;
  const folder = folderOf(place.bagNo);
  const left = await packPapers(packing, bag, place);
  if (left !== undefined) return left;
  const packed = new Set([...place.packedBefore, ...segment.files].map(({ path }) => path));
  const papers = papersOf(bag, packed, folder);
  segment.add(`${folder}/index.json`, bagJson(bag, { bagNo: place.bagNo, papers }));
  const sheet = bagSheet(bag, {
    centreName: (await findCentre(tx)).name,
    number: folder,
    printedAt: (await businessNow(tx)).at,
    printedBy: given.requestedBy,
    papers,
  });
  try {
    segment.add(`${folder}/目录.pdf`, await renderPdf("archive-index", sheet));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    segment.add(`${folder}/目录.txt`, bagSheetText(sheet));
  }
  return undefined;
}

async function packPapers(
  { tx, files, segment, limit }: Packing,
  bag: Bag,
  { bagNo, afterDocumentId }: BagPlace,
): Promise<string | undefined> {
  for (const [document, path] of pathsOf(bag.documents, folderOf(bagNo))) {
    if (document.id <= afterDocumentId) continue;
    const content = await openContent(tx, files, document.storageKey);
    if (content !== undefined) segment.add(path, content);
    if (segment.byteLength >= limit) return document.id;
  }
  return undefined;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/pdf": "pdf",
};

/**
 * Where each paper goes whose content is to be there: not one that was taken out or destroyed, nor
 * a second time one that was taken over from an earlier application.
 */
function pathsOf(documents: readonly Document[], folder: string): Map<Document, string> {
  const paths = new Map<Document, string>();
  const stored = new Set<string>();
  for (const [index, document] of documents.entries()) {
    const isThere = document.removedAt === null && document.erasedAt === null;
    if (!isThere || stored.has(document.storageKey)) continue;
    stored.add(document.storageKey);
    const number = String(index + 1).padStart(3, "0");
    const extension = EXTENSIONS[document.mediaType] ?? "bin";
    const name = `${number}-${documentKindEntry(document.kind).zh}.${extension}`;
    paths.set(document, `${folder}/documents/${name}`);
  }
  return paths;
}

/** What became of each paper, by document. */
function papersOf(
  { documents }: Bag,
  packed: ReadonlySet<string>,
  folder: string,
): ReadonlyMap<string, PackedPaper> {
  const byKey = new Map<string, string>();
  for (const [{ storageKey }, path] of pathsOf(documents, folder)) byKey.set(storageKey, path);
  return new Map(
    documents.map((document): [string, PackedPaper] => {
      if (document.erasedAt !== null) return [document.id, { path: null, content: "erased" }];
      if (document.removedAt !== null) return [document.id, { path: null, content: "removed" }];
      const path = byKey.get(document.storageKey);
      return path !== undefined && packed.has(path)
        ? [document.id, { path, content: "packed" }]
        : [document.id, { path: null, content: "missing" }];
    }),
  );
}
