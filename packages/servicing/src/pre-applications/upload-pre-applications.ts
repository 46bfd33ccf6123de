import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { lockPreApplications, type PreApplication } from "@bursar/database/pre-applications";
import { countOpenObjections, findNotice } from "@bursar/database/publicity";
import { decidePublicityOver } from "@bursar/domain/publicity";
import type { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";
import {
  movePreApplications,
  type MoveOutcome,
  type ShownPreApplication,
} from "./move-pre-applications.ts";
import { requireWindow } from "./require-window.ts";

/**
 * Records that these stand in the lender's system now: many at once during the upload alone, later
 * one by one; each only after its publicity and with no objection open.
 *
 * @throws Refusal `pre-application.not-open-yet`, `pre-application.bulk-closed`,
 * `pre-application.closed`.
 */
export async function uploadPreApplications(
  deps: Deps,
  command: {
    context: ActionContext;
    academicYear: string;
    items: readonly ShownPreApplication[];
  },
): Promise<MoveOutcome[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { academicYear, items } = command;
    const on = await businessDate(tx);
    await requireWindow(tx, academicYear, { on, step: "upload", bulk: items.length > 1 });
    const judge = await judgePublicity(tx, items, { academicYear, on });
    return movePreApplications(tx, items, {
      event: "import",
      happenedOn: on,
      marks: { importedOn: on },
      judge,
    });
  });
}

async function judgePublicity(
  tx: Tx,
  items: readonly ShownPreApplication[],
  { academicYear, on }: { academicYear: string; on: string },
): Promise<(one: PreApplication) => Refusal | undefined> {
  const ids = items.map(({ id }) => id);
  const listed = await lockPreApplications(tx, ids);
  const open = await countOpenObjections(tx, ids);
  const ends = new Map<string, string>();
  for (const noticeId of new Set(listed.map((one) => one.noticeId))) {
    const notice = noticeId === null ? undefined : await findNotice(tx, noticeId);
    if (notice !== undefined) ends.set(notice.id, notice.toOn);
  }
  return (one) => {
    if (one.academicYear !== academicYear) return refuse("pre-application.other-year");
    const toOn = ends.get(one.noticeId ?? "");
    if (toOn === undefined) throw new Error(`${one.id} is public without a notice`);
    const decision = decidePublicityOver({ toOn, openObjections: open.get(one.id) ?? 0 }, on);
    return decision.kind === "refused" ? refused(decision) : undefined;
  };
}
