import { readCentre, type ActionContext } from "@bursar/database/connection";
import { countOpenObjections, findNotice } from "@bursar/database/publicity";
import {
  listRescueHistory,
  listRescues as selectRescues,
  loansOfRescue,
  openRescue,
  type Rescue,
  type RescueFilter,
  type RescueHistoryLine,
  type RescueSecrets,
  type RescuedLoan,
} from "@bursar/database/rescues";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ShownRescue {
  readonly rescue: Rescue & RescueSecrets;
  readonly loans: readonly RescuedLoan[];
  readonly history: readonly RescueHistoryLine[];
  /** The latest list that it stood in. */
  readonly publicity: { readonly fromOn: string; readonly toOn: string } | null;
  readonly openObjections: number;
}

/** @throws Refusal `rescue.not-found` */
export async function showRescue(
  deps: Deps,
  query: { context: ActionContext; rescueId: string },
): Promise<ShownRescue> {
  const { rescueId } = query;
  return readCentre(deps.db, query.context, async (tx) => {
    const rescue = await openRescue(tx, rescueId);
    if (rescue === undefined) throw refuse("rescue.not-found");
    const { noticeId } = rescue;
    const notice = noticeId === null ? undefined : await findNotice(tx, noticeId);
    const open = await countOpenObjections(tx, [rescueId]);
    return {
      rescue,
      loans: await loansOfRescue(tx, rescueId),
      history: await listRescueHistory(tx, rescueId),
      publicity: notice === undefined ? null : { fromOn: notice.fromOn, toOn: notice.toOn },
      openObjections: open.get(rescueId) ?? 0,
    };
  });
}

/** A page of the centre's cases in the order of their ids. */
export async function listRescues(
  deps: Deps,
  query: { context: ActionContext; filter: RescueFilter },
): Promise<Rescue[]> {
  return readCentre(deps.db, query.context, (tx) => selectRescues(tx, query.filter));
}
