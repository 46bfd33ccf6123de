import type { Tx } from "@bursar/database/connection";
import { addToOutbox } from "@bursar/database/outbox";
import type { Job, PayloadOf } from "@bursar/queues/catalog";

/** Asks for a job that starts once this transaction has committed; asked twice, it is one. */
export async function enqueueAfterCommit<J extends Job>(
  tx: Tx,
  job: J,
  payloads: readonly PayloadOf<J>[],
): Promise<void> {
  await addToOutbox(
    tx,
    payloads.map((payload) => ({
      job: job.name,
      key: job.key(payload),
      payload: payload as Record<string, unknown>,
    })),
  );
}
