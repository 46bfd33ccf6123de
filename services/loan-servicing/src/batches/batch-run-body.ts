import type { BatchRunBody, TieOutLegBody } from "@bursar/api-schema/resources";
import type { BatchRun, StoredSums, TieOutLeg } from "@bursar/database/batches";
import { formatYuan } from "@bursar/domain/money";
import { moneySums, roundingText, type RunStatus } from "@bursar/domain/batch";
import type { z } from "zod";

export function toBatchRunBody(run: BatchRun): z.input<typeof BatchRunBody> {
  return {
    id: run.id,
    kind: run.kind,
    businessOn: run.businessOn,
    sequence: run.sequence,
    status: run.status as RunStatus,
    version: run.version,
    total: run.total,
    done: run.done,
    failed: run.failed,
    skipped: run.skipped,
    amount: formatYuan(run.amountFen),
    sums: toSumsBody(run.sums),
    rounding: roundingText(run.sums) ?? null,
    chunks: run.chunks,
    chunksLeft: run.chunksLeft,
    planHash: run.planHash,
    planOnly: run.planOnly,
    retryOf: run.retryOf,
    retryCause: run.retryCause,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}

export function toTieOutLegBody(leg: TieOutLeg): z.input<typeof TieOutLegBody> {
  const { leg: name, state, differenceFen, detail } = leg;
  return { leg: name, state, difference: formatYuan(differenceFen), detail };
}

export function toSumsBody(sums: StoredSums | Readonly<Record<string, bigint>>) {
  return Object.fromEntries(
    Object.entries<string | bigint>(moneySums<string | bigint>(sums)).map(([name, fen]) => [
      name,
      formatYuan(BigInt(fen)),
    ]),
  );
}
