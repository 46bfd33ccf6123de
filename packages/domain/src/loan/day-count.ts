import { civilOf } from "../calendar/index.ts";

/** How days become a fraction of a year (K6). */
export type DayCount = "ACT/360" | "ACT/365F" | "30/360" | "ACT/ACT";

const COMMON = 365;
const LEAP = 366;

/** Parts into which a day count cuts the year. */
export function unitsPerYear(dayCount: DayCount): number {
  switch (dayCount) {
    case "ACT/360":
    case "30/360":
      return 360;
    case "ACT/365F":
      return 365;
    case "ACT/ACT":
      return COMMON * LEAP;
  }
}

/**
 * A running count of those parts by epoch day; the units of an interval are the difference of its
 * ends, so that intervals add up exactly whatever the day count. 30/360 is 30E/360: day 31 counts
 * as 30, February is not adjusted. ACT/ACT weighs each day by the length of its own year.
 */
export function unitIndex(dayCount: DayCount, epochDay: number): number {
  switch (dayCount) {
    case "ACT/360":
    case "ACT/365F":
      return epochDay;
    case "30/360": {
      const [year, month, day] = civilOf(epochDay);
      return year * 360 + month * 30 + Math.min(day, 30);
    }
    case "ACT/ACT":
      return actualUnits(epochDay);
  }
}

/** Days of [fromDay, toDay) as the day count says them: 30/360 knows months of 30 days only. */
export function countedDays(dayCount: DayCount, fromDay: number, toDay: number): number {
  if (dayCount !== "30/360") return toDay - fromDay;
  return unitIndex(dayCount, toDay) - unitIndex(dayCount, fromDay);
}

function actualUnits(epochDay: number): number {
  const [year, month, day] = civilOf(epochDay);
  const leap = isLeap(year);
  const dayOfYear = daysBeforeMonth(month, leap) + day - 1;
  return year * COMMON * LEAP + dayOfYear * (leap ? COMMON : LEAP);
}

function daysBeforeMonth(month: number, leap: boolean): number {
  const days = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1] ?? 0;
  return days + (leap && month > 2 ? 1 : 0);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
