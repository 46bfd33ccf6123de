import { listApplications as selectApplications } from "@bursar/database/applications";
import type { Application, ApplicationFilter } from "@bursar/database/applications";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";

/** A page of the centre's applications in the order of their ids. */
export async function listApplications(
  deps: Deps,
  query: { context: ActionContext; filter: ApplicationFilter },
): Promise<Application[]> {
  return readCentre(deps.db, query.context, (tx) => selectApplications(tx, query.filter));
}
