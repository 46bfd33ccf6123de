import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Document } from "@bursar/database/documents";
import type { DocumentDeps } from "./document-deps.ts";
import { keepScan, readScanFile, type ScanFile, type ScanPlace } from "./keep-scan.ts";

/** The most that one document may hold: a dozen pages scanned at 300 DPI. */
export const DOCUMENT_MAX_BYTES = 15_000_000;

/**
 * Takes in a document at the counter: reads it by its content, cleans it, seals it, stores it.
 *
 * @throws Refusal `document.wrong-kind`, `document.heic`, `document.broken`,
 * `document.too-small`, `document.locked`, `document.subject-not-found`, …
 */
export async function uploadDocument(
  deps: DocumentDeps,
  command: { context: ActionContext; file: ScanFile; place: ScanPlace },
): Promise<Document> {
  const scan = await readScanFile(command.file);
  return withTransaction(deps.db, command.context, (tx) =>
    keepScan(tx, deps.files, { scan, place: command.place }),
  );
}
