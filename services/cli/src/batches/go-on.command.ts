import { resumeRun, retryRun, showRun } from "@bursar/servicing/batches";
import type { ExitCode } from "../exit-codes.ts";
import type { Shell } from "../terminal/shell.ts";
import { carryOn, type CarryOnOptions } from "./carry-on.ts";

interface OfRun extends CarryOnOptions {
  readonly run: string;
}

/** Goes on with a run that was paused or stopped, to its end; what is done is not done again. */
export async function resumeBatch(shell: Shell, options: OfRun): Promise<ExitCode> {
  const runId = options.run;
  return carryOn(shell, options, async (deps, { context }) => ({
    run: await resumeRun(deps, { context, runId }),
    changed: true,
  }));
}

/** Starts a run with exactly what another has set aside, and stays until it is finished. */
export async function retryBatch(
  shell: Shell,
  options: OfRun & { readonly cause?: string },
): Promise<ExitCode> {
  const { run: runId, cause } = options;
  return carryOn(shell, options, async (deps, { context }) => {
    const { run, started } = await retryRun(deps, { context, runId, cause });
    return { run, changed: started };
  });
}

/** Shows how a run goes on, to its end. */
export async function watchBatch(shell: Shell, options: OfRun): Promise<ExitCode> {
  const runId = options.run;
  const watching = { ...options, onlyWatches: true } as const;
  return carryOn(shell, watching, async (deps, { context }) => {
    const { run } = await showRun(deps, { context, runId });
    return { run, changed: false };
  });
}
