/** The days whose postings belong to the book: after a take-over, up to the day asked for. */
export interface DayRange {
  readonly through: number;
  /** The day at whose end the loan was taken over; -Infinity for a loan disbursed from here. */
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
