import { findDraft, saveDraft, type ApplicationDraft } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { findBorrowersByIdNumber } from "@bursar/database/borrowers";
import { withTransaction, type Tx } from "@bursar/database/connection";
import { changedSince, completeDraft, formOf } from "@bursar/domain/application";
import { normaliseResidentId, readResidentId } from "@bursar/domain/identity";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { draftClosed, noSuchDraft } from "./application-refusals.ts";
import type { DraftReader } from "./draft-access.ts";
import { loadKnown } from "./load-known.ts";
import { showDraft, type ShownDraft } from "./show-draft.ts";

/**
 * Hands a draft to the officer who asks for it (接管): what a volunteer or another window has begun
 * goes on here, and what is known of the person fills the fields that are still empty, each with
 * its source. Who holds it now sees so with the next save.
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
    const filled = command.readsAll ? await fillIn(tx, draft) : {};
    await saveDraft(tx, draft.id, { holderId, ...filled });
    await recordAudit(tx, {
      action: "application-draft.taken-over",
      subjectId: draft.id,
      before: { holderId: draft.holderId },
      after: {
        holderId,
        filled: filled.content === undefined ? [] : changedSince(filled.content, draft.version),
      },
    });
  });
  return showDraft(deps, command);
}

interface FilledIn {
  readonly content?: ApplicationDraft["content"];
  readonly kind?: ApplicationDraft["kind"];
  readonly borrowerId?: string | null;
}

/** What whoever began the draft was not shown; a correction has all of its application. */
async function fillIn(tx: Tx, draft: ApplicationDraft): Promise<FilledIn> {
  const { academicYear, idNumber } = formOf(draft.content);
  const value = normaliseResidentId(idNumber);
  if (draft.applicationId !== null || readResidentId(value).kind !== "valid") return {};
  const borrower = (await findBorrowersByIdNumber(tx, [value])).get(value);
  const person = { idNumber: { value, source: "typed" as const }, borrower };
  const known = await loadKnown(tx, { academicYear, ...person });
  const content = completeDraft(draft.content, known, draft.version + 1);
  const kind = content.kind?.value === "renewal" ? "renewal" : "first";
  return { content, kind, borrowerId: borrower?.id ?? null };
}
