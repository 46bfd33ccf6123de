import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findImport, listImportRows, type Import, type StagedRow } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ShownImport {
  readonly file: Import;
  /** Verdict and problems of each row; the content stays sealed. */
  readonly rows: readonly Omit<StagedRow, "content">[];
}

export async function showImport(
  deps: Deps,
  query: { context: ActionContext; importId: string },
): Promise<ShownImport> {
  return readCentre(deps.db, query.context, async (tx) => {
    const file = await findImport(tx, query.importId);
    if (file === undefined) throw refuse("import.not-found");
    const rows = await listImportRows(tx, query.importId);
    return {
      file,
      rows: rows.map(({ row, verdict, problems }) => ({ row, verdict, problems })),
    };
  });
}
