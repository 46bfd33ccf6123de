import { addDays, civilOf, lengthOfMonth, plainDate, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { inForce } from "../policy/index.ts";
import type { LimitationTerms, Series } from "../policy/index.ts";
import type { LimitationEvent } from "./limitation-event.ts";

/** When a claim is barred, and what made it that day. */
export interface Limitation {
  /** The last day on which it is not barred. */
  readonly on: PlainDate;
  /** The last due date, from which the period runs (民法典 §189). */
  readonly lastDueOn: PlainDate;
  /** The event that it runs from since; `undefined` when it runs from the last due date. */
  readonly interruptedBy: LimitationEvent | undefined;
  /** No event moves it beyond this day (§188). */
  readonly longStopOn: PlainDate;
  readonly alarmFrom: PlainDate;
}

/**
 * The limitation of a claim paid in instalments: it runs from the last due date and begins anew
 * with each proven demand, promise, payment or suit. What comes after its end interrupts nothing,
 * but a debtor who then promises to pay is bound by it (§192). A further event never moves it to
 * an earlier day.
 */
export function limitationOf(
  lastDueOn: PlainDate,
  events: readonly LimitationEvent[],
  policy: Series<LimitationTerms>,
): Limitation {
  const { years, longStopYears, alarmDays } = inForce(policy, lastDueOn).value;
  const longStopOn = yearsAfter(lastDueOn, longStopYears);
  let on = yearsAfter(lastDueOn, years);
  let interruptedBy: LimitationEvent | undefined;
  for (const event of events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    if (event.on > on && event.kind !== "promise") continue;
    const renewed = yearsAfter(event.on, years);
    if (renewed <= on) continue;
    on = renewed;
    interruptedBy = event;
  }
  const end = on < longStopOn ? on : longStopOn;
  return { on: end, lastDueOn, interruptedBy, longStopOn, alarmFrom: addDays(end, -alarmDays) };
}

export type LimitationState = "not-yet-running" | "running" | "alarm" | "barred";

/** Where a claim stands on a day. */
export function limitationState(limitation: Limitation, on: PlainDate): LimitationState {
  if (on > limitation.on) return "barred";
  if (on >= limitation.alarmFrom) return "alarm";
  return on > limitation.lastDueOn ? "running" : "not-yet-running";
}

/** The same day so many years later; 28 February where there is no 29th. */
function yearsAfter(on: PlainDate, years: number): PlainDate {
  const [year, month, day] = civilOf(toEpochDay(on));
  return plainDate(year + years, month, Math.min(day, lengthOfMonth(year + years, month)));
}
