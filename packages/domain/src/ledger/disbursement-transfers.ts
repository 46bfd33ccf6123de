import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { Transfer } from "./transfer.ts";

/** A disbursement: principal not yet due against the lender's funding (rulebook 9.5). */
export function disbursementTransfers(disbursement: {
  readonly on: PlainDate;
  readonly amountFen: Fen;
}): readonly Transfer[] {
  const { on, amountFen } = disbursement;
  if (amountFen <= 0n) throw new RangeError(`disbursement of ${amountFen} fen`);
  return [
    { debitAccount: "1101", creditAccount: "3001", amountFen, bearer: "borrower", valueOn: on },
  ];
}
