import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  listPreApplicationHistory,
  openPreApplication,
  type PreApplication,
  type PreApplicationHistoryLine,
  type PreApplicationSecrets,
} from "@bursar/database/pre-applications";
import { countOpenObjections, findNotice } from "@bursar/database/publicity";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ShownPreApplicationDetail {
  readonly preApplication: PreApplication & PreApplicationSecrets;
  readonly history: readonly PreApplicationHistoryLine[];
  /** The latest list that it stood in. */
  readonly publicity: { readonly fromOn: string; readonly toOn: string } | null;
  readonly openObjections: number;
}

/** @throws Refusal `pre-application.not-found` */
export async function showPreApplication(
  deps: Deps,
  query: { context: ActionContext; preApplicationId: string },
): Promise<ShownPreApplicationDetail> {
  return readCentre(deps.db, query.context, (tx) => readDetail(tx, query.preApplicationId));
}

/** The same inside a transaction that has just changed it. */
export async function readDetail(tx: Tx, id: string): Promise<ShownPreApplicationDetail> {
  const preApplication = await openPreApplication(tx, id);
  if (preApplication === undefined) throw refuse("pre-application.not-found");
  const { noticeId } = preApplication;
  const notice = noticeId === null ? undefined : await findNotice(tx, noticeId);
  const open = await countOpenObjections(tx, [id]);
  return {
    preApplication,
    history: await listPreApplicationHistory(tx, id),
    publicity: notice === undefined ? null : { fromOn: notice.fromOn, toOn: notice.toOn },
    openObjections: open.get(id) ?? 0,
  };
}
