import { recordAudit } from "@bursar/database/audit";
import { insertRun, lastRunOf, type BatchRun } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { jobs } from "@bursar/queues/catalog";
import type { Deps } from "../deps.ts";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { refuse } from "../refuse.ts";
import { batchKind } from "./batch-kinds.ts";
import type { BatchKind } from "./batch-kind.ts";
import { remainingItems } from "./remaining-items.ts";
import { isFinished } from "./run-states.ts";

export interface StartRun {
  readonly context: ActionContext;
  readonly kind: string;
  readonly businessOn: string;
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
 * @throws Refusal `batch.unknown-kind`, `batch.future-date`, `batch.no-roster`.
 */
export async function startRun(deps: Deps, command: StartRun): Promise<StartedRun> {
  const kind = batchKind(command.kind);
  if (kind === undefined) throw refuse("batch.unknown-kind");
  return withTransaction(deps.db, command.context, async (tx) => {
    if (command.businessOn > (await businessDate(tx))) throw refuse("batch.future-date");
    const source = await kind.findSource(tx, command.businessOn);
    if (source === null) throw refuse("batch.no-roster");
    return startRunOf(tx, kind, { businessOn: command.businessOn, sourceId: source ?? null });
  });
}

/** The same inside a transaction, with what the run reads already found. */
export async function startRunOf(
  tx: Tx,
  kind: BatchKind,
  due: { businessOn: string; sourceId: string | null },
): Promise<StartedRun> {
  const last = await lastRunOf(tx, { kind: kind.kind, businessOn: due.businessOn });
  if (last !== undefined) {
    const isOver = isFinished(last.status) && (await remainingItems(tx, kind, due)).length === 0;
    if (isOver || !isFinished(last.status)) return { run: last, started: false };
  }
  const run = await insertRun(tx, {
    kind: kind.kind,
    ...due,
    sequence: last === undefined ? 0 : last.sequence + 1,
    status: "planning",
    plannedBy: tx.context.actor.id,
  });
  // Somebody else has inserted this very run in between: it is theirs, and running.
  if (run === undefined) {
    const other = await lastRunOf(tx, { kind: kind.kind, businessOn: due.businessOn });
    if (other === undefined) throw new Error("a batch run has vanished");
    return { run: other, started: false };
  }
  await recordAudit(tx, { action: "batch.started", subjectId: run.id, after: { ...due, ...run } });
  await enqueueAfterCommit(tx, jobs.planRun, [{ centreId: tx.centreId, runId: run.id }]);
  return { run, started: true };
}
