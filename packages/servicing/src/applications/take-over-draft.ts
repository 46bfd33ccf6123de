import { findDraft, saveDraft } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { draftClosed, noSuchDraft } from "./application-refusals.ts";
import type { DraftReader } from "./draft-access.ts";
import { showDraft, type ShownDraft } from "./show-draft.ts";

/**
 * Hands a draft to the officer who asks for it (接管): what a volunteer or another window has begun
 * goes on here. Who holds it now sees so with the next save.
 *
 * @throws Refusal `application-draft.not-found`, `application-draft.closed`, `version.changed`.
 */
export async function takeOverDraft(
  deps: Deps,
  command: DraftReader & { readonly draftId: string; readonly ifMatch: string },
): Promise<ShownDraft> {
  await withTransaction(deps.db, command.context, async (tx) => {
    const draft = await findDraft(tx, command.draftId, true);
    if (draft === undefined) throw noSuchDraft();
    if (draft.status !== "draft") throw draftClosed(draft.applicationId);
    requireVersion(command.ifMatch, draft.version);
    const holderId = command.context.actor.id;
    await saveDraft(tx, draft.id, { holderId });
    await recordAudit(tx, {
      action: "application-draft.taken-over",
      subjectId: draft.id,
      before: { holderId: draft.holderId },
      after: { holderId },
    });
  });
  return showDraft(deps, command);
}
