import type { Database } from "@bursar/database/connection";
import { defineRouteFor } from "@bursar/http/routes";
import type { StaffIdentity } from "@bursar/identity/staff";

/** What this service's handlers need. */
export interface IntakeDeps {
  readonly db: Database;
  readonly staff: StaffIdentity;
  /** A pool of the login `bursar_national`. */
  readonly national: Database;
}

export const defineRoute = defineRouteFor<IntakeDeps>();
