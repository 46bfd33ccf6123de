import { fromEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { LoanFact } from "./fact.ts";
import type { LoanPosition } from "./position.ts";
import { positionAt, prepareLoan } from "./prepared-loan.ts";
import type { Loan, PreparedLoan, Version } from "./prepared-loan.ts";
import { scheduleTotals, toRow } from "./schedule.ts";
import type { ScheduleRow, ScheduleTotals } from "./schedule.ts";
import type { LoanTerms } from "./terms.ts";

/** Interest of a closed settlement that a late filing moves to another day (K27). */
export interface MovedInterest {
  readonly factId: string;
  /** The settlement whose interest was computed again. */
  readonly ofDueOn: PlainDate;
  /** Where it falls due; for a credit the day of filing. */
  readonly onDueOn: PlainDate;
  /** Above zero the borrower owes more, below zero it is given back. */
  readonly amountFen: Fen;
  /** Of the treasury's part; below zero a negative line of its next claim. */
  readonly subsidisedFen: Fen;
}

export interface LoanState {
  readonly terms: LoanTerms;
  readonly asOf: PlainDate;
  /** By due date, from all facts; empty before there is a disbursement (K29). */
  readonly rows: readonly ScheduleRow[];
  readonly totals: ScheduleTotals;
  readonly position: LoanPosition;
  /** The facts that count, in order, the reversed ones left out (K15). */
  readonly facts: readonly LoanFact[];
  readonly movedInterest: readonly MovedInterest[];
}

/**
 * All figures of a loan from its facts; pure, and the same for the same input. Contradictory
 * input (a disbursement that is not the contract's, dates out of order) throws a RangeError.
 */
export function foldLoan(loan: Loan, asOf: PlainDate): LoanState {
  return stateOf(prepareLoan(loan), asOf);
}

/** As {@link foldLoan}, for many days of one loan. */
export function stateOf(prepared: PreparedLoan, asOf: PlainDate): LoanState {
  const position = positionAt(prepared, asOf);
  const version = prepared.latest();
  const rows = version === undefined ? [] : rowsOf(version, prepared);
  return {
    terms: prepared.loan.terms,
    asOf,
    rows,
    totals: scheduleTotals(rows),
    position,
    facts: version?.facts ?? [],
    movedInterest: (version?.adjustments ?? []).map(({ factId, ofDay, onDay, ...moved }) => ({
      factId,
      ofDueOn: fromEpochDay(ofDay),
      onDueOn: fromEpochDay(onDay),
      amountFen: moved.amountFen,
      subsidisedFen: moved.subsidisedFen,
    })),
  };
}

function rowsOf(version: Version, { context }: PreparedLoan): readonly ScheduleRow[] {
  return version.settlements.map((settlement) => toRow(settlement, context));
}
