import { loadApplications } from "@bursar/database/applications";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { weighBulk, type BulkCases } from "./bulk-cases.ts";

/** What passing these cases together would mean: their risk, the sample to open, the hash. */
export async function planBulkReview(
  deps: Deps,
  query: { readonly context: ActionContext; readonly applicationIds: readonly string[] },
): Promise<BulkCases> {
  return readCentre(deps.db, query.context, async (tx) =>
    weighBulk(tx, await loadApplications(tx, query.applicationIds)),
  );
}
