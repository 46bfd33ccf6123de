import { BatchRunParams, RunDiffBody } from "@bursar/api-schema/resources";
import type { StoredMover } from "@bursar/database/batches";
import { deltaBands } from "@bursar/domain/batch";
import { formatYuan } from "@bursar/domain/money";
import { diffRun as diff, type RunTotals } from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody, toSumsBody } from "./batch-run-body.ts";

export const diffRun = defineRoute({
  method: "get",
  path: "/v1/batch-runs/:runId/diff",
  summary: { zh: "计划与差异", en: "A plan against the last run and the year before" },
  permission: "batch.read",
  params: BatchRunParams,
  response: RunDiffBody,
  problems: ["batch.not-found"],
  handle: async ({ deps, context, params }) => {
    const { run, totals, last, lastYear, plan } = await diff(deps, { context, ...params });
    return {
      run: toBatchRunBody(run),
      totals: toTotalsBody(totals),
      last: last === undefined ? null : toTotalsBody(last),
      lastYear: lastYear === undefined ? null : toTotalsBody(lastYear),
      movers: (plan?.movers ?? []).map(toMoverBody),
      histogram: toHistogramBody(plan?.histogram ?? []),
      warnings: [...(plan?.warnings ?? [])],
    };
  },
});

function toTotalsBody({ businessOn, items, amountFen, sums }: RunTotals) {
  return { businessOn, items, amount: formatYuan(amountFen), sums: toSumsBody(sums) };
}

function toMoverBody({ itemId, label, deltaFen, beforeFen, afterFen }: StoredMover) {
  return {
    itemId,
    label,
    delta: formatYuan(BigInt(deltaFen)),
    before: yuanOrNull(beforeFen),
    after: yuanOrNull(afterFen),
  };
}

function toHistogramBody(counts: readonly number[]) {
  return counts.map((items, index) => {
    const { fromFen, toFen } = deltaBands[index] ?? {};
    return { from: yuanOrNull(fromFen), to: yuanOrNull(toFen), items };
  });
}

function yuanOrNull(fen: bigint | string | undefined): string | null {
  return fen === undefined ? null : formatYuan(BigInt(fen));
}
