import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  listHardshipHistory,
  openRecognition,
  type HardshipHistoryLine,
  type HardshipRecognition,
  type HardshipSecrets,
} from "@bursar/database/hardship";
import { countOpenObjections, findNotice } from "@bursar/database/publicity";
import { measureHardship, type FactorScore } from "@bursar/domain/hardship";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

export interface ShownRecognition {
  readonly recognition: HardshipRecognition & HardshipSecrets;
  /** How the index came about, with the weights of the day of assessment. */
  readonly factors: readonly FactorScore[];
  readonly history: readonly HardshipHistoryLine[];
  /** The latest list that it stood in. */
  readonly publicity: { readonly fromOn: string; readonly toOn: string } | null;
  readonly openObjections: number;
}

/** @throws Refusal `hardship.not-found` */
export async function showRecognition(
  deps: Deps,
  query: { context: ActionContext; recognitionId: string },
): Promise<ShownRecognition> {
  return readCentre(deps.db, query.context, (tx) => readShown(tx, query.recognitionId));
}

/** The same inside a transaction that has just changed it. */
export async function readShown(tx: Tx, id: string): Promise<ShownRecognition> {
  const recognition = await openRecognition(tx, id);
  if (recognition === undefined) throw refuse("hardship.not-found");
  const { noticeId, assessedOn, indicators } = recognition;
  const measured = measureHardship(await loadPolicy(tx), assessedOn, indicators);
  const notice = noticeId === null ? undefined : await findNotice(tx, noticeId);
  const open = await countOpenObjections(tx, [id]);
  return {
    recognition,
    factors: measured.kind === "measured" ? measured.factors : [],
    history: await listHardshipHistory(tx, id),
    publicity: notice === undefined ? null : { fromOn: notice.fromOn, toOn: notice.toOn },
    openObjections: open.get(id) ?? 0,
  };
}
