import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";

interface FactBase {
  readonly factId: string;
  /** Order of recording within the loan; decides between facts of one kind on one day (K4). */
  readonly sequence: number;
  /** Instant of recording, UTC. */
  readonly recordedAt?: string;
}

/** The lender paid the loan out; interest runs from this day. */
export interface Disbursed extends FactBase {
  readonly kind: "disbursed";
  readonly on: PlainDate;
  readonly amountFen: Fen;
}

/** What happened to a loan. Facts are appended and never edited; the fold gives the figures. */
export type LoanFact = Disbursed;
