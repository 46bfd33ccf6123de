import { setTimeout as pause } from "node:timers/promises";
import type { BatchRun } from "@bursar/database/batches";
import { readCentre } from "@bursar/database/connection";
import { isRunOver } from "@bursar/domain/batch";
import type { Deps } from "../deps.ts";
import { readRun, type OfRun } from "./show-run.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Tells how a run stands, at first and then whenever it has moved, at most once a second, until it
 * is over or nobody listens any more.
 *
 * @throws Refusal `batch.not-found`
 */
export async function* followRun(
  deps: Deps,
  query: OfRun & { readonly signal: AbortSignal },
): AsyncGenerator<BatchRun, void> {
  let told = "";
  for (;;) {
    const run = await readCentre(deps.db, query.context, (tx) => readRun(tx, query.runId));
    const { version, total, done, failed, skipped, chunksLeft } = run;
    const standing = [version, total, done, failed, skipped, chunksLeft].join("/");
    if (standing !== told) yield run;
    told = standing;
    if (isRunOver(run.status) || query.signal.aborted) return;
    // An abort ends the wait, and the loop with it.
    await pause(LOOK_EVERY_MS, undefined, { signal: query.signal }).catch(() => undefined);
    if (query.signal.aborted) return;
  }
}
