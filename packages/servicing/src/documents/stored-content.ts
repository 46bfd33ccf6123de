import { newId, openBytes, sealBytes, type Tx } from "@bursar/database/connection";
import type { FileStore } from "@bursar/documents/storage";

/** A fresh key: by centre and month, so that a folder stays of a size that can be listed. */
function newStorageKey(tx: Tx): string {
  return `${tx.centreId}/${new Date().toISOString().slice(0, 7)}/${newId("fil")}`;
}

/** A sealed content opens under its own key only, so that files changed about are noticed. */
const sealOf = (storageKey: string): string => `documents.content/${storageKey}`;

/**
 * Seals the content and stores it; gives back its key. The row that names it is written after:
 * a crash between leaves a file that no row names, which the sweep takes away, never a row
 * without its file.
 */
export async function storeContent(tx: Tx, files: FileStore, content: Buffer): Promise<string> {
  const storageKey = newStorageKey(tx);
  await files.put(storageKey, sealBytes(tx, sealOf(storageKey), content));
  return storageKey;
}

/** The content in clear; undefined when the store has no such file. */
export async function openContent(
  tx: Tx,
  files: FileStore,
  storageKey: string,
): Promise<Buffer | undefined> {
  const sealed = await files.get(storageKey);
  return sealed && openBytes(tx, sealOf(storageKey), sealed);
}
