export type { PlainDate } from "./plain-date.ts";
export {
  addDays,
  civilOf,
  dayOf,
  daysBetween,
  earlierOf,
  epochDayOf,
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
