import type { Logger } from "@bursar/config/logger";
import type { Database } from "@bursar/database/connection";
import {
  markRelayed,
  OUTBOX_CHANNEL,
  staleInOutbox,
  waitingInOutbox,
  type OutboxRow,
} from "@bursar/database/outbox";
import { findJob, jobs } from "@bursar/queues/catalog";
import type { Producer } from "@bursar/queues/producer";

const PAGE = 500;
/** A notification may be lost with its connection, so the relay also looks by itself. */
const POLL_MS = 500;
const SWEEP_MS = 10_000;

export interface RelayOptions {
  readonly batch: Database;
  readonly producer: Producer;
  readonly log: Logger;
  /** Age at which a job is handed over again; twice the job's own limit unless given. */
  readonly sweepAfterMs?: number | undefined;
}

export interface Relay {
  close(): Promise<void>;
}

/**
 * Moves jobs from the outbox to the queue, and hands over again what was handed over longer ago
 * than twice the job's limit and has not happened: PostgreSQL, not the queue, knows what is open.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { batch, log, sweepAfterMs = SWEEP_MS } = options;
  const sweepEveryMs = Math.min(SWEEP_MS, sweepAfterMs);
  let awake = true;
  let stopping = false;
  let wake: () => void = () => undefined;
  const ring = (): void => {
    awake = true;
    wake();
  };
  const listening = await batch.client.listen(OUTBOX_CHANNEL, ring);
  const loop = (async () => {
    let sweepAt = 0;
    while (!stopping) {
      awake = false;
      try {
        if (Date.now() >= sweepAt) {
          await sweep(options);
          sweepAt = Date.now() + sweepEveryMs;
        }
        // What came while a page was handed over may have rung nobody: see `addToOutbox`.
        if ((await relayPage(options)) > 0) awake = true;
      } catch (error) {
        log.error({ err: error }, "the relay could not hand jobs over and tries again");
      }
      if (awake || stopping) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    async close() {
      stopping = true;
      wake();
      await loop;
      await listening.unlisten();
    },
  };
}

async function relayPage(options: RelayOptions): Promise<number> {
  const rows = await waitingInOutbox(options.batch, PAGE);
  await handOver(options, rows);
  return rows.length;
}

async function sweep(options: RelayOptions): Promise<void> {
  const { batch, log, sweepAfterMs } = options;
  for (const job of Object.values(jobs)) {
    const rows = await staleInOutbox(batch, job.name, sweepAfterMs ?? 2 * job.limitMs);
    if (rows.length > 0) log.warn({ job: job.name, count: rows.length }, "handing over again");
    await handOver(options, rows);
  }
}

/** One request that can't be read must not hold up the rest: it is left to the release that can. */
async function handOver(
  { batch, producer, log }: RelayOptions,
  rows: readonly OutboxRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const requests = rows.flatMap((row) => {
    const job = findJob(row.job);
    if (job?.payload.safeParse(row.payload).success) return [{ job, payload: row.payload }];
    log.error({ job: row.job, key: row.key }, "this release can't read a job and passes it over");
    return [];
  });
  await producer.addBulk(requests);
  await markRelayed(batch, rows);
}
