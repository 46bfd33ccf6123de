import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { lockPreApplications } from "@bursar/database/pre-applications";
import type { PublicityNotice } from "@bursar/database/publicity";
import type { Deps } from "../deps.ts";
import { takeDownList } from "../publicity/take-down-list.ts";
import { movePreApplications } from "./move-pre-applications.ts";

/**
 * Takes a school's list off the public page; those in it can be published anew.
 *
 * @throws Refusal `publicity.not-found`, `publicity.ended`.
 */
export async function takeDownPreApplications(
  deps: Deps,
  command: { context: ActionContext; noticeId: string; reason: string },
): Promise<PublicityNotice & { readonly lines: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { noticeId, reason } = command;
    const kind = "pre-application";
    const { notice, subjectIds } = await takeDownList(tx, { noticeId, kind, reason });
    const listed = await lockPreApplications(tx, subjectIds);
    const items = listed
      .filter((one) => one.noticeId === noticeId && one.status === "publicised")
      .map(({ id, version }) => ({ id, version: String(version) }));
    const happenedOn = await businessDate(tx);
    await movePreApplications(tx, items, { event: "take-down", happenedOn, reason, marks: {} });
    return { ...notice, lines: subjectIds.length };
  });
}
