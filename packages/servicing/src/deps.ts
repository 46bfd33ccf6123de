import type { Database } from "@bursar/database/connection";

/** What a use case needs from the process that runs it. */
export interface Deps {
  readonly db: Database;
}
