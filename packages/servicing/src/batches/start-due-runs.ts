import { lastClockRunOn, lastRunOf } from "@bursar/database/batches";
import { businessDate, findCentre } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { addDays, type PlainDate } from "@bursar/domain/calendar";
import type { Policy } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { batchKinds, requireBatchKind } from "./batch-kinds.ts";
import type { BatchKind } from "./batch-kind.ts";
import { earlierUnfinished, isPreceded } from "./date-order.ts";
import { startRunOf } from "./start-run.ts";

/** How far back missed dates are caught up; older ones are for a person to decide. */
const CATCH_UP_DAYS = 31;

/**
 * What the clock does at each tick for one centre: inserts every run that is due up to today and
 * does not stand yet. Any number of clocks may tick at once, since the run's key is unique.
 *
 * @returns ids of the runs this call started.
 */
export async function startDueRuns(deps: Deps, context: ActionContext): Promise<string[]> {
  return withTransaction(deps.db, context, async (tx) => {
    const policy = await loadPolicy(tx);
    const today = await businessDate(tx);
    const { demo } = await findCentre(tx);
    const started: string[] = [];
    for (const kind of batchKinds) {
      // A demo date jumps: the days between were never lived through, so nothing is caught up.
      const from = demo ? today : await firstMissedDay(tx, kind, today);
      for (let day = from; day <= today; day = addDays(day, 1)) {
        const run = await startIfDue(tx, kind, { policy, day });
        if (run !== undefined) started.push(run);
      }
    }
    return started;
  });
}

async function firstMissedDay(tx: Tx, kind: BatchKind, today: PlainDate): Promise<PlainDate> {
  const last = await lastClockRunOn(tx, kind.kind);
  const earliest = addDays(today, -CATCH_UP_DAYS);
  if (last === undefined) return today;
  const next = addDays(last, 1);
  return next < earliest ? earliest : next > today ? today : next;
}

async function startIfDue(
  tx: Tx,
  kind: BatchKind,
  { policy, day }: { policy: Policy; day: PlainDate },
): Promise<string | undefined> {
  if (!kind.isDue(policy, day)) return undefined;
  if ((await lastRunOf(tx, { kind: kind.kind, businessOn: day })) !== undefined) return undefined;
  if (!(await isPreceded(tx, kind.after.map(requireBatchKind), day))) return undefined;
  if ((await earlierUnfinished(tx, kind, day)) !== undefined) return undefined;
  const source = await kind.findSource(tx, day);
  if (source === null) return undefined;
  const { run, started } = await startRunOf(tx, kind, {
    businessOn: day,
    sourceId: source ?? null,
  });
  return started ? run.id : undefined;
}
