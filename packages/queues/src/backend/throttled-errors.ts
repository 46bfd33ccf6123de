import type { QueueLog } from "./queue-log.ts";

const EVERY_MS = 10_000;
const MESSAGES_MAX = 200;

/**
 * A listener for `error` events that logs one message at most once in 10 seconds and says how
 * many it passed over: a queue that is away raises the same error several times a second.
 */
export function throttledErrors(
  log: QueueLog,
  now: () => number = () => performance.now(),
): (queue: string, error: Error) => void {
  const seen = new Map<string, { loggedAt: number; passedOver: number }>();
  return (queue, error) => {
    const key = `${queue} ${error.message}`;
    const last = seen.get(key);
    if (last !== undefined && now() - last.loggedAt < EVERY_MS) {
      last.passedOver += 1;
      return;
    }
    // Messages may carry ids, so the memory of them has to have an end.
    if (seen.size >= MESSAGES_MAX) seen.clear();
    seen.set(key, { loggedAt: now(), passedOver: 0 });
    log.error({ queue, err: error, passedOver: last?.passedOver ?? 0 }, "queue error");
  };
}
