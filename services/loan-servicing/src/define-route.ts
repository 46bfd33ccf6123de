import type { Database } from "@bursar/database/connection";
import { defineRouteFor } from "@bursar/http/routes";
import type { PolicyDeps } from "@bursar/servicing/policies";
import type { StatementDeps } from "@bursar/servicing/statements";

/** What this service's handlers need. */
export interface ServicingDeps extends PolicyDeps, StatementDeps {
  readonly db: Database;
}

export const defineRoute = defineRouteFor<ServicingDeps>();
