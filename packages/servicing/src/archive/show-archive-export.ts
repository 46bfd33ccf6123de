import { findArchiveExport, type ArchiveExportDetail } from "@bursar/database/archive";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** How far an export has come. @throws Refusal `archive.export-not-found` */
export async function showArchiveExport(
  deps: Deps,
  query: { context: ActionContext; exportId: string },
): Promise<ArchiveExportDetail> {
  return readCentre(deps.db, query.context, async (tx) => {
    const found = await findArchiveExport(tx, query.exportId);
    if (found === undefined) throw refuse("archive.export-not-found");
    return found;
  });
}
