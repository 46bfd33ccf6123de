export type { PlainDate } from "./plain-date.ts";
export {
  addDays,
  dayOf,
  daysBetween,
  earlierOf,
  fromEpochDay,
  isPlainDate,
  laterOf,
  lengthOfMonth,
  monthOf,
  plainDate,
  toEpochDay,
  weekdayOf,
  yearOf,
} from "./plain-date.ts";
