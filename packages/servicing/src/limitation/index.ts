export {
  listLimitationAlarms,
  type LimitationAlarm,
  type LimitationPage,
} from "./list-limitation-alarms.ts";
export { recordLimitationEvent } from "./record-limitation-event.ts";
export { showLimitation, type ShownLimitation } from "./show-limitation.ts";
