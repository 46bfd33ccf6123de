import { recordAudit } from "@bursar/database/audit";
import {
  countRows,
  expectManyRows,
  findRun,
  saveRun,
  saveTieOut,
  sumChunks,
  type BatchRun,
  type TieOutLeg,
} from "@bursar/database/batches";
import { readCentre, withTransaction, type Tx } from "@bursar/database/connection";
import { hasRunThrough, isAlarming, moveRun, type RunStatus } from "@bursar/domain/batch";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { requireBatchKind } from "./batch-kinds.ts";
import type { OfRun } from "./show-run.ts";

/** Items from which on reading the tables whole is cheaper than looking each one up. */
const MANY = 10_000;

/** A run that was held against what it should be. */
export interface CheckedRun {
  readonly run: BatchRun;
  readonly legs: readonly TieOutLeg[];
  /** So many items were set aside that somebody should be called. */
  readonly isAlarming: boolean;
}

/**
 * Ends a run of which every chunk is done: its tie-out decides between completed and out of
 * balance. Delivered twice, it finds the run ended; killed, it is done again from the start.
 */
export async function closeRun(deps: Deps, command: OfRun): Promise<CheckedRun | undefined> {
  const isDone = (run: BatchRun | undefined): run is BatchRun =>
    run !== undefined && run.round > 0 && run.chunksLeft === 0 && !hasRunThrough(run.status);
  const run = await readCentre(deps.db, command.context, (tx) => findRun(tx, command.runId));
  if (!isDone(run)) return undefined;
  const found = await check(deps, command, run);
  return withTransaction(deps.db, command.context, async (tx) => {
    const locked = await findRun(tx, command.runId, true);
    return isDone(locked) ? conclude(tx, locked, found) : undefined;
  });
}

/**
 * Looks at every leg again, for instance after the lender's file has come.
 *
 * @throws Refusal `batch.not-found`, `batch.not-over`.
 */
export async function tieOutRun(deps: Deps, command: OfRun): Promise<CheckedRun> {
  const isOver = (run: BatchRun | undefined): BatchRun => {
    if (run === undefined) throw refuse("batch.not-found");
    if (!hasRunThrough(run.status)) throw refuse("batch.not-over");
    return run;
  };
  const run = await readCentre(deps.db, command.context, (tx) => findRun(tx, command.runId));
  const found = await check(deps, command, isOver(run));
  return withTransaction(deps.db, command.context, async (tx) =>
    conclude(tx, isOver(await findRun(tx, command.runId, true)), found),
  );
}

interface Found {
  readonly sums: BatchRun["sums"];
  readonly legs: readonly TieOutLeg[];
}

/**
 * The checks of a run's kind, each in a read of its own, so that two cores do two at a time and
 * nobody waits for the run's row meanwhile: what a run that is through has written stays.
 */
async function check(deps: Deps, { context, runId }: OfRun, run: BatchRun): Promise<Found> {
  const sums = await readCentre(deps.db, context, (tx) => sumChunks(tx, runId));
  const legs = (requireBatchKind(run.kind).tieOut ?? []).map((legsOf) =>
    readCentre(deps.db, context, async (tx) => {
      if (run.total >= MANY) await expectManyRows(tx);
      return legsOf(tx, { ...run, sums });
    }),
  );
  return { sums, legs: (await Promise.all(legs)).flat() };
}

/** Says what was found; the run's row is locked. */
async function conclude(tx: Tx, run: BatchRun, { sums, legs: found }: Found): Promise<CheckedRun> {
  const legs = [...found, await rowsLeg(tx, run)];
  await saveTieOut(tx, run.id, legs);
  const isOut = legs.some(({ state }) => state === "out");
  const event = isOut ? "find-difference" : run.failed > 0 ? "balance-with-failures" : "balance";
  const status = moveRun(run.status as RunStatus, event);
  if (status === undefined) throw new Error(`a run that is ${run.status} can't end`);
  const checked = await saveRun(tx, run, { status, sums, finished: run.finishedAt === null });
  await recordAudit(tx, {
    action: run.finishedAt === null ? "batch.finished" : "batch.tied-out",
    subjectId: run.id,
    before: { status: run.status },
    after: { status, out: legs.filter(({ state }) => state === "out").map(({ leg }) => leg) },
  });
  return { run: checked, legs, isAlarming: isAlarming(run) };
}

/** What went in is what was done, set aside or skipped, by the run's counts and by its chunks'. */
async function rowsLeg(tx: Tx, run: BatchRun): Promise<TieOutLeg> {
  const rows = await countRows(tx, run.id);
  const { total, done, failed, skipped } = run;
  const missing =
    Math.abs(total - done - failed - skipped) +
    Math.abs(total - rows.count) +
    Math.abs(done - rows.done) +
    Math.abs(failed - rows.stored) +
    Math.abs(skipped - rows.skipped);
  return {
    leg: "rows",
    state: missing === 0 ? "tied" : "out",
    // Rows have no money of their own: one that is missing counts as one yuan.
    differenceFen: BigInt(missing) * 100n,
    detail: `${total} = ${done} + ${failed} + ${skipped}`,
  };
}
