import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { findNotice, insertObjection } from "@bursar/database/publicity";
import { decideObjection } from "@bursar/domain/publicity";
import { refuse, refused } from "../refuse.ts";

/** What somebody has against a line, as they told it at the counter. */
export interface ObjectionText {
  readonly text: string;
  /** Who objects and how to answer; left out when they did not say. */
  readonly objector?: string | undefined;
}

/**
 * Takes an objection down while the list is public.
 *
 * @returns its id.
 * @throws Refusal `objection.not-public`, `objection.outside-publicity`.
 */
export async function fileObjection(
  tx: Tx,
  subject: { readonly id: string; readonly noticeId: string | null },
  said: ObjectionText,
): Promise<string> {
  const { noticeId } = subject;
  const notice = noticeId === null ? undefined : await findNotice(tx, noticeId);
  if (notice === undefined || notice.takenDownOn !== null) throw refuse("objection.not-public");
  const filedOn = await businessDate(tx);
  const decision = decideObjection(notice, filedOn);
  if (decision.kind === "refused") throw refused(decision);
  const id = await insertObjection(tx, {
    noticeId: notice.id,
    subjectId: subject.id,
    text: said.text,
    objector: said.objector ?? null,
    filedOn,
    makerId: tx.context.actor.id,
  });
  await recordAudit(tx, {
    action: "objection.filed",
    subjectId: id,
    after: { noticeId: notice.id, subjectId: subject.id, filedOn },
  });
  return id;
}
