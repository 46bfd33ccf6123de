import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  countItems,
  findRun,
  listRuns,
  type ItemCounts,
  type RetentionRun,
} from "@bursar/database/retention";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ShownRun extends RetentionRun {
  readonly items: ItemCounts;
}

/** @throws Refusal `retention-run.not-found`. */
export async function showRetentionRun(
  deps: Deps,
  query: { context: ActionContext; runId: string },
): Promise<ShownRun> {
  return readCentre(deps.db, query.context, async (tx) => {
    const run = await findRun(tx, query.runId);
    if (run === undefined) throw refuse("retention-run.not-found");
    return { ...run, items: await countItems(tx, run.id) };
  });
}

/** A page of runs, the latest first. */
export async function listRetentionRuns(
  deps: Deps,
  query: { context: ActionContext; page: { after?: string | undefined; limit: number } },
): Promise<RetentionRun[]> {
  return readCentre(deps.db, query.context, (tx) => listRuns(tx, query.page));
}
