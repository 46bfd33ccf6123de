import {
  countPlanned,
  findRun,
  fromStoredSums,
  planPages,
  savePlannedChunk,
  toStoredSums,
  type BatchChunk,
  type BatchRun,
  type PlannedItems,
  type PlanWarning,
  type StoredMover,
  type StoredPlan,
} from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { addSums, countDeltas, deltaBands, largestMovers } from "@bursar/domain/batch";
import { requireBatchKind } from "./batch-kinds.ts";
import { finishPlan } from "./finish-plan.ts";
import { itemsOf } from "./items-of.ts";

const MOVERS_A_CHUNK = 20;
const MOVERS_A_RUN = 50;

/** Works out what one chunk would do; the last one makes the plan of the whole run. */
export async function planChunk(tx: Tx, run: BatchRun, chunk: BatchChunk): Promise<void> {
  if (chunk.status !== "open") return;
  const kind = requireBatchKind(run.kind);
  const itemIds = await itemsOf(tx, run, chunk);
  const planned = await kind.planItems?.(tx, run, { chunk: chunk.chunk, itemIds });
  if (planned === undefined) throw new Error(`${run.kind} plans no chunks`);
  await savePlannedChunk(
    tx,
    { runId: run.id, chunk: chunk.chunk },
    { plan: toStoredPlan(planned), preparedFrom: planned.preparedFrom },
  );
  const { chunksLeft } = await countPlanned(tx, run.id);
  if (chunksLeft > 0) return;
  // Locked by the count, so nobody else has moved it since.
  const last = await findRun(tx, run.id);
  if (last?.status !== "planning") return;
  const { plan, digests } = await summarise(tx, run.id);
  await finishPlan(tx, last, { digests, plan });
}

function toStoredPlan(planned: PlannedItems): StoredPlan {
  return {
    items: planned.items,
    amountFen: String(planned.amountFen),
    sums: toStoredSums(planned.sums),
    digest: planned.digest,
    movers: largestMovers(planned.movers, MOVERS_A_CHUNK).map(toStoredMover),
    histogram: countDeltas(planned.movers.map(({ deltaFen }) => deltaFen)),
    warnings: planned.warnings,
  };
}

function toStoredMover(mover: PlannedItems["movers"][number]): StoredMover {
  const { itemId, label, deltaFen, beforeFen, afterFen } = mover;
  return {
    itemId,
    label,
    deltaFen: String(deltaFen),
    ...(beforeFen !== undefined && { beforeFen: String(beforeFen) }),
    ...(afterFen !== undefined && { afterFen: String(afterFen) }),
  };
}

async function summarise(
  tx: Tx,
  runId: string,
): Promise<{ plan: StoredPlan; digests: readonly string[] }> {
  const digests: string[] = [];
  let [items, amountFen] = [0, 0n];
  let sums: Record<string, bigint> = {};
  let movers: StoredMover[] = [];
  const histogram = deltaBands.map(() => 0);
  const warnings = new Map<string, PlanWarning>();
  for await (const page of planPages(tx, runId)) {
    for (const { plan } of page) {
      if (plan === null) throw new Error("a chunk was not planned");
      items += plan.items;
      amountFen += BigInt(plan.amountFen);
      sums = addSums(sums, fromStoredSums(plan.sums));
      digests.push(plan.digest);
      for (const [band, count] of plan.histogram.entries()) {
        histogram[band] = (histogram[band] ?? 0) + count;
      }
      for (const warning of plan.warnings) addWarning(warnings, warning);
    }
    movers = largest([...movers, ...page.flatMap(({ plan }) => plan?.movers ?? [])]);
  }
  const plan: StoredPlan = {
    items,
    amountFen: String(amountFen),
    sums: toStoredSums(sums),
    digest: "",
    movers,
    histogram,
    warnings: [...warnings.values()],
  };
  return { plan, digests };
}

function largest(movers: readonly StoredMover[]): StoredMover[] {
  const sized = movers.map((mover) => ({ mover, deltaFen: BigInt(mover.deltaFen) }));
  return largestMovers(sized, MOVERS_A_RUN).map(({ mover }) => mover);
}

function addWarning(known: Map<string, PlanWarning>, warning: PlanWarning): void {
  const before = known.get(warning.code)?.items ?? 0;
  known.set(warning.code, { ...warning, items: before + warning.items });
}
