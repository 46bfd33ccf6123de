import { plainDate } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";

/** `"2024-2025"` and the calendar years in which it begins and ends. */
export interface AcademicYear {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Reads `"2024-2025"`; `undefined` for another shape or years that do not follow each other. */
export function readAcademicYear(text: string): AcademicYear | undefined {
  const match = /^(20\d{2})-(20\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return to === from + 1 ? { text, from, to } : undefined;
}

/** The day on which ages are taken: 15 August of the year in which it begins (rulebook K31). */
export function ageDayOf(year: AcademicYear): PlainDate {
  return plainDate(year.from, 8, 15);
}
