import { recordAudit } from "@bursar/database/audit";
import { insertRun, lastRunOf, type BatchRun } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { isRunOver } from "@bursar/domain/batch";
import { Refusal } from "@bursar/domain/refusal";
import { jobs } from "@bursar/queues/catalog";
import type { Deps } from "../deps.ts";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import { batchKind } from "./batch-kinds.ts";
import type { BatchKind } from "./batch-kind.ts";
import { earlierUnfinished } from "./date-order.ts";
import { hasRemaining } from "./remaining-items.ts";

export interface StartRun {
  readonly context: ActionContext;
  readonly kind: string;
  readonly businessOn: string;
  /** Only plans it, to be looked at: it runs when somebody resumes it. */
  readonly planOnly?: boolean | undefined;
}

export interface StartedRun {
  readonly run: BatchRun;
  /** False when there was nothing to start: the run stands already, or all of it is done. */
  readonly started: boolean;
}

/**
 * Starts a batch for a business date. Asked again while it runs, it names the running one; asked
 * again when all is done, it changes nothing; otherwise the next run holds what was set aside and
 * what has come since.
 *
 * @throws Refusal `batch.unknown-kind`, `batch.future-date`, `batch.not-due`, `batch.no-roster`,
 * `batch.earlier-unfinished`.
 */
export async function startRun(deps: Deps, command: StartRun): Promise<StartedRun> {
  const kind = batchKind(command.kind);
  if (kind === undefined) throw refuse("batch.unknown-kind");
  const { businessOn, planOnly = false } = command;
  return withTransaction(deps.db, command.context, async (tx) => {
    if (businessOn > (await businessDate(tx))) throw refuse("batch.future-date");
    if (await isOffDay(tx, kind, businessOn)) throw refuse("batch.not-due");
    const source = await kind.findSource(tx, businessOn);
    if (source === null) throw refuse("batch.no-roster");
    const earlier = await earlierUnfinished(tx, kind, businessOn);
    if (earlier !== undefined) throw earlierFirst(kind.kind, earlier);
    return startRunOf(tx, kind, { businessOn, sourceId: source ?? null, planOnly });
  });
}

/** A run of nothing would stand among those that later ones are held against. */
async function isOffDay(tx: Tx, kind: BatchKind, businessOn: string): Promise<boolean> {
  if (kind.onlyWhenDue !== true || kind.isDue(await loadPolicy(tx), businessOn)) return false;
  return (await kind.listItems(tx, { businessOn, sourceId: null }, { limit: 1 })).length === 0;
}

/** What is to be started, with what it reads already found. */
interface Due {
  readonly businessOn: string;
  readonly sourceId: string | null;
  readonly planOnly?: boolean;
  readonly retryOf?: string | null;
  readonly retryCause?: string | null;
  /** Who has planned it, where that is not who acts. */
  readonly plannedBy?: string;
}

/** The same inside a transaction. */
export async function startRunOf(tx: Tx, kind: BatchKind, due: Due): Promise<StartedRun> {
  const last = await lastRunOf(tx, { kind: kind.kind, businessOn: due.businessOn });
  if (last !== undefined) {
    if (!isRunOver(last.status)) return { run: last, started: false };
    const isDone = last.status !== "cancelled" && !(await hasRemaining(tx, kind, due));
    if (isDone) return { run: last, started: false };
  }
  return startNext(tx, kind, { due, last });
}

/** Inserts the run that follows the last one of its date, and asks for its plan. */
export async function startNext(
  tx: Tx,
  kind: BatchKind,
  { due, last }: { readonly due: Due; readonly last: BatchRun | undefined },
): Promise<StartedRun> {
  const run = await insertRun(tx, {
    kind: kind.kind,
    plannedBy: tx.context.actor.id,
    ...due,
    sequence: last === undefined ? 0 : last.sequence + 1,
    status: "planning",
  });
  // Somebody else has inserted this very run in between: it is theirs, and running.
  if (run === undefined) {
    const other = await lastRunOf(tx, { kind: kind.kind, businessOn: due.businessOn });
    if (other === undefined) throw new Error("a batch run has vanished");
    return { run: other, started: false };
  }
  const { sequence, retryOf, retryCause } = run;
  const after = { kind: kind.kind, businessOn: due.businessOn, sequence, retryOf, retryCause };
  await recordAudit(tx, { action: "batch.started", subjectId: run.id, after });
  await enqueueAfterCommit(tx, jobs.planRun, [{ centreId: tx.centreId, runId: run.id }]);
  return { run, started: true };
}

function earlierFirst(kind: string, businessOn: string) {
  return new Refusal("batch.earlier-unfinished", {
    zh: `${businessOn} 的批次还没有办完。这类批次按日期先后办理：先执行 ${kind} ${businessOn}。`,
    en: `The run of ${businessOn} isn't finished. These run in date order: first ${kind} of ${businessOn}.`,
    status: 409,
    data: { businessOn },
  });
}
