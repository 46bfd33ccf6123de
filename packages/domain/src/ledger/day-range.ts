/** The days whose postings are asked for: after a take-over or a closed day, up to a day. */
export interface DayRange {
  readonly through: number;
  /** Nothing up to this day: a take-over, a closed day; -Infinity from the disbursement on. */
  readonly openedDay: number;
  readonly holds: (day: number) => boolean;
}

export function dayRange(openedDay: number, through: number): DayRange {
  return {
    through,
    openedDay,
    holds: (day) => day > openedDay && day <= through,
  };
}
