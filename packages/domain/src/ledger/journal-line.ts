import type { Transfer } from "./transfer.ts";

/** What kind of entry of the posting rules a line belongs to (rulebook 9.5). */
export type JournalEntry =
  | "disbursement"
  | "opening"
  | "settlement"
  | "due"
  | "overdue"
  | "penalty"
  | "adjustment"
  | "receipt"
  | "application"
  | "prepayment"
  | "rescue"
  | "refund"
  | "write-off"
  | "recovery";

/** A posting as the fold wants it, with why it is there. */
export interface JournalLine extends Transfer {
  readonly entry: JournalEntry;
  /** The fact that caused it; absent where the calendar did. */
  readonly factId?: string;
}

/** Debit and credit. */
export type Sides = readonly [
  debitAccount: Transfer["debitAccount"],
  creditAccount: Transfer["creditAccount"],
];

/** A line, or none for nothing; an amount below zero turns the sides round. */
export function line(
  [debitAccount, creditAccount]: Sides,
  rest: Omit<JournalLine, "debitAccount" | "creditAccount">,
): readonly JournalLine[] {
  const { amountFen } = rest;
  if (amountFen === 0n || debitAccount === creditAccount) return [];
  if (amountFen > 0n) return [{ ...rest, debitAccount, creditAccount }];
  return [
    { ...rest, debitAccount: creditAccount, creditAccount: debitAccount, amountFen: -amountFen },
  ];
}
