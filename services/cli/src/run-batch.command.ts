import type { ActionContext } from "@bursar/database/connection";
import { isRunOver } from "@bursar/domain/batch";
import { approveRun, startRun, type ShownRun } from "@bursar/servicing/batches";
import { countNoticesOfRun } from "./batches/count-notices.ts";
import { runJson, runText, type RunReport } from "./batches/run-report.ts";
import { watchDelivery, watchRun, type Watched } from "./batches/watch-run.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { actAs } from "./product/act-as.ts";
import { enterCentre } from "./product/enter-centre.ts";
import { withProduct } from "./product/open-product.ts";
import { ensureWorker, type WorkerHandle } from "./product/start-worker.ts";
import type { SharedOptions } from "./program.ts";
import { reportInterruption } from "./report-error.ts";
import { requireDate } from "./require-date.ts";
import type { Shell } from "./terminal/shell.ts";

export interface RunBatchOptions extends SharedOptions {
  readonly kind: string;
  readonly date: string;
  readonly as?: string;
}

/**
 * Starts a batch or goes on with it, with a worker of its own where none is alive, and stays until
 * it is finished. Exit code 3 when something was set aside, 4 when a second person is needed.
 */
export async function runBatch(shell: Shell, options: RunBatchOptions): Promise<ExitCode> {
  const businessOn = requireDate(options.date);
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const { context } = workplace;
    // Before anything is started: a wrong account must not leave a run that waits.
    const approver =
      options.as === undefined
        ? undefined
        : await actAs(shell, product, {
            workplace,
            account: options.as,
            permission: "batch.approve",
          });
    const deps = { db: product.database };
    const { run, started } = await startRun(deps, { context, kind: options.kind, businessOn });
    const { planned } = await countNoticesOfRun(product, { ...context, id: run.id });
    const isDone = isRunOver(run.status) && planned === 0;
    const worker = isDone ? idle : await ensureWorker(shell, product);
    try {
      const watched = { product, context, runId: run.id, worker };
      const shown = await carryOn(shell, watched, approver);
      const notices = await watchDelivery(shell, watched);
      return conclude(shell, options, { ...shown, notices, changed: started || !isDone });
    } finally {
      await worker.stop();
    }
  });
}

const idle: WorkerHandle = { check: () => undefined, stop: () => Promise.resolve() };

/** Watches the run to its end, with the second person's approval where it waits for one. */
async function carryOn(
  shell: Shell,
  watched: Watched,
  approver: ActionContext | undefined,
): Promise<ShownRun> {
  const { product, runId } = watched;
  const shown = await watchRun(shell, watched);
  if (shown.run.status !== "awaiting-approval" || approver === undefined) return shown;
  const planHash = shown.run.planHash ?? "";
  await approveRun({ db: product.database }, { context: approver, runId, planHash });
  return watchRun(shell, watched);
}

function conclude(shell: Shell, options: RunBatchOptions, report: RunReport): ExitCode {
  const { status } = report.run;
  const isOver = isRunOver(status) && report.notices.planned === 0;
  if (!isOver && shell.signal.aborted) return reportInterruption(shell);
  if (options.json === true) shell.printJson(runJson(report));
  else shell.print(runText(shell, report));
  if (status === "awaiting-approval") {
    const command = `bursar batch run ${options.kind} --date ${options.date} --as`;
    shell.say({
      zh: `需要第二人批准。批准并执行：${command} <账号>`,
      en: `A second person has to approve. To approve and run: ${command} <account>`,
    });
    return exitCodes.auth;
  }
  if (report.notices.planned > 0) {
    shell.say({
      zh: `还有 ${report.notices.planned} 条通知待送（夜间不发送）；worker 运行时会继续投递。`,
      en: `${report.notices.planned} notices still wait (none go out at night); a worker delivers them.`,
    });
  }
  return report.failures.length + report.notices.failed > 0 ? exitCodes.partial : exitCodes.ok;
}
