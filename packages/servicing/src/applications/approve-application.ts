import { findApplication, saveReview, type Application } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  applicationStates,
  decideApproval,
  type ApplicationState,
} from "@bursar/domain/application";
import { jobs } from "@bursar/queues/catalog";
import type { Deps } from "../deps.ts";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { refuse, refused } from "../refuse.ts";

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
    const checkerId = command.context.actor.id;
    const decision = decideApproval(
      { ...before, status: toState(before.status) },
      { actorId: checkerId, shownVersion: command.version },
    );
    if (decision.kind === "refused") throw refused(decision);
    const review = { status: decision.status, checkerId, reviewedOn: await businessDate(tx) };
    await saveReview(tx, before.id, review);
    await recordAudit(tx, {
      action: "application.approved",
      subjectId: before.id,
      before: { status: before.status, version: before.version },
      after: { ...review, version: decision.version },
    });
    await enqueueAfterCommit(tx, jobs.issueContract, [
      { centreId: tx.centreId, applicationId: before.id },
    ]);
    return { ...before, ...review, version: decision.version };
  });
}

function toState(text: string): ApplicationState {
  const state = applicationStates.find((known) => known === text);
  if (state === undefined) throw new Error(`unknown application state ${text}`);
  return state;
}
