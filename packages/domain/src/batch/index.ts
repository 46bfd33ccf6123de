export {
  hasRunThrough,
  isAlarming,
  isRunOver,
  isRunSettled,
  moveRun,
  runEvents,
  runStatuses,
  runTransitions,
  type RunEvent,
  type RunStatus,
} from "./run-states.ts";
export {
  causeOfRefusal,
  explainCause,
  failureCauses,
  isFailureCode,
  type FailureCause,
  type FailureCode,
} from "./failure-causes.ts";
export { addSums, countDeltas, deltaBands, largestMovers, type DeltaBand } from "./plan-summary.ts";
export { moneySums, ROUNDING_SUM, roundingText } from "./rounding-sum.ts";
export { batchKindNames, batchKindTitles, type BatchKindName } from "./batch-kind-names.ts";
