import { lastRunBefore, lastRunOf, unsettledRunBefore } from "@bursar/database/batches";
import { findCentre } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { isRunSettled, runStatuses } from "@bursar/domain/batch";
import { addDays, type PlainDate } from "@bursar/domain/calendar";
import { loadPolicy } from "../policies/load-policy.ts";
import type { BatchKind } from "./batch-kind.ts";

const SETTLED = runStatuses.filter(isRunSettled);

/**
 * The earliest date that has to be finished before a kind that goes in date order may start this
 * one: a run that is not finished or out of balance, or a due date since the last run that has
 * none. A demo date jumps over days that nobody lived through, so there only the former counts.
 */
export async function earlierUnfinished(
  tx: Tx,
  kind: BatchKind,
  businessOn: PlainDate,
): Promise<PlainDate | undefined> {
  if (kind.inDateOrder !== true) return undefined;
  const open = await unsettledRunBefore(tx, { kind: kind.kind, businessOn, settled: SETTLED });
  if (open !== undefined) return open.businessOn;
  if ((await findCentre(tx)).demo) return undefined;
  const last = await lastRunBefore(tx, { kind: kind.kind, before: businessOn });
  if (last === undefined) return undefined;
  const policy = await loadPolicy(tx);
  for (let day = addDays(last.businessOn, 1); day < businessOn; day = addDays(day, 1)) {
    if (kind.isDue(policy, day)) return day;
  }
  return undefined;
}

/** Whether the runs of other kinds that must come first on this date are finished. */
export async function isPreceded(
  tx: Tx,
  earlier: readonly BatchKind[],
  businessOn: PlainDate,
): Promise<boolean> {
  const policy = await loadPolicy(tx);
  for (const kind of earlier) {
    if (!kind.isDue(policy, businessOn)) continue;
    const run = await lastRunOf(tx, { kind: kind.kind, businessOn });
    if (run === undefined || !isRunSettled(run.status)) return false;
  }
  return true;
}
