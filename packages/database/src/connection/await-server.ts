import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "@bursar/config/logger";
import type { Database } from "./open-database.ts";

/**
 * Nothing listens yet (`ENOENT` where it would at a socket's path), a server is going down (57P01,
 * 57P02), or it starts or recovers (57P03).
 */
const NOT_YET: ReadonlySet<unknown> = new Set([
  "ENOENT",
  "ECONNREFUSED",
  "ECONNRESET",
  "CONNECTION_CLOSED",
  "57P01",
  "57P02",
  "57P03",
]);

/** A server that has crashed replays what it had written since its last checkpoint. */
const LIMIT_MS = 60_000;
const PAUSE_MS = 250;

/**
 * Waits for a server that will be there in a moment: a service that starts while PostgreSQL is
 * restarted goes on by itself, whether or not somebody would start it again.
 *
 * @param log told once, where there is something to wait for
 * @throws Error of the driver, at once where waiting mends nothing, else after a minute
 */
export async function awaitServer(
  { client }: Pick<Database, "client">,
  log: Pick<Logger, "warn">,
): Promise<void> {
  const until = performance.now() + LIMIT_MS;
  let isTold = false;
  for (;;) {
    try {
      await client`select 1`;
      return;
    } catch (error) {
      if (!NOT_YET.has(Object(error).code) || performance.now() > until) throw error;
      if (!isTold) log.warn("the database is not there yet; waiting for it");
      isTold = true;
    }
    await pause(PAUSE_MS);
  }
}
