import type { ActionContext, Database } from "@bursar/database/connection";

/** What a use case needs from the process that runs it. */
export interface IdentityDeps {
  readonly db: Database;
}

/** Who asks, from where, for which centre. */
export interface Asked {
  readonly context: ActionContext;
}

/** Somebody's act on the account of a member of staff. */
export interface OnMember extends Asked {
  readonly staffId: string;
}
