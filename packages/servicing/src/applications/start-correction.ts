import { insertDraft, lockApplicant, openApplications } from "@bursar/database/applications";
import { findOpenDraftId } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type Tx } from "@bursar/database/connection";
import { FORM_FIELDS, type DraftContent } from "@bursar/domain/application";
import type { StatedApplication } from "@bursar/database/applications";
import type { Deps } from "../deps.ts";
import { refused } from "../refuse.ts";
import { draftExists } from "./application-refusals.ts";
import { decideOn } from "./decide-on.ts";
import type { DraftReader } from "./draft-access.ts";
import { lockShown } from "./move-application.ts";
import { showDraft, type ShownDraft } from "./show-draft.ts";

/**
 * Opens a returned application as a draft, with everything that was on it; submitted, the draft
 * becomes the application's next version.
 *
 * @throws Refusal `application.not-possible-now`, `application-draft.exists`, `version.changed`.
 */
export async function startCorrection(
  deps: Deps,
  command: DraftReader & { readonly applicationId: string; readonly ifMatch: string },
): Promise<ShownDraft> {
  const draftId = await withTransaction(deps.db, command.context, async (tx) => {
    const application = await lockShown(tx, command);
    const { actor } = command.context;
    const decision = decideOn(application, { event: "submit", actorId: actor.id });
    if (decision.kind === "refused") throw refused(decision);
    const stated = (await openApplications(tx, [application.id])).get(application.id);
    if (stated === undefined) throw new Error(`application ${application.id} has vanished`);
    await refuseSecond(tx, stated);
    const draft = await insertDraft(tx, {
      applicationId: application.id,
      borrowerId: application.borrowerId,
      academicYear: application.academicYear,
      kind: application.kind,
      content: contentOf(stated),
      holderId: actor.id,
      enteredBy: actor.id,
      enteredOn: await businessDate(tx),
    });
    await recordAudit(tx, {
      action: "application-draft.started",
      subjectId: draft.id,
      after: { applicationId: application.id, applicationVersion: application.version },
    });
    return draft.id;
  });
  return showDraft(deps, { ...command, draftId });
}

async function refuseSecond(tx: Tx, { form, academicYear }: StatedApplication): Promise<void> {
  const { idNumber } = form;
  await lockApplicant(tx, idNumber);
  const open = await findOpenDraftId(tx, { idNumber, academicYear });
  if (open !== undefined) throw draftExists(open);
}

/** The sources of a draft's fields are kept; a roster row's fields come from the row. */
function contentOf({ form, content, submittedOn: on }: StatedApplication): DraftContent {
  if (content !== undefined) return content.fields;
  const filled = FORM_FIELDS.filter((field) => form[field] !== "");
  return Object.fromEntries(
    filled.map((field) => [
      field,
      { value: form[field], source: "application" as const, on, version: 1 },
    ]),
  );
}
