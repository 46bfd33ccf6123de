import { saveDraft } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import { nextApplicationState } from "@bursar/domain/application";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { draftClosed } from "./application-refusals.ts";
import { lockOwnDraft, type DraftReader } from "./draft-access.ts";
import { showDraft, type ShownDraft } from "./show-draft.ts";

/**
 * Gives a draft up. A correction that is given up leaves the returned application as it is.
 *
 * @throws Refusal `application-draft.held-by-other`, `application-draft.closed`, `version.changed`.
 */
export async function withdrawDraft(
  deps: Deps,
  command: DraftReader & { readonly draftId: string; readonly ifMatch: string },
): Promise<ShownDraft> {
  await withTransaction(deps.db, command.context, async (tx) => {
    const draft = await lockOwnDraft(tx, command.draftId, command);
    requireVersion(command.ifMatch, draft.version);
    const status = nextApplicationState("draft", "withdraw");
    if (status !== "withdrawn") throw draftClosed(draft.applicationId);
    await saveDraft(tx, draft.id, { status });
    await recordAudit(tx, {
      action: "application-draft.withdrawn",
      subjectId: draft.id,
      before: { status: draft.status },
      after: { status },
    });
  });
  return showDraft(deps, command);
}
