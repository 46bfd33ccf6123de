import { exportFiles } from "@bursar/database/archive";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { expectedFiles } from "@bursar/database/documents";
import type { DocumentDeps } from "./document-deps.ts";

const DAY_MS = 86_400_000;

/** What a comparison of the store with the rows has found. */
export interface FileSweep {
  readonly files: number;
  /** Files older than a day that no row names: what a crash between the two has left. */
  readonly orphans: readonly string[];
  /** Documents whose file is gone. */
  readonly missing: readonly string[];
}

/**
 * Compares what the store holds of the centre with what its rows name. The rows are read after
 * the listing, so that a file stored meanwhile has its row; younger files may still get theirs.
 */
export async function inspectFiles(
  deps: DocumentDeps,
  query: { context: ActionContext },
): Promise<FileSweep> {
  const { context } = query;
  const youngest = Date.now() - DAY_MS;
  const stored = new Map<string, number>();
  for await (const file of deps.files.list(context.centreId)) {
    stored.set(file.key, file.storedAtMs);
  }
  const expected = await readCentre(deps.db, context, expectedFiles);
  const exported = await readCentre(deps.db, context, (tx) => exportFiles(tx, false));
  const named = new Set([...expected.map(({ storageKey }) => storageKey), ...exported]);
  const unlisted = expected.filter(({ storageKey }) => !stored.has(storageKey));
  const missing: string[] = [];
  for (const { documentId, storageKey } of unlisted) {
    // It may have been stored after the listing.
    if ((await deps.files.get(storageKey)) === undefined) missing.push(documentId);
  }
  const orphans = [...stored]
    .filter(([key, storedAtMs]) => !named.has(key) && storedAtMs < youngest)
    .map(([key]) => key);
  return { files: stored.size, orphans, missing };
}

/** Removes the orphans of the centre; says what was found. A missing file is only told. */
export async function sweepFiles(
  deps: DocumentDeps,
  command: { context: ActionContext },
): Promise<FileSweep> {
  const found = await inspectFiles(deps, command);
  for (const key of found.orphans) await deps.files.delete(key);
  return found;
}
