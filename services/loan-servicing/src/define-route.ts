import type { Database } from "@bursar/database/connection";
import { defineRouteFor } from "@bursar/http/routes";
import type { PolicyDeps } from "@bursar/servicing/policies";

/** What this service's handlers need. */
export interface ServicingDeps extends PolicyDeps {
  readonly db: Database;
}

export const defineRoute = defineRouteFor<ServicingDeps>();
