export type {
  ReversalCause,
  ReversalDecision,
  ReversalEvent,
  ReversalState,
  ReversalSubject,
} from "./decide-reversal.ts";
export {
  decideReversal,
  reversalCauses,
  reversalEvents,
  reversalStates,
  reversalSubjects,
  reversalTransitions,
} from "./decide-reversal.ts";
