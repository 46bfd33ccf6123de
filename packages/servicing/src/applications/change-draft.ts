import { findOpenDraftId, lockApplicant, saveDraft } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { findBorrowersByIdNumber } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type Tx } from "@bursar/database/connection";
import { changeDraft as change, changedSince, formOf } from "@bursar/domain/application";
import type { ApplicationForm, FormField } from "@bursar/domain/application";
import { normaliseResidentId } from "@bursar/domain/identity";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { draftExists } from "./application-refusals.ts";
import { lockOwnDraft, type DraftReader } from "./draft-access.ts";
import { showDraft, type ShownDraft } from "./show-draft.ts";

export interface ChangeDraft extends DraftReader {
  readonly draftId: string;
  /** The version from which the change was made. */
  readonly ifMatch: string;
  readonly source: "card" | "typed";
  readonly fields: Readonly<Partial<Record<FormField, string | undefined>>>;
}

/**
 * Saves what has been typed or read so far, complete or not; every few seconds, if the screen
 * likes. A field sent back as it was shown, asterisks and all, stays as it is.
 *
 * @throws Refusal `version.changed` with the fields that were written meanwhile,
 * `application-draft.held-by-other`, `application-draft.closed`, `application-draft.exists`.
 */
export async function changeDraft(deps: Deps, command: ChangeDraft): Promise<ShownDraft> {
  await withTransaction(deps.db, command.context, async (tx) => {
    const draft = await lockOwnDraft(tx, command.draftId, command);
    const missed = changedSince(draft.content, Number(command.ifMatch));
    requireVersion(command.ifMatch, draft.version, missed);
    const { source, fields } = command;
    const version = draft.version + 1;
    const content = change(draft.content, { fields, source, on: await businessDate(tx), version });
    const form = formOf(content);
    const person = await personOf(tx, draft, { form, readsAll: command.readsAll });
    await saveDraft(tx, draft.id, { content, editor: command.context.actor.id, ...person });
    await recordAudit(tx, {
      action: "application-draft.changed",
      subjectId: draft.id,
      before: { version: draft.version },
      after: { version, source, fields: changedSince(content, draft.version) },
    });
  });
  return showDraft(deps, command);
}

/** The person and year may have been mistyped: one open draft each holds for what they are now. */
async function personOf(
  tx: Tx,
  draft: { readonly id: string },
  { form, readsAll }: { readonly form: ApplicationForm; readonly readsAll: boolean },
) {
  const idNumber = normaliseResidentId(form.idNumber);
  const { academicYear } = form;
  await lockApplicant(tx, idNumber);
  const other = await findOpenDraftId(tx, { idNumber, academicYear }, draft.id);
  if (other !== undefined) throw draftExists(undefined);
  const borrower = (await findBorrowersByIdNumber(tx, [idNumber])).get(idNumber);
  return {
    academicYear,
    kind: form.kind === "renewal" ? ("renewal" as const) : ("first" as const),
    // Nobody learns from a draft of their own whether its person is on file.
    borrowerId: readsAll ? (borrower?.id ?? null) : null,
  };
}
