import type { Database } from "@bursar/database/connection";
import { defineRouteFor } from "@bursar/http/routes";
import type { StaffIdentity } from "@bursar/identity/staff";

/** What this service's handlers need. */
export interface IntakeDeps {
  readonly db: Database;
  readonly staff: StaffIdentity;
}

export const defineRoute = defineRouteFor<IntakeDeps>();
