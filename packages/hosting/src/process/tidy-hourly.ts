import type { Logger } from "@bursar/config/logger";

const HOUR_MS = 3_600_000;

/** Removes ended sessions and used codes, which only these know; gives what stops it. */
export function tidyHourly(
  identities: readonly { deleteExpired(): Promise<void> }[],
  log: Logger,
): () => void {
  const tidy = (): void => {
    for (const identity of identities) {
      identity.deleteExpired().catch((err: unknown) => log.error({ err }, "sessions were kept"));
    }
  };
  const timer = setInterval(tidy, HOUR_MS);
  return () => clearInterval(timer);
}
