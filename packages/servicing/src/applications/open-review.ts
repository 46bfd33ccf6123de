import {
  draftIdsOf,
  findApplication,
  insertOpening,
  listMoves,
  type ApplicationMove,
  type PossibleDuplicate,
} from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import {
  readCentre,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import { documentsOf, type Document } from "@bursar/database/documents";
import { isOwnCase } from "@bursar/domain/application";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse } from "../refuse.ts";
import { assessApplications } from "./assess-applications.ts";
import type { ReviewCase } from "./list-reviews.ts";
import { duplicatesOf } from "./show-draft.ts";

/** A case opened for its decision. */
export interface OpenedReview extends ReviewCase {
  readonly duplicates: readonly PossibleDuplicate[];
  readonly moves: readonly ApplicationMove[];
  readonly documents: readonly Document[];
}

/**
 * Opens a case and notes who has opened which version; the answer is all that there is to decide
 * on, with the differences from last year.
 *
 * @throws Refusal `application.not-found`, `version.changed`.
 */
export async function openReview(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly applicationId: string;
    readonly ifMatch: string;
  },
): Promise<OpenedReview> {
  await withTransaction(deps.db, command.context, async (tx) => {
    const application = await findApplication(tx, command.applicationId);
    if (application === undefined) throw refuse("application.not-found");
    const { id: applicationId, version } = application;
    requireVersion(command.ifMatch, version);
    await insertOpening(tx, { applicationId, version });
    await recordAudit(tx, {
      action: "application.opened-for-review",
      subjectId: applicationId,
      after: { version },
    });
  });
  return readCentre(deps.db, command.context, (tx) => showReview(tx, command.applicationId));
}

async function showReview(tx: Tx, applicationId: string): Promise<OpenedReview> {
  const application = await findApplication(tx, applicationId);
  const [assessed] = application === undefined ? [] : await assessApplications(tx, [application]);
  if (assessed === undefined) throw refuse("application.not-found");
  const subjectIds = [
    applicationId,
    ...(await draftIdsOf(tx, applicationId)),
    assessed.application.borrowerId,
  ];
  return {
    ...assessed,
    isOwn: isOwnCase(assessed.application, tx.context.actor.id),
    isOpened: true,
    duplicates: await duplicatesOf(tx, assessed.stated.form),
    moves: await listMoves(tx, applicationId),
    documents: await documentsOf(tx, subjectIds),
  };
}
