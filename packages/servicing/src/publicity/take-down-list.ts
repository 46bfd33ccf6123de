import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  findNotice,
  listEntries,
  takeDownNotice,
  type PublicityKind,
  type PublicityNotice,
} from "@bursar/database/publicity";
import { refuse } from "../refuse.ts";

export interface TakeDownList {
  readonly noticeId: string;
  readonly kind: PublicityKind;
  readonly reason: string;
}

/**
 * Takes a list off the public page before its end, since something in it was wrong; the days that
 * it was public count for nothing.
 *
 * @returns the notice and those who stood in it, whom the caller puts back.
 * @throws Refusal `publicity.not-found`, `publicity.ended`.
 */
export async function takeDownList(
  tx: Tx,
  command: TakeDownList,
): Promise<{ notice: PublicityNotice; subjectIds: string[] }> {
  const notice = await findNotice(tx, command.noticeId, true);
  if (notice === undefined || notice.kind !== command.kind) throw refuse("publicity.not-found");
  const takenDownOn = await businessDate(tx);
  if (notice.takenDownOn !== null || takenDownOn > notice.toOn) throw refuse("publicity.ended");
  await takeDownNotice(tx, notice.id, takenDownOn);
  await recordAudit(tx, {
    action: "publicity.taken-down",
    subjectId: notice.id,
    after: { takenDownOn },
  });
  const entries = await listEntries(tx, notice.id);
  return {
    notice: { ...notice, takenDownOn },
    subjectIds: entries.map(({ subjectId }) => subjectId),
  };
}
