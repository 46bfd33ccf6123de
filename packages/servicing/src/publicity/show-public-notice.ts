import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findNoticeByCode, listEntries } from "@bursar/database/publicity";
import type { PublishedLine } from "@bursar/domain/publicity";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** What anybody who has the address sees. */
export interface PublicNotice {
  /** `over` once the days are past: the lines are shown no more. */
  readonly state: "public" | "over";
  readonly title: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly objectionsTo: string;
  readonly lines: readonly PublishedLine[];
}

/**
 * A list that is public now. One that has not begun or was taken down is as unknown as one that
 * never was.
 *
 * @throws Refusal `publicity.not-found`
 */
export async function showPublicNotice(
  deps: Deps,
  query: { context: ActionContext; centreId: string; code: string },
): Promise<PublicNotice> {
  const context = { ...query.context, centreId: query.centreId };
  return readCentre(deps.db, context, async (tx) => {
    const notice = await findNoticeByCode(tx, query.code);
    const today = await businessDate(tx);
    if (notice === undefined || notice.takenDownOn !== null || today < notice.fromOn) {
      throw refuse("publicity.not-found");
    }
    const { title, fromOn, toOn, objectionsTo } = notice;
    const isOver = today > toOn;
    const entries = isOver ? [] : await listEntries(tx, notice.id);
    return {
      state: isOver ? "over" : "public",
      title,
      fromOn,
      toOn,
      objectionsTo,
      lines: entries.map(({ maskedName, school }) => ({ maskedName, school })),
    };
  });
}
