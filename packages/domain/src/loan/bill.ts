import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { LoanState } from "./fold-loan.ts";
import type { ScheduleRow } from "./schedule.ts";

/** What a borrower is asked for on one due date; 0.00 payable in a waiver year without principal. */
export interface Bill {
  readonly dueOn: PlainDate;
  /** Visible and payable from this day. */
  readonly opensOn: PlainDate;
  readonly payableFen: Fen;
  /** The borrower's interest before any waiver. */
  readonly interestFen: Fen;
  readonly waivedFen: Fen;
  readonly principalFen: Fen;
  /** Interest of closed settlements that a late filing moves into this bill or out of it (K27). */
  readonly movedInterestFen: Fen;
  /** Computed with a rate that is not known yet. */
  readonly assumedRate: boolean;
}

/** The bill of a due date; `undefined` when that day asks nothing of the borrower. */
export function billDueOn(state: LoanState, dueOn: PlainDate): Bill | undefined {
  const row = state.rows.find((candidate) => candidate.dueOn === dueOn);
  return row !== undefined && isBorrowers(row) ? toBill(row, state) : undefined;
}

/** The first bill due on or after a day; none before graduation counts, none after the last. */
export function nextBill(state: LoanState, onOrAfter: PlainDate): Bill | undefined {
  const row = state.rows.find(
    (candidate) => candidate.dueOn >= onOrAfter && isBorrowers(candidate),
  );
  return row === undefined ? undefined : toBill(row, state);
}

/** A settlement that the treasury bears alone is no bill; an early repayment is paid already. */
function isBorrowers(row: ScheduleRow): boolean {
  return row.contractual && (row.daysBorne > 0 || row.principalDueFen > 0n);
}

function toBill(row: ScheduleRow, { movedInterest }: LoanState): Bill {
  const movedInterestFen = movedInterest.reduce((sum, { ofDueOn, onDueOn, amountFen }) => {
    const out = ofDueOn === row.dueOn ? -amountFen : 0n;
    return sum + out + (onDueOn === row.dueOn && amountFen > 0n ? amountFen : 0n);
  }, 0n);
  return {
    dueOn: row.dueOn,
    opensOn: row.opensOn,
    payableFen: row.payableFen + movedInterestFen,
    interestFen: row.interestBorneFen,
    waivedFen: row.interestWaivedFen,
    principalFen: row.principalDueFen,
    movedInterestFen,
    assumedRate: row.assumedRate,
  };
}
