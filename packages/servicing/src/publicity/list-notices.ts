import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  countEntries,
  listNotices as selectNotices,
  type NoticeFilter,
  type PublicityNotice,
} from "@bursar/database/publicity";
import type { Deps } from "../deps.ts";

export type ListedNotice = PublicityNotice & { readonly lines: number };

/** A page of the centre's notices of one kind, the latest first. */
export async function listNotices(
  deps: Deps,
  query: { context: ActionContext; filter: NoticeFilter },
): Promise<ListedNotice[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const notices = await selectNotices(tx, query.filter);
    const lines = await countEntries(
      tx,
      notices.map(({ id }) => id),
    );
    return notices.map((notice) => ({ ...notice, lines: lines.get(notice.id) ?? 0 }));
  });
}
