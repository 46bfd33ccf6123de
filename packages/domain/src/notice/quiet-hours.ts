import type { QuietHours } from "../policy/index.ts";

const DAY_MINUTES = 24 * 60;
/** A provider may hold a message this long, so the last one is handed over as much earlier. */
const PROVIDER_EXPIRY_MINUTES = 30;

/** True in the hours in which no reminder may arrive; the end is outside (GB/T 45251-2025, rulebook 7). */
export function isQuiet(minuteOfDay: number, hours: QuietHours): boolean {
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  return from <= to
    ? minuteOfDay >= from && minuteOfDay < to
    : minuteOfDay >= from || minuteOfDay < to;
}

/**
 * Minutes to wait before a message may be handed to a provider: 0 when it can go now. Counted so
 * that it arrives outside the quiet hours even if the provider holds it (rulebook 6.6.6).
 */
export function minutesToSubmission(minuteOfDay: number, hours: QuietHours): number {
  const latestArrival = (minuteOfDay + PROVIDER_EXPIRY_MINUTES - 1) % DAY_MINUTES;
  if (!isQuiet(minuteOfDay, hours) && !isQuiet(latestArrival, hours)) return 0;
  return (minutesOf(hours.to) - minuteOfDay + DAY_MINUTES) % DAY_MINUTES;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
