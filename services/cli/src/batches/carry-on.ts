import type { ActionContext } from "@bursar/database/connection";
import { hasRunThrough } from "@bursar/domain/batch";
import {
  approveRun,
  listFailureGroups,
  resumeRun,
  showRun,
  stopRun,
  type ShownRun,
} from "@bursar/servicing/batches";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre, type Workplace } from "../product/enter-centre.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import { ensureWorker, type WorkerHandle } from "../product/start-worker.ts";
import type { SharedOptions } from "../program.ts";
import { reportInterruption } from "../report-error.ts";
import type { Shell } from "../terminal/shell.ts";
import { countNoticesOfRun } from "./count-notices.ts";
import { findReviewer } from "./find-reviewer.ts";
import { runJson, runText, type RunReport } from "./run-report.ts";
import { watchDelivery, watchRun, type Watched } from "./watch-run.ts";

export interface CarryOnOptions extends SharedOptions {
  /** Account that approves as the second person. */
  readonly as?: string;
  /** Looks on: approves nothing, and Ctrl-C leaves the run alone. */
  readonly onlyWatches?: true;
}

/** A run to be brought to its end, and whether this command has moved it. */
export interface Begun {
  readonly run: { readonly id: string; readonly status: string };
  readonly changed: boolean;
}

/**
 * Begins a run or finds one, and stays until it is over, with a worker of its own where none is
 * alive. Ctrl-C stops it at a safe point.
 */
export async function carryOn(
  shell: Shell,
  options: CarryOnOptions,
  begin: (deps: { db: Product["database"] }, workplace: Workplace) => Promise<Begun>,
): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const { context } = workplace;
    // Before anything is started: a wrong account must not leave a run that waits.
    const second = { workplace, account: options.as };
    const isActing = options.onlyWatches !== true;
    const approver = isActing ? await findApprover(shell, product, second) : undefined;
    const { run, changed } = await begin({ db: product.database }, workplace);
    const { planned } = await countNoticesOfRun(product, { ...context, id: run.id });
    const isDone = hasRunThrough(run.status) && planned === 0;
    const worker = isDone ? idle : await ensureWorker(shell, product);
    try {
      const watched = { product, context, runId: run.id, worker };
      const seen = await watchToEnd(shell, watched, approver);
      const shown = isActing ? await stopIfAsked(shell, watched, seen) : seen;
      const notices = await watchDelivery(shell, watched);
      const query = { context, runId: run.id };
      const groups =
        shown.run.failed > 0 ? await listFailureGroups({ db: product.database }, query) : [];
      return conclude(shell, options, { ...shown, notices, groups, changed: changed || !isDone });
    } finally {
      await worker.stop();
    }
  });
}

const idle: WorkerHandle = { check: () => undefined, stop: () => Promise.resolve() };

/** Who approves: the named account; in a demo its reviewer, and the command says so. */
type Approver = (() => Promise<ActionContext | undefined>) | undefined;

async function findApprover(
  shell: Shell,
  product: Product,
  { workplace, account }: { workplace: Workplace; account: string | undefined },
): Promise<Approver> {
  if (account !== undefined) {
    const permission = "batch.approve";
    const context = await actAs(shell, product, { workplace, account, permission });
    return () => Promise.resolve(context);
  }
  if (!workplace.isDemo) return undefined;
  return async () => {
    const reviewer = await findReviewer(product, workplace.context);
    if (reviewer === undefined) return undefined;
    shell.say({
      zh: `· 演示中心：由 ${reviewer.account} 作为第二人批准`,
      en: `· Demo centre: ${reviewer.account} approves as the second person`,
    });
    return reviewer.context;
  };
}

/** Watches the run to its end, with the second person's approval where it waits for one. */
async function watchToEnd(shell: Shell, watched: Watched, approver: Approver): Promise<ShownRun> {
  const { product, runId } = watched;
  const shown = await watchRun(shell, watched);
  if (shown.run.status !== "awaiting-approval" || shell.signal.aborted) return shown;
  const second = await approver?.();
  if (second === undefined) return shown;
  const planHash = shown.run.planHash ?? "";
  await approveRun({ db: product.database }, { context: second, runId, planHash });
  return watchRun(shell, watched);
}

