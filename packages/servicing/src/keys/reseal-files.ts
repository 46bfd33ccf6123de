import { expectedFiles, moveStoredFile } from "@bursar/database/documents";
import {
  readCentre,
  withTransaction,
  type ActionContext,
  type Database,
  type Tx,
} from "@bursar/database/connection";
import type { FileStore } from "@bursar/documents/storage";
import { openContent, storeContent } from "../documents/stored-content.ts";

export interface ResealFiles {
  readonly context: ActionContext;
  /** Told of the files looked at so far, and of how many there are. */
  readonly step: (progress: { readonly done: number; readonly total: number }) => void;
  /** Stops between two files. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Seals every stored file of the centre anew that a former data key has sealed, and gives back how
 * many. Each goes under a key of its own, as every file does, and its rows follow: whoever reads
 * meanwhile has the one or the other. The former file is then nobody's, and the sweep takes it
 * away. Called again, it goes on.
 */
export async function resealFiles(
  deps: { readonly db: Database; readonly files: FileStore },
  { context, step, signal }: ResealFiles,
): Promise<number> {
  const expected = await readCentre(deps.db, context, expectedFiles);
  const storageKeys = [...new Set(expected.map(({ storageKey }) => storageKey))];
  let sealed = 0;
  for (const [index, storageKey] of storageKeys.entries()) {
    signal?.throwIfAborted();
    const isMoved = await withTransaction(deps.db, context, (tx) =>
      resealFile(tx, deps.files, storageKey),
    );
    if (isMoved) sealed += 1;
    step({ done: index + 1, total: storageKeys.length });
  }
  return sealed;
}

async function resealFile(tx: Tx, files: FileStore, storageKey: string): Promise<boolean> {
  const stored = await files.get(storageKey);
  // A file that is missing is for `bursar doctor` to tell.
  if (stored === undefined || isCurrent(tx, stored)) return false;
  const content = await openContent(tx, files, storageKey);
  if (content === undefined) return false;
  const fresh = await storeContent(tx, files, content);
  if (await moveStoredFile(tx, storageKey, fresh)) return true;
  // Destroyed meanwhile: it must not come back.
  await files.delete(fresh);
  return false;
}

function isCurrent({ dataKeys }: Tx, sealed: Buffer): boolean {
  const prefix = Buffer.from(`${dataKeys.current?.id}.`);
  return sealed.subarray(0, prefix.length).equals(prefix);
}
