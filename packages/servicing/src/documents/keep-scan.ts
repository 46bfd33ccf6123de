import { readFile } from "node:fs/promises";
import { recordAudit } from "@bursar/database/audit";
import { newId, type Tx } from "@bursar/database/connection";
import {
  findDocument,
  findDocumentSubject,
  findSameContent,
  insertDocument,
  type Document,
  type DocumentSubject,
} from "@bursar/database/documents";
import { readScan, type Scan } from "@bursar/documents/scans";
import type { FileStore } from "@bursar/documents/storage";
import { documentKindEntry, type DocumentKind, type DocumentSource } from "@bursar/domain/document";
import { refuse } from "../refuse.ts";
import { mayTouch } from "./may-touch.ts";
import { storeContent } from "./stored-content.ts";

/** A file that has come in whole. */
export interface ScanFile {
  readonly path: string;
  /** Name that the sender gave, without folders. */
  readonly fileName: string;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
}

export interface ReadScanFile extends Scan {
  readonly fileName: string;
  readonly sha256: string;
}

/** Reads and checks a file before any transaction. @throws Refusals of `readScan`. */
export async function readScanFile(file: ScanFile): Promise<ReadScanFile> {
  const scan = readScan(await readFile(file.path));
  return { ...scan, fileName: file.fileName, sha256: file.sha256 };
}

/** Where a scan belongs and as what. */
export interface ScanPlace {
  readonly subject: DocumentSubject;
  readonly kind: DocumentKind;
  readonly source: DocumentSource;
  readonly supersedesId?: string | undefined;
}

/**
 * Keeps a scan for its subject. Bytes that stand there already give the document that has them.
 *
 * @throws Refusal `document.subject-not-found`, `document.other-subject`.
 */
export async function keepScan(
  tx: Tx,
  files: FileStore,
  given: { scan: ReadScanFile; place: ScanPlace },
): Promise<Document> {
  const { scan, place } = given;
  const { subject, kind, source } = place;
  const found = await findDocumentSubject(tx, subject);
  if (found === undefined || !(await mayTouch(tx, subject))) {
    throw refuse("document.subject-not-found");
  }
  const same = await findSameContent(tx, subject, scan.sha256);
  if (same !== undefined) return same;
  if (place.supersedesId !== undefined) await checkReplaced(tx, subject, place.supersedesId);
  const storageKey = await storeContent(tx, files, scan.content);
  const added = await insertDocument(tx, {
    id: newId("doc"),
    subjectKind: subject.kind,
    subjectId: subject.id,
    borrowerId: found.borrowerId,
    kind,
    fileName: scan.fileName,
    mediaType: scan.mediaType,
    byteLength: scan.content.length,
    sha256: scan.sha256,
    pages: scan.pages,
    activeContent: scan.activeContent,
    source,
    retentionLabel: documentKindEntry(kind).retention,
    storageKey,
    supersedesId: place.supersedesId ?? null,
    uploadedBy: tx.context.actor.id,
  });
  if (added === undefined) return foundMeanwhile(tx, files, { subject, scan, storageKey });
  await recordAudit(tx, {
    action: "document.uploaded",
    subjectId: added.id,
    after: { subject, kind, source, supersedesId: added.supersedesId, bytes: added.byteLength },
  });
  return added;
}

async function checkReplaced(tx: Tx, subject: DocumentSubject, replacedId: string): Promise<void> {
  const replaced = await findDocument(tx, replacedId);
  const isOfSubject = replaced?.subjectKind === subject.kind && replaced.subjectId === subject.id;
  if (!isOfSubject || replaced.removedAt !== null) throw refuse("document.other-subject");
}

/** The same bytes came twice at once: the other request's document counts. */
async function foundMeanwhile(
  tx: Tx,
  files: FileStore,
  given: { subject: DocumentSubject; scan: ReadScanFile; storageKey: string },
): Promise<Document> {
  await files.delete(given.storageKey);
  const same = await findSameContent(tx, given.subject, given.scan.sha256);
  if (same === undefined) throw new Error("a document was neither stored nor there");
  return same;
}
