import { addDays } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";

/** How many days in a row, up to the day before, somebody was tried in vain. */
export function daysInVain(vainDays: readonly PlainDate[], on: PlainDate): number {
  const tried = new Set(vainDays);
  let count = 0;
  for (let day = addDays(on, -1); tried.has(day); day = addDays(day, -1)) count += 1;
  return count;
}
