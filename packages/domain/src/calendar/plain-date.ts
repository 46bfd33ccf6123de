/**
 * A business date as ISO text, `YYYY-MM-DD`, in Asia/Shanghai; years 0001–9999.
 * Plain dates compare as text (`a < b`), so no comparison function is needed.
 * The arithmetic counts civil days itself: a Date object would drag in a time zone.
 */
export type PlainDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAYS_PER_ERA = 146_097;
const EPOCH_SHIFT = 719_468; // days from 0000-03-01 to 1970-01-01

/** True for a real day of the proleptic Gregorian calendar: `"2028-02-29"` yes, `"2027-02-29"` no. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== "string" || !SHAPE.test(value)) return false;
  const [year, month, day] = parts(value);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
}

/** Builds a date from its parts; throws a RangeError for a day that does not exist. */
export function plainDate(year: number, month: number, day: number): PlainDate {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (!isPlainDate(text)) throw new RangeError(`no such date: ${text}`);
  return text;
}

/** Days since 1970-01-01 (negative before); throws a RangeError for text that is no date. */
export function toEpochDay(date: PlainDate): number {
  if (!isPlainDate(date)) throw new RangeError(`no such date: ${date}`);
  return epochDayOf(...parts(date));
}

/** As {@link toEpochDay}, for parts that are known to be a date. */
export function epochDayOf(year: number, month: number, day: number): number {
  // Years are counted from March, so that the leap day is the last of its year.
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

/** The inverse of {@link toEpochDay}; throws a RangeError outside the years 0001–9999. */
export function fromEpochDay(epochDay: number): PlainDate {
  const known = knownDates[epochDay];
  if (known !== undefined) return known;
  const [year, month, day] = civilOf(epochDay);
  const date = plainDate(year, month, day);
  if (epochDay >= 0 && epochDay < MEMO_DAYS) knownDates[epochDay] = date;
  return date;
}

/** Texts of the days that loans live on (1970–2106), each built once: a text costs a microsecond. */
const knownDates: string[] = [];
const MEMO_DAYS = 50_000;

/** Year, month and day of an epoch day. */
export function civilOf(epochDay: number): [year: number, month: number, day: number] {
  if (!Number.isInteger(epochDay)) throw new RangeError(`not a whole day: ${epochDay}`);
  const shifted = epochDay + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((shiftedMonth + 2) % 12) + 1;
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

/** The date `days` later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Days in the half-open interval [from, to); negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(date: PlainDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: PlainDate): number {
  return parts(date)[0];
}

export function monthOf(date: PlainDate): number {
  return parts(date)[1];
}

export function dayOf(date: PlainDate): number {
  return parts(date)[2];
}

/** 28, 29, 30 or 31. */
export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function earlierOf(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b;
}

export function laterOf(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function parts(date: PlainDate): [year: number, month: number, day: number] {
  return [twoDigits(date, 0) * 100 + twoDigits(date, 2), twoDigits(date, 5), twoDigits(date, 8)];
}

/** The number at a place of a date's text; slicing it out would cost more than the arithmetic. */
function twoDigits(date: PlainDate, at: number): number {
  return date.charCodeAt(at) * 10 + date.charCodeAt(at + 1) - 11 * "0".charCodeAt(0);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
