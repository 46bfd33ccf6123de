import type { Database } from "@bursar/database/connection";
import { defineRouteFor } from "@bursar/http/routes";

/** What this service's handlers need. */
export interface ServicingDeps {
  readonly db: Database;
}

export const defineRoute = defineRouteFor<ServicingDeps>();
