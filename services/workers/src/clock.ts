import type { Logger } from "@bursar/config/logger";
import { listCentreIds } from "@bursar/database/centres";
import { newId, type Database } from "@bursar/database/connection";
import { startDueRuns } from "@bursar/servicing/batches";
import { schedule, type ScheduledTask } from "node-cron";

/** Every minute: a run that is due starts at most so late, and a tick costs a few small reads. */
const EVERY_MINUTE = "* * * * *";

/**
 * Ticks, and lets PostgreSQL say which batches are due. The clock holds no state: any number of
 * workers may have one, since a run can't be inserted twice, and a day off is caught up.
 */
export function startClock(options: { batch: Database; log: Logger }): ScheduledTask {
  return schedule(EVERY_MINUTE, () => tick(options), {
    timezone: "Asia/Shanghai",
    noOverlap: true,
    name: "due-batches",
  });
}

async function tick({ batch, log }: { batch: Database; log: Logger }): Promise<void> {
  try {
    for (const centreId of await listCentreIds(batch)) await tickIn(centreId, { batch, log });
  } catch (error) {
    log.error({ err: error }, "the clock could not list the centres and tries again");
  }
}

/** A centre that fails holds up no other. */
async function tickIn(
  centreId: string,
  { batch, log }: { batch: Database; log: Logger },
): Promise<void> {
  const actor = { id: "clock", kind: "system" };
  try {
    const context = { actor, centreId, requestId: newId("req") };
    const started = await startDueRuns({ db: batch }, context);
    if (started.length > 0) log.info({ centreId, started }, "batches started");
  } catch (error) {
    log.error({ centreId, err: error }, "the clock could not start what is due and tries again");
  }
}
