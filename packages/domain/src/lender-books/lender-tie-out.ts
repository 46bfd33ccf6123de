import { addDays, dayOf, lengthOfMonth, monthOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";

/** A lender's file that was compared to its end. */
export interface ComparedStatement {
  readonly statementOn: PlainDate;
  readonly contracts: number;
  readonly open: number;
  readonly openFen: Fen;
  readonly explained: number;
  readonly givenFen: Fen;
  readonly computedFen: Fen;
}

/** The leg T8: `grey` says that no file covers the day, which is never the same as agreeing. */
export interface LenderTieOut {
  readonly state: "tied" | "out" | "grey";
  /** The day of the file that was taken; null when there is none at all. */
  readonly on: PlainDate | null;
  readonly contracts: number;
  readonly open: number;
  /** By how much the open ones differ, whichever way each one points. */
  readonly openFen: Fen;
  readonly explained: number;
  /** The file's principal less the book's. */
  readonly differenceFen: Fen;
}

/** The last day of a month that has ended by the end of `on`. */
export function lastMonthEnd(on: PlainDate): PlainDate {
  if (dayOf(on) === lengthOfMonth(yearOf(on), monthOf(on))) return on;
  return addDays(on, -dayOf(on));
}

/** The last day of a day's month: of that day a lender's file has what was settled on the day. */
export function nextMonthEnd(on: PlainDate): PlainDate {
  return addDays(on, lengthOfMonth(yearOf(on), monthOf(on)) - dayOf(on));
}

/**
 * Whether the lender's last file agrees (T8). The file of the last month end, or a later one, covers
 * a day; differences that a person has explained or settled do not stop it, open ones do.
 */
export function tieOutWithLender(
  latest: ComparedStatement | undefined,
  on: PlainDate,
): LenderTieOut {
  if (latest === undefined) {
    return {
      state: "grey",
      on: null,
      contracts: 0,
      open: 0,
      openFen: 0n,
      explained: 0,
      differenceFen: 0n,
    };
  }
  const { statementOn, contracts, open, openFen, explained, givenFen, computedFen } = latest;
  const covers = lastMonthEnd(on) <= statementOn && statementOn <= on;
  return {
    state: covers ? (open === 0 ? "tied" : "out") : "grey",
    on: statementOn,
    contracts,
    open,
    openFen,
    explained,
    differenceFen: givenFen - computedFen,
  };
}
