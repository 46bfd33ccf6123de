export type { RescueCause, RescueKind } from "./rescue-causes.ts";
export { papersOfRescue, rescueCauses, rescueKindOf, rescueKinds } from "./rescue-causes.ts";
export type { RescueEvent, RescueState } from "./rescue-transitions.ts";
export {
  nextRescueState,
  openRescueStates,
  rescueEvents,
  rescueStates,
  rescueTransitions,
} from "./rescue-transitions.ts";
export type { DecidableRescue, RescueCommand, RescueDecision } from "./decide-rescue.ts";
export { decideRescue, decideRescueAmount, decideRescueWindow } from "./decide-rescue.ts";
export { rescueAmount, rescueFact } from "./rescue-amount.ts";
