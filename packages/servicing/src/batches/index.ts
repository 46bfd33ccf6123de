export { approveRun } from "./approve-run.ts";
export { planRun } from "./plan-run.ts";
export { runChunk, type RunChunk } from "./run-chunk.ts";
export { isFinished } from "./run-states.ts";
export { listRuns, showRun, type ShownRun } from "./show-run.ts";
export { startDueRuns } from "./start-due-runs.ts";
export { startRun, type StartedRun, type StartRun } from "./start-run.ts";
