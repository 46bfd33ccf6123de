import { findApplication, type Application } from "@bursar/database/applications";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { approveLocked } from "./approve-locked.ts";

export interface ApproveApplication {
  readonly context: ActionContext;
  readonly applicationId: string;
  /** The version that the checker was shown. */
  readonly version: number;
}

/**
 * The second person's yes to an application; its contract is issued after the commit.
 *
 * @throws Refusal `application.same-person`, `application.version-changed`,
 * `application.not-awaiting-review`, `application.not-found`.
 */
export async function approveApplication(
  deps: Deps,
  command: ApproveApplication,
): Promise<Application> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const before = await findApplication(tx, command.applicationId, true);
    if (before === undefined) throw refuse("application.not-found");
    return approveLocked(tx, before, command.version);
  });
}
