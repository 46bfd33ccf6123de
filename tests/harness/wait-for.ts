import { setTimeout as sleep } from "node:timers/promises";

/**
 * Looks again and again until there is something to see.
 *
 * @throws Error naming `what` after `limitMs`, 20 s unless given.
 */
export async function waitFor<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  limitMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms for ${what}`);
    await sleep(15);
  }
}
