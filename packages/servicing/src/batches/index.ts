export { approveRun } from "./approve-run.ts";
export type { BatchKey, BatchKind } from "./batch-kind.ts";
export { batchKind, batchKinds } from "./batch-kinds.ts";
export { closeRun, tieOutRun, type CheckedRun } from "./close-run.ts";
export { diffRun, type RunDiff, type RunTotals } from "./diff-run.ts";
export { followRun } from "./follow-run.ts";
export { forgetPlans } from "./forget-plans.ts";
export { itemFailure } from "./item-failure.ts";
export { pauseRun, resumeRun, stopRun, type MoveRun } from "./move-run.ts";
export { planRun } from "./plan-run.ts";
export { retryRun } from "./retry-run.ts";
export { runChunk, type RunChunk } from "./run-chunk.ts";
export {
  listFailureGroups,
  listRuns,
  showRun,
  type ExplainedGroup,
  type OfRun,
  type ShownRun,
} from "./show-run.ts";
export { startDueRuns } from "./start-due-runs.ts";
export { startRun, type StartedRun, type StartRun } from "./start-run.ts";
