import type { BatchRun } from "@bursar/database/batches";
import { approveRun, pauseRun, showRun, stopRun } from "@bursar/servicing/batches";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { bareRunJson } from "./run-report.ts";
import { stateWord } from "./run-words.ts";

interface OfRun extends SharedOptions {
  readonly run: string;
}

/** Chunks under way finish and none starts. */
export function pauseBatch(shell: Shell, options: OfRun): Promise<ExitCode> {
  return move(shell, options, pauseRun);
}

/** Stops a run at a safe point; one that has not begun is cancelled. */
export function stopBatch(shell: Shell, options: OfRun): Promise<ExitCode> {
  return move(shell, options, stopRun);
}

async function move(shell: Shell, options: OfRun, act: typeof pauseRun): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const run = await act({ db: product.database }, { context, runId: options.run });
    report(shell, options, run);
    if (run.status !== "cancelled") {
      shell.say({
        zh: `续跑：bursar batch resume ${run.id}`,
        en: `To go on: bursar batch resume ${run.id}`,
      });
    }
    return exitCodes.ok;
  });
}

/** Lets a planned run go as the second person, bound to the plan that was shown. */
export async function approveBatch(
  shell: Shell,
  options: OfRun & { readonly plan: string; readonly as: string },
): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const asked = { workplace, account: options.as, permission: "batch.approve" } as const;
    const context = await actAs(shell, product, asked);
    const shown = await showRun({ db: product.database }, { context, runId: options.run });
    if (shown.run.status === "awaiting-approval" && shown.run.planHash !== options.plan) {
      throw otherPlan(options.run);
    }
    const approval = { context, runId: options.run, planHash: options.plan };
    const run = await approveRun({ db: product.database }, approval);
    report(shell, options, run);
    const command = `bursar batch run ${run.kind} --date ${run.businessOn}`;
    shell.say({ zh: `已批准。执行并等到结束：${command}`, en: `Approved. To its end: ${command}` });
    return exitCodes.ok;
  });
}

function otherPlan(run: string): CliError {
  return new CliError("batch.other-plan", exitCodes.conflict, {
    zh: `这个批次等待批准的不是这份计划。先看：bursar batch diff ${run}，再用那里的摘要批准。`,
    en: `Another plan of this run waits for approval. Look first: bursar batch diff ${run}; approve by its hash.`,
  });
}

function report(shell: Shell, { json }: SharedOptions, run: BatchRun): void {
  if (json === true) shell.printJson(bareRunJson(run));
  else shell.print(`${run.id}  ${run.done}/${run.total}  ${shell.pick(stateWord(run.status))}`);
}
