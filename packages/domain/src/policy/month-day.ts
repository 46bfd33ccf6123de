import { isPlainDate, plainDate } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";

/** A day of every year, `MM-DD`; 29 February is none. */
export type MonthDay = string;

export function isMonthDay(value: unknown): value is MonthDay {
  return typeof value === "string" && isPlainDate(`2001-${value}`);
}

/** The day in a year: `"12-20"` in 2026 → `"2026-12-20"`. */
export function dateInYear(day: MonthDay, year: number): PlainDate {
  return plainDate(year, Number(day.slice(0, 2)), Number(day.slice(3)));
}
