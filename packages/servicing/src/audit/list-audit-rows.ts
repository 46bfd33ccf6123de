import {
  listAuditRows as selectAuditRows,
  type AuditFilter,
  type AuditRow,
} from "@bursar/database/audit";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";

/** A page of what was done in the centre, newest first. */
export async function listAuditRows(
  deps: Deps,
  query: { context: ActionContext; filter: AuditFilter },
): Promise<AuditRow[]> {
  return readCentre(deps.db, query.context, (tx) => selectAuditRows(tx, query.filter));
}