/** After Ctrl-C: chunks under way finish, none starts, and the run can be resumed. */
async function stopIfAsked(shell: Shell, watched: Watched, shown: ShownRun): Promise<ShownRun> {
  if (!shell.signal.aborted || shown.run.status !== "running") return shown;
  const { product, runId, context } = watched;
  const deps = { db: product.database };
  await stopRun(deps, { context, runId });
  return showRun(deps, { context, runId });
}

/** Goes on with a run that was paused or stopped; any other stays as it is. */
export async function resumeIfHeld(
  deps: { db: Product["database"] },
  { context, run }: { context: ActionContext; run: Begun["run"] },
): Promise<Begun> {
  if (run.status !== "paused" && run.status !== "stopped") return { run, changed: false };
  return { run: await resumeRun(deps, { context, runId: run.id }), changed: true };
}

function conclude(shell: Shell, options: CarryOnOptions, report: RunReport): ExitCode {
  const { status, id, failed } = report.run;
  const isOver = hasRunThrough(status) && report.notices.planned === 0;
  if (!isOver && shell.signal.aborted) {
    if (status === "stopped") sayResume(shell, report.run);
    return reportInterruption(shell);
  }
  if (options.json === true) shell.printJson(runJson(report));
  else shell.print(runText(shell, report));
  if (status === "awaiting-approval") return waits(shell, report.run);
  if (status === "paused" || status === "stopped") {
    sayResume(shell, report.run);
    return exitCodes.conflict;
  }
  if (report.notices.planned > 0) {
    shell.say({
      zh: `还有 ${report.notices.planned} 条通知待送（夜间不发送）；worker 运行时会继续投递。`,
      en: `${report.notices.planned} notices still wait (none go out at night); a worker delivers them.`,
    });
  }
  if (status === "out-of-balance") {
    shell.say({
      zh: `核对不平。逐项见 bursar batch show ${id}；查明后 bursar batch tieout ${id}`,
      en: `Out of balance: bursar batch show ${id} has the legs; then bursar batch tieout ${id}`,
    });
    return exitCodes.checkFailed;
  }
  if (failed > 0) {
    shell.say({
      zh: `未通过 ${failed} 项。按原因看：bursar batch show ${id}；重试：bursar batch retry ${id}`,
      en: `${failed} set aside. By cause: bursar batch show ${id}; again: bursar batch retry ${id}`,
    });
  }
  if (report.run.total === 0 && options.onlyWatches !== true) {
    shell.say({
      zh: `这一天没有要办的：核对批次种类和日期（${report.run.businessOn}）。`,
      en: `There was nothing to do on that day: check the kind and the date (${report.run.businessOn}).`,
    });
  }
  return failed + report.notices.failed > 0 ? exitCodes.partial : exitCodes.ok;
}

function waits(shell: Shell, run: RunReport["run"]): ExitCode {
  const command = `bursar batch run ${run.kind} --date ${run.businessOn} --as`;
  const approve = `bursar batch approve ${run.id} --plan ${run.planHash ?? ""} --as`;
  shell.say({
    zh: `需要第二人批准。批准并执行：${command} <账号>\n只批准：${approve} <账号>`,
    en: `A second person has to approve. To approve and run: ${command} <account>\nTo approve alone: ${approve} <account>`,
  });
  return exitCodes.auth;
}

function sayResume(shell: Shell, { id, done, total }: RunReport["run"]): void {
  shell.say({
    zh: `停在安全点：已办 ${done}/${total}，未重复。续跑：bursar batch resume ${id}`,
    en: `Stopped at a safe point: ${done}/${total} done, nothing twice. Go on: bursar batch resume ${id}`,
  });
}
