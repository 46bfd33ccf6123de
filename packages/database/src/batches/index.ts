export {
  addToRun,
  countPlanned,
  findRun,
  insertRun,
  lastClockRunOn,
  lastRunBefore,
  lastRunOf,
  listRuns,
  listRunsOf,
  runsOfSource,
  saveRun,
  unsettledRunBefore,
  type BatchRun,
  type NewRun,
} from "./batches.ts";
export { expectManyRows } from "./expect-many-rows.ts";
export {
  countRows,
  fromStoredSums,
  insertChunks,
  listOpenChunks,
  lockChunk,
  planPages,
  saveDoneChunk,
  savePlannedChunk,
  sumChunks,
  takenRanges,
  toStoredSums,
  type BatchChunk,
  type NewChunk,
  type TakenRange,
} from "./chunks.ts";
export {
  claimFailures,
  groupFailures,
  hasOpenFailures,
  insertFailures,
  listClaimed,
  listFailures,
  releaseFailures,
  sampleFailures,
  type BatchFailure,
  type FailureGroup,
  type OpenFailures,
} from "./failures.ts";
export {
  lastTieOut,
  listTieOut,
  runsOutOfBalance,
  saveTieOut,
  type LastTieOut,
  type StoredTieOut,
} from "./tie-outs.ts";
export type { StoredMover, StoredPlan, StoredSums } from "./tables.ts";
export {
  tieOutLegs,
  type ChunkResult,
  type ItemFailure,
  type ItemPage,
  type Mover,
  type PlannedItems,
  type PlanWarning,
  type TieOutLeg,
  type TieOutLegName,
} from "./batch-results.ts";
export { listLoanPage, withinPage } from "./list-loan-page.ts";
