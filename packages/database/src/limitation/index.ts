export {
  addLimitationEvents,
  limitationEventsOf,
  overdueToTheEnd,
  type LimitationEventRow,
} from "./limitation-events.ts";
