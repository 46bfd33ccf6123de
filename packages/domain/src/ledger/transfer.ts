import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { AccountCode } from "./accounts.ts";

/** Whose money it is, a dimension of every posting (rulebook 9.5). */
export type LedgerBearer =
  | "borrower"
  | "treasury"
  | "waiver"
  | "rescue"
  | "compensation"
  | "lender";

/** A posting: one amount from one account to another, so it balances by construction. */
export interface Transfer {
  readonly debitAccount: AccountCode;
  readonly creditAccount: AccountCode;
  /** Above zero; a correction is a further transfer the other way. */
  readonly amountFen: Fen;
  readonly bearer: LedgerBearer;
  /** The business date on which it counts; the posting date is the book's own. */
  readonly valueOn: PlainDate;
  /** The instalment it belongs to, where there is one. */
  readonly instalmentDueOn?: PlainDate;
}
