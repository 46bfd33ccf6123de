import type { PlainDate } from "../calendar/index.ts";
import { openDues, prepareLoan } from "../loan/index.ts";
import type { Loan } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";

export interface LumpLoan {
  readonly contractNo: string;
  readonly loan: Loan;
}

export interface LumpPart {
  readonly contractNo: string;
  readonly amountFen: Fen;
}

/**
 * Divides a sum that names no contract: by earliest due date, then lower contract number (rulebook
 * K14). What nothing asks for goes to the last contract that got some, or to the first of all, as
 * an excess to be given back. Parts add up to the sum.
 */
export function splitLump(
  loans: readonly LumpLoan[],
  lump: { readonly amountFen: Fen; readonly on: PlainDate },
): readonly LumpPart[] {
  const dues = loans
    .flatMap(({ contractNo, loan }) =>
      openDues(prepareLoan(loan), lump.on).map((due) => ({
        contractNo,
        dueOn: due.dueOn,
        fen: due.penaltyFen + due.interestFen + due.principalFen,
      })),
    )
    .toSorted((a, b) => order(a.dueOn, b.dueOn) || order(a.contractNo, b.contractNo));
  const parts = new Map<string, Fen>();
  let leftFen = lump.amountFen;
  let last = loans.map(({ contractNo }) => contractNo).toSorted(order)[0];
  for (const { contractNo, fen } of dues) {
    if (leftFen === 0n) break;
    const amountFen = fen < leftFen ? fen : leftFen;
    parts.set(contractNo, (parts.get(contractNo) ?? 0n) + amountFen);
    leftFen -= amountFen;
    last = contractNo;
  }
  if (leftFen > 0n && last !== undefined) parts.set(last, (parts.get(last) ?? 0n) + leftFen);
  return [...parts].map(([contractNo, amountFen]) => ({ contractNo, amountFen }));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
