import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeCsv } from "@bursar/documents/tables";
import { REFRESH_COLUMNS } from "@bursar/domain/notice";
import type { BorrowerRow } from "./borrower-roster.ts";

/**
 * Writes the roster as a file that its owner alone can read, hands over its bytes and removes it.
 * The name is always the same, so what a killed season leaves is gone after the next one.
 */
export async function withBorrowerRosterFile<T>(
  options: {
    readonly folder: string;
    readonly fileName: string;
    readonly rows: readonly BorrowerRow[];
  },
  use: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  const path = join(options.folder, options.fileName);
  const columns = REFRESH_COLUMNS.map(({ zh }) => ({ key: zh, header: zh }));
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  // the mode holds for a new file only
  await rm(path, { force: true });
  try {
    await writeFile(path, writeCsv(options.rows, columns), { mode: 0o600 });
    return await use(await readFile(path));
  } finally {
    await rm(path, { force: true });
  }
}
