export type {
  CompensationEvent,
  CompensationScheme,
  CompensationState,
  CompensationUse,
} from "./compensation-transitions.ts";
export {
  compensationEvents,
  compensationSchemes,
  compensationStates,
  compensationTransitions,
  compensationUses,
  nextCompensationState,
} from "./compensation-transitions.ts";
export type {
  CompensationDecision,
  CompensationMoney,
  PlannedCompensation,
} from "./decide-compensation.ts";
export { decideCompensation, planCompensation } from "./decide-compensation.ts";
