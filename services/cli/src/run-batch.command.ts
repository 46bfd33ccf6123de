import { startRun } from "@bursar/servicing/batches";
import { moveDemoDay } from "./batches/move-demo-day.ts";
import { carryOn, resumeIfHeld, type CarryOnOptions } from "./batches/carry-on.ts";
import type { ExitCode } from "./exit-codes.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";

export interface RunBatchOptions extends CarryOnOptions {
  readonly kind: string;
  readonly date: string;
}

/**
 * Starts a batch or goes on with it, and stays until it is finished. Exit code 3 when something
 * was set aside, 4 when a second person is needed, 6 when it does not tie out.
 */
export async function runBatch(shell: Shell, options: RunBatchOptions): Promise<ExitCode> {
  const businessOn = requireDate(options.date);
  return carryOn(shell, options, async (deps, workplace) => {
    const { context } = workplace;
    await moveDemoDay(shell, deps, { workplace, to: businessOn });
    const { run, started } = await startRun(deps, { context, kind: options.kind, businessOn });
    if (started) return { run, changed: true };
    return resumeIfHeld(deps, { context, run });
  });
}
