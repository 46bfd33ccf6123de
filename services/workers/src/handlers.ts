import type { Logger } from "@bursar/config/logger";
import type { ActionContext, Database } from "@bursar/database/connection";
import { newId } from "@bursar/database/connection";
import { deleteFromOutbox } from "@bursar/database/outbox";
import type { Channel } from "@bursar/notices/channels";
import { jobs, type Job, type PayloadOf } from "@bursar/queues/catalog";
import type { JobContext, JobHandlers } from "@bursar/queues/worker";
import { packArchiveSlice } from "@bursar/servicing/archive";
import {
  closeRun,
  forgetPlans,
  planRun,
  runChunk,
  type CheckedRun,
} from "@bursar/servicing/batches";
import type { DocumentDeps } from "@bursar/servicing/documents";
import { deliverDeficiencyNotice } from "@bursar/servicing/applications";
import { issueContract } from "@bursar/servicing/contracts";
import { commitSlice } from "@bursar/servicing/imports";
import { deliverNotice } from "@bursar/servicing/notices";
import { runBacktestSlice, startRefold } from "@bursar/servicing/policies";

export interface WorkerDeps {
  /** The services' login, for work inside one centre. */
  readonly db: Database;
  /** The workers' login, for batch chunks and for the outbox of all centres. */
  readonly batch: Database;
  readonly channel: Channel;
  /** Where documents lie and exports are put. */
  readonly files: DocumentDeps["files"];
}

/** Whether the job's effect stands, so that nobody has to ask for it again. */
type Outcome = "done" | "later";

/** What each job of the catalogue does. A handler has no rule of its own. */
export function jobHandlers(deps: WorkerDeps, log: Logger): JobHandlers {
  return {
    [jobs.issueContract.name]: handle(deps, jobs.issueContract, async (payload, { context }) => {
      await issueContract(deps, { context, applicationId: payload.applicationId });
      return "done";
    }),
    [jobs.commitImport.name]: handle(deps, jobs.commitImport, async (payload, running) => {
      const { context, signal } = running;
      while (!signal.aborted) {
        const { status } = await commitSlice(deps, { context, importId: payload.importId });
        if (status !== "committing") return "done";
      }
      return "later";
    }),
    [jobs.packArchive.name]: handle(deps, jobs.packArchive, async ({ exportId }, running) => {
      const { context, signal } = running;
      while (!signal.aborted) {
        const { status } = await packArchiveSlice(deps, { context, exportId });
        if (status === "ready") return "done";
      }
      return "later";
    }),
    [jobs.backtestPolicy.name]: handle(deps, jobs.backtestPolicy, async (payload, running) => {
      const { context, signal } = running;
      while (!signal.aborted) {
        const { status } = await runBacktestSlice(deps, { context, ...payload });
        if (status !== "running") return "done";
      }
      return "later";
    }),
    [jobs.refoldLoans.name]: handle(deps, jobs.refoldLoans, async (payload, { context }) => {
      await startRefold(deps, { context, ...payload });
      return "done";
    }),
    [jobs.planRun.name]: handle(deps, jobs.planRun, async (payload, { context }) => {
      await planRun({ db: deps.batch }, { context, runId: payload.runId });
      return "done";
    }),
    [jobs.runChunk.name]: handle(deps, jobs.runChunk, chunk(deps, log)),
    [jobs.closeRun.name]: handle(deps, jobs.closeRun, close(deps, log)),
    [jobs.deliverDeficiencyNotice.name]: handle(
      deps,
      jobs.deliverDeficiencyNotice,
      async ({ noticeId }, { context, signal }) => {
        const { channel } = deps;
        const delivery = { context, noticeId, channel, signal };
        return (await deliverDeficiencyNotice(deps, delivery)) === "postponed" ? "later" : "done";
      },
    ),
    [jobs.deliverNotice.name]: handle(deps, jobs.deliverNotice, async (payload, running) => {
      const { context, signal } = running;
      const { channel } = deps;
      const delivery = { context, noticeId: payload.noticeId, channel, signal };
      return (await deliverNotice(deps, delivery)) === "postponed" ? "later" : "done";
    }),
  };
}

interface Running extends JobContext {
  readonly context: ActionContext;
}

function chunk(deps: WorkerDeps, log: Logger) {
  return async (
    payload: PayloadOf<typeof jobs.runChunk>,
    { context }: Running,
  ): Promise<Outcome> => {
    const { runId, chunk: number } = payload;
    const setAside = await runChunk({ db: deps.batch }, { context, runId, chunk: number });
    for (const { itemId, error } of setAside) {
      log.warn({ err: error, runId, itemId }, "an item was set aside");
    }
    return "done";
  };
}

function close(deps: WorkerDeps, log: Logger) {
  return async (
    { runId }: PayloadOf<typeof jobs.closeRun>,
    { context }: Running,
  ): Promise<Outcome> => {
    const closed = await closeRun({ db: deps.batch }, { context, runId });
    if (closed !== undefined) callForHelp(closed, log);
    await forgetPlans({ db: deps.batch }, { context });
    return "done";
  };
}

function callForHelp({ run, legs, isAlarming }: CheckedRun, log: Logger): void {
  const { id: runId, kind, total, failed, status } = run;
  if (isAlarming) {
    log.warn({ alarm: "batch-failures", runId, kind, total, failed }, "many items were set aside");
  }
  if (status === "out-of-balance") {
    const out = legs.filter(({ state }) => state === "out").map(({ leg }) => leg);
    log.error({ alarm: "batch-out-of-balance", runId, kind, out }, "a batch does not tie out");
  }
}

/** Runs the work in its centre's name, then takes its request out of the outbox. */
function handle<J extends Job>(
  deps: WorkerDeps,
  job: J,
  work: (payload: PayloadOf<J>, running: Running) => Promise<Outcome>,
) {
  return async (payload: PayloadOf<J>, running: JobContext): Promise<void> => {
    const { centreId } = payload as { centreId: string };
    const context: ActionContext = {
      actor: { id: `job:${job.name}`, kind: "system" },
      centreId,
      requestId: newId("req"),
    };
    const outcome = await work(payload, { ...running, context });
    if (outcome === "later") return;
    await deleteFromOutbox(deps.batch, { centreId, job: job.name, key: job.key(payload) });
  };
}
