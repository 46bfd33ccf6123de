export type { PreApplicationEvent, PreApplicationState } from "./pre-application-transitions.ts";
export {
  nextPreApplicationState,
  preApplicationEvents,
  preApplicationStateNames,
  preApplicationStates,
} from "./pre-application-transitions.ts";
export { decidePreApplicationStep } from "./decide-pre-application-step.ts";
export type { StepCommand, StepDecision } from "./decide-pre-application-step.ts";
export type { PreApplicationWindows, WindowCommand, WindowDecision } from "./decide-window.ts";
export { decideWindow, windowsOf } from "./decide-window.ts";
export type { InterestField, PreApplicationField } from "./pre-application-columns.ts";
export { INTEREST_COLUMNS, PRE_APPLICATION_COLUMNS } from "./pre-application-columns.ts";
export type { RowProblem, RowProblemCode } from "./row-problems.ts";
export type {
  Guardian,
  PreApplicationCategory,
  PreApplicationEntry,
  PreApplicationRowContext,
  PreApplicationRowResult,
} from "./read-pre-application-row.ts";
export { readPreApplicationRows } from "./read-pre-application-row.ts";
export type { InterestEntry, InterestRowResult, SeenInterest } from "./read-interest-row.ts";
export { readInterestRows } from "./read-interest-row.ts";
export { preApplicationCategoriesOn } from "./pre-application-categories.ts";
