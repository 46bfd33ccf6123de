import { BatchRunBody, ShownRunBody, StartedRunBody } from "@bursar/api-schema/resources";
import { isRunOver } from "@bursar/domain/batch";
import type { Sentence } from "../../terminal/language.ts";
import { REFRESH_ON } from "../season-dates.ts";
import { stepKey, type SeasonRun } from "../season-run.ts";
import { showProgress } from "../../progress/index.ts";
import { waitUntil } from "./wait-until.ts";

export type BatchRun = ReturnType<typeof BatchRunBody.parse>;

export interface FinishedRun {
  readonly run: BatchRun;
  /** False when it had ended before this season looked. */
  readonly isNew: boolean;
}

/**
 * Starts a batch of the month, or finds the one that the clock has started, and waits for its
 * end. A second person lets it go where policy asks for one.
 */
export async function runBatch(
  season: SeasonRun,
  batch: { readonly kind: string; readonly occasion: string; readonly label: Sentence },
): Promise<FinishedRun> {
  const { kind, occasion, label } = batch;
  const started = await season.maker.post("/v1/batch-runs", StartedRunBody, {
    key: stepKey(kind, REFRESH_ON, occasion),
    body: { kind, businessOn: REFRESH_ON },
  });
  let run = await readRun(season, started.body.run.id);
  if (isRunOver(run.status)) return { run, isNew: started.body.started && !started.replayed };
  const total = await plannedTotal(season, run);
  const look = async () => {
    run = await readRun(season, run.id);
    if (run.status === "awaiting-approval") await approve(season, run);
    return { done: run.done + run.failed, isOver: isRunOver(run.status) };
  };
  await showProgress(season.shell, { label: season.shell.pick(label), total }, (onDone) =>
    waitUntil(look, { signal: season.shell.signal, onDone }),
  );
  return { run, isNew: true };
}

/** How many items it has is known once it is planned. */
async function plannedTotal(season: SeasonRun, before: BatchRun): Promise<number> {
  let run = before;
  const look = async () => {
    run = await readRun(season, run.id);
    return { done: 0, isOver: run.status !== "planning" };
  };
  await waitUntil(look, { signal: season.shell.signal, onDone: () => undefined });
  return run.total;
}

async function readRun({ maker }: SeasonRun, id: string): Promise<BatchRun> {
  return (await maker.get(`/v1/batch-runs/${id}`, ShownRunBody)).run;
}

async function approve({ checker }: SeasonRun, run: BatchRun): Promise<void> {
  const post = { key: stepKey("run-approval", run.id), body: { planHash: run.planHash } };
  await checker.post(`/v1/batch-runs/${run.id}/approval`, BatchRunBody, post);
}
