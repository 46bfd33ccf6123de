import { setTimeout as sleep } from "node:timers/promises";
import { CliError } from "../../cli-error.ts";
import { exitCodes } from "../../exit-codes.ts";

const LOOK_EVERY_MS = 150;
const STUCK_AFTER_MS = 90_000;

/** How far the workers have come. */
export interface Look {
  readonly done: number;
  readonly isOver: boolean;
}

/**
 * Looks again and again until it is over: contracts, batches and notices are the workers' doing.
 *
 * @throws CliError `worker.idle` when nothing moves for a minute and a half.
 */
export async function waitUntil(
  look: () => Promise<Look>,
  options: { readonly signal: AbortSignal; readonly onDone: (done: number) => void },
): Promise<void> {
  let last = -1;
  let movedMs = performance.now();
  for (;;) {
    const { done, isOver } = await look();
    options.onDone(done);
    if (isOver) return;
    if (done !== last) {
      last = done;
      movedMs = performance.now();
    }
    if (performance.now() - movedMs > STUCK_AFTER_MS) throw stuck();
    await sleep(LOOK_EVERY_MS, undefined, { signal: options.signal });
  }
}

function stuck(): CliError {
  return new CliError("worker.idle", exitCodes.error, {
    zh: "后台任务一分半钟没有进展。请看工作进程是否在运行（bursar doctor），然后再次执行本命令，会从断点继续。",
    en: "The workers have done nothing for a minute and a half. See whether one runs (bursar doctor); then run the command again, it goes on where it stopped.",
  });
}
