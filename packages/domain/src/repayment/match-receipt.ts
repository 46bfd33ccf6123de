import { cleanText } from "../identity/index.ts";
import type { Fen } from "../money/index.ts";
import type { JudgedPayment } from "./judge-payment.ts";
import type { ReceiptState, ReceiptVerdict } from "./receipt-states.ts";

/** What is known of money before anything is done with it. */
export interface Arrival {
  readonly amountFen: Fen;
  /** The channel gave this serial number before. */
  readonly isSeen: boolean;
  readonly payerName: string | undefined;
  /** The loan that it names; `undefined` where no such contract is known. */
  readonly loan:
    | {
        readonly borrowerName: string;
        /** Why the engine would refuse the repayment. */
        readonly obstacle: string | undefined;
        readonly judged: JudgedPayment;
      }
    | undefined;
}

/** What becomes of it; amounts that say nothing are 0. */
export type Matched =
  | { readonly kind: "duplicate" }
  | {
      readonly kind: "receipt";
      readonly verdict: ReceiptVerdict;
      readonly state: Extract<ReceiptState, "matched" | "held" | "orphan">;
      readonly obstacle: string | undefined;
      readonly appliedFen: Fen;
      readonly missingFen: Fen;
      readonly excessFen: Fen;
    };

/**
 * Matches money by this order (rulebook K30): a serial number that was here is no money; a contract
 * nobody knows makes an orphan; another payer than the borrower is held for a person, who may know
 * a parent or a new name; the rest pays as far as it goes.
 */
export function matchReceipt(arrival: Arrival): Matched {
  if (arrival.isSeen) return { kind: "duplicate" };
  const { loan } = arrival;
  if (loan === undefined) return waiting("orphan", "orphan");
  if (!isSamePayer(arrival.payerName, loan.borrowerName)) return waiting("renamed", "held");
  if (loan.obstacle !== undefined) return waiting("held", "held", loan.obstacle);
  const { verdict, appliedFen, missingFen, excessFen } = loan.judged;
  const amounts = { appliedFen, missingFen, excessFen };
  return { kind: "receipt", verdict, state: "matched", obstacle: undefined, ...amounts };
}

function waiting(verdict: ReceiptVerdict, state: "held" | "orphan", obstacle?: string): Matched {
  const nothing = { appliedFen: 0n, missingFen: 0n, excessFen: 0n };
  return { kind: "receipt", verdict, state, obstacle, ...nothing };
}

/** True for the borrower's own name in any spacing, and where the channel names nobody. */
export function isSamePayer(payerName: string | undefined, borrowerName: string): boolean {
  if (payerName === undefined || squeezed(payerName) === "") return true;
  return squeezed(payerName) === squeezed(borrowerName);
}

/** Names are written with and without spaces and with different middle dots. */
function squeezed(name: string): string {
  return cleanText(name)
    .replaceAll(/[\s·•・．.]/gu, "")
    .toUpperCase();
}
