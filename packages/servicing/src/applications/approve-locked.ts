import {
  insertMove,
  openApplications,
  saveReview,
  saveTownship,
  type Application,
} from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { putConfirmedPhone, saveStudy } from "@bursar/database/changes";
import type { Tx } from "@bursar/database/connection";
import { decideApproval } from "@bursar/domain/application";
import { jobs } from "@bursar/queues/catalog";
import { announceReplacedPhone } from "../changes/change-notices.ts";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { refused } from "../refuse.ts";
import { toState } from "./decide-on.ts";

/**
 * The second person's yes to a locked application: the review, what it changes in the borrower's
 * file, the history, and the contract that is issued after the commit.
 *
 * @throws Refusal `application.same-person`, `application.version-changed`,
 * `application.not-awaiting-review`.
 */
export async function approveLocked(
  tx: Tx,
  before: Application,
  shownVersion: number,
): Promise<Application> {
  const checkerId = tx.context.actor.id;
  const decision = decideApproval(
    { ...before, status: toState(before.status) },
    { actorId: checkerId, shownVersion },
  );
  if (decision.kind === "refused") throw refused(decision);
  const { status, version } = decision;
  const review = { status, checkerId, reviewedOn: await businessDate(tx) };
  await saveReview(tx, before.id, review);
  await updateFile(tx, before, review.reviewedOn);
  await insertMove(tx, {
    applicationId: before.id,
    event: "approve",
    fromStatus: before.status,
    toStatus: status,
    version,
    reasons: [],
    note: null,
    occurredOn: review.reviewedOn,
  });
  await recordAudit(tx, {
    action: "application.approved",
    subjectId: before.id,
    before: { status: before.status, version: before.version },
    after: { ...review, version, fileUpdates: before.fileUpdates ?? [] },
  });
  await enqueueAfterCommit(tx, jobs.issueContract, [
    { centreId: tx.centreId, applicationId: before.id },
  ]);
  return { ...before, ...review, version };
}

/** Writes to the borrower's file what was shown as "update"; a change request stays one. */
async function updateFile(tx: Tx, application: Application, on: string): Promise<void> {
  const updates = (application.fileUpdates ?? []).filter(({ action }) => action === "update");
  const fields = new Set(updates.map(({ field }) => field));
  if (fields.has("phone")) await updatePhone(tx, application, on);
  if (fields.has("township")) await updateTownship(tx, application);
  const { graduationYear, universityCode, borrowerId } = application;
  if (fields.has("graduation-year") || fields.has("university")) {
    await saveStudy(tx, borrowerId, {
      ...(fields.has("graduation-year") && { graduationYear }),
      ...(fields.has("university") && { universityCode }),
    });
  }
}

async function updateTownship(tx: Tx, { id, borrowerId }: Application): Promise<void> {
  const township = (await openApplications(tx, [id])).get(id)?.form.township;
  if (township !== undefined) await saveTownship(tx, borrowerId, township);
}

async function updatePhone(tx: Tx, { id, borrowerId }: Application, on: string): Promise<void> {
  const phone = (await openApplications(tx, [id])).get(id)?.form.phone;
  const borrower = (await loadBorrowers(tx, [borrowerId])).get(borrowerId);
  if (phone === undefined || borrower === undefined || phone === borrower.phone) return;
  await putConfirmedPhone(tx, borrower, { phone, on });
  await announceReplacedPhone(tx, { id, borrowerId }, on);
}
