import { setTimeout as pause } from "node:timers/promises";
import { showRun, type ShownRun } from "@bursar/servicing/batches";
import type { ActionContext } from "@bursar/database/connection";
import { formatYuanGrouped } from "@bursar/domain/money";
import type { Product } from "../product/open-product.ts";
import type { WorkerHandle } from "../product/start-worker.ts";
import { showProgress, type Progress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";
import { countNoticesOfRun, type RunNotices } from "./count-notices.ts";

const LOOK_EVERY_MS = 250;
/** Notices that nobody delivers for so long wait for the morning, or for the channel. */
const STANDSTILL_MS = 10_000;

/** A run that is being worked on, and who may see it. */
export interface Watched {
  readonly product: Product;
  readonly context: ActionContext;
  readonly runId: string;
  readonly worker: WorkerHandle;
}

type Told = Pick<Progress, "step" | "tell">;

/** Shows a run's progress until it is finished, waits for a second person, or Ctrl-C. */
export async function watchRun(shell: Shell, watched: Watched): Promise<ShownRun> {
  const { product, context, runId, worker } = watched;
  const look = (): Promise<ShownRun> => showRun({ db: product.database }, { context, runId });
  const whileAs = async (first: ShownRun, told: Told): Promise<ShownRun> => {
    for (let shown = first; ; shown = await look()) {
      const { status, done, failed, skipped } = shown.run;
      told.step(done + failed + skipped);
      told.tell(moneyOf(shown.run));
      if (status !== first.run.status || shell.signal.aborted) return shown;
      worker.check();
      await pause(LOOK_EVERY_MS);
    }
  };
  let shown = await look();
  if (shown.run.status === "planning") {
    const label = shell.pick({ zh: "取数", en: "planning" });
    shown = await showProgress(shell, { label, total: undefined }, (step, tell) =>
      whileAs(shown, { step, tell }),
    );
  }
  if (shown.run.status !== "running") return shown;
  const { kind, total } = shown.run;
  return showProgress(shell, { label: kind, total }, (step, tell) =>
    whileAs(shown, { step, tell }),
  );
}

/** The largest of its sums, which says how far it has come in money. */
function moneyOf({ amountFen, sums }: ShownRun["run"]): string {
  const all = [amountFen, ...Object.values(sums).map(BigInt)];
  const largest = all.reduce((left, right) => (left > right ? left : right));
  return largest > 0n ? `¥${formatYuanGrouped(largest)}` : "";
}

/**
 * Shows how the notices that a finished run has planned are delivered, until none waits any more.
 * At night they wait for the morning; then this gives up, and the next worker delivers them.
 */
export async function watchDelivery(shell: Shell, watched: Watched): Promise<RunNotices> {
  const { product, context, runId, worker } = watched;
  const look = (): Promise<RunNotices> =>
    countNoticesOfRun(product, { centreId: context.centreId, id: runId });
  const first = await look();
  if (first.planned === 0) return first;
  const label = shell.pick({ zh: "投递通知", en: "delivering" });
  const total = first.planned + first.delivered + first.failed;
  return showProgress(shell, { label, total }, async (step) => {
    let waiting = first.planned;
    let movedAt = performance.now();
    for (let counts = first; ; counts = await look()) {
      step(counts.delivered + counts.failed);
      if (counts.planned !== waiting) movedAt = performance.now();
      waiting = counts.planned;
      const isStill = performance.now() - movedAt > STANDSTILL_MS;
      if (waiting === 0 || isStill || shell.signal.aborted) return counts;
      worker.check();
      await pause(LOOK_EVERY_MS);
    }
  });
}
