export {
  limitationEventKinds,
  type LimitationEvent,
  type LimitationEventKind,
} from "./limitation-event.ts";
export {
  limitationOf,
  limitationState,
  type Limitation,
  type LimitationState,
} from "./limitation-date.ts";
export { loanLimitation } from "./loan-limitation.ts";
