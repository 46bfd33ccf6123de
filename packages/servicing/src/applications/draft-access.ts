import { findDraft, type ApplicationDraft } from "@bursar/database/applications";
import { businessDate } from "@bursar/database/centres";
import type { ActionContext, Tx } from "@bursar/database/connection";
import { draftClosed, heldByOther, noSuchDraft } from "./application-refusals.ts";

/** Who asks: whoever reads applications sees every draft, a volunteer today's own alone. */
export interface DraftReader {
  readonly context: ActionContext;
  readonly readsAll: boolean;
}

/** The draft, if this person may see it. @throws Refusal `application-draft.not-found` */
export async function openDraft(
  tx: Tx,
  draftId: string,
  reader: DraftReader,
): Promise<ApplicationDraft> {
  const draft = await findDraft(tx, draftId);
  if (draft === undefined || !(await maySee(tx, draft, reader))) throw noSuchDraft();
  return draft;
}

/**
 * The draft locked for a change by the person who holds it.
 *
 * @throws Refusal `application-draft.not-found`, `application-draft.closed`,
 * `application-draft.held-by-other`.
 */
export async function lockOwnDraft(
  tx: Tx,
  draftId: string,
  reader: DraftReader,
): Promise<ApplicationDraft> {
  const draft = await findDraft(tx, draftId, true);
  if (draft === undefined || !(await maySee(tx, draft, reader))) throw noSuchDraft();
  if (draft.status !== "draft") throw draftClosed(draft.applicationId);
  if (draft.holderId !== reader.context.actor.id) throw heldByOther();
  return draft;
}

async function maySee(tx: Tx, draft: ApplicationDraft, reader: DraftReader): Promise<boolean> {
  return reader.readsAll || isTodaysOwn(tx, draft, reader.context.actor.id);
}

export async function isTodaysOwn(
  tx: Tx,
  draft: Pick<ApplicationDraft, "enteredBy" | "enteredOn">,
  actorId: string,
): Promise<boolean> {
  return draft.enteredBy === actorId && draft.enteredOn === (await businessDate(tx));
}
