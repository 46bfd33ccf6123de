import type { Database } from "@bursar/database/connection";
import { defineRouteFor } from "@bursar/http/routes";
import type { StaffIdentity } from "@bursar/identity/staff";
import type { DocumentDeps } from "@bursar/servicing/documents";

/** What this service's handlers need. */
export interface IntakeDeps extends DocumentDeps {
  readonly staff: StaffIdentity;
  /** A pool of the login `bursar_national`. */
  readonly national: Database;
}

export const defineRoute = defineRouteFor<IntakeDeps>();
