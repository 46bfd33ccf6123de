import type { Database } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";

/** What a use case needs that changes the policy of the whole installation. */
export interface PolicyDeps extends Deps {
  /** A pool of the login `bursar_policy`, which alone writes proposals and rows. */
  readonly policy: Database;
  /** The centre that decides where there are several; not needed where there is one. */
  readonly policyCentreId: string | undefined;
}
