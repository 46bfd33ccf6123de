import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@bursar/config/logger";
import { centresWithUnsealed } from "@bursar/database/audit";
import { newId, type Database } from "@bursar/database/connection";
import { sealAudit } from "@bursar/servicing/audit";

/** An audit row waits so long for its seal; a shorter time would cost more looks than it gains. */
const EVERY_MS = 1_000;

export interface Sealer {
  close(): Promise<void>;
}

/**
 * Chains the audit rows of every centre that has any waiting. It holds no state, so any number of
 * workers may have one: of two at one centre, the second finds the work taken.
 */
export function startSealer(options: { batch: Database; log: Logger }): Sealer {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await sealAll(options, stopping.signal);
      await pause(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async close() {
      stopping.abort();
      await loop;
    },
  };
}

async function sealAll(
  { batch, log }: { batch: Database; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const centreId of await centresWithUnsealed(batch)) {
      if (signal.aborted) return;
      await sealOne(centreId, { batch, log });
    }
  } catch (error) {
    log.error({ err: error }, "the sealer could not look for audit rows and tries again");
  }
}

/** A centre that fails holds up no other. */
async function sealOne(
  centreId: string,
  { batch, log }: { batch: Database; log: Logger },
): Promise<void> {
  const context = { actor: { id: "sealer", kind: "system" }, centreId, requestId: newId("req") };
  try {
    const { anchorLine: anchor } = await sealAudit({ db: batch }, { context });
    // The line leaves with the log, out of reach of whoever could rewrite the database.
    if (anchor !== undefined) log.info({ anchor }, "audit chain anchored");
  } catch (error) {
    log.error({ centreId, err: error }, "audit rows could not be sealed; tried again");
  }
}
