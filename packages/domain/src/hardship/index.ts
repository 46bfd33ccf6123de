export type { HardshipEvent, HardshipState } from "./hardship-transitions.ts";
export {
  hardshipEvents,
  hardshipStateNames,
  hardshipStates,
  nextHardshipState,
} from "./hardship-transitions.ts";
export type {
  FactorScore,
  HardshipMeasure,
  HardshipMeasurement,
  IndicatorInForce,
} from "./measure-hardship.ts";
export { hardshipIndicatorsOn, measureHardship } from "./measure-hardship.ts";
export type {
  DecidableHardship,
  HardshipDecision,
  HardshipDecisionCommand,
  HardshipKind,
} from "./decide-hardship.ts";
export { decideHardship, decideHardshipStep } from "./decide-hardship.ts";
export { decideHardshipChange, type HardshipChangeDecision } from "./decide-hardship-change.ts";
