import type { Tx } from "@bursar/database/connection";
import type { NewReceiptPart } from "@bursar/database/repayments";
import type { JudgedAtLoan, JudgedPayment } from "@bursar/domain/repayment";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { factSequenceOf } from "../loans/stored-fact.ts";
import { settlePrepayment } from "../prepayments/settle-prepayment.ts";

/** Money of a receipt for one loan, as it was judged with the loan locked. */
export interface MoneyAtLoan {
  /** The receipt's. */
  readonly id: string;
  readonly loanId: string;
  readonly amountFen: bigint;
  readonly valueOn: string;
  readonly judged: JudgedAtLoan | undefined;
  /** Parts that the receipt has already. */
  readonly earlier?: number;
}

/**
 * Records the money at its loan: an early repayment that waits for it is settled or fails, and what
 * that leaves pays as usual. Its parts are given back in order.
 */
export async function payAtLoan(tx: Tx, money: MoneyAtLoan): Promise<NewReceiptPart[]> {
  const { id: receiptId, loanId, amountFen, valueOn, judged, earlier = 0 } = money;
  if (judged === undefined) throw new Error(`the receipt ${receiptId} was not judged`);
  const { prepaymentId, rest } = judged;
  const parts: NewReceiptPart[] = [];
  const add = (factSequence: number, part: Pick<NewReceiptPart, "amountFen"> & Applied): void => {
    parts.push({ receiptId, loanId, factSequence, sequence: earlier + parts.length + 1, ...part });
  };
  let leftFen = amountFen;
  if (prepaymentId !== undefined) {
    const outcome = await settlePrepayment(tx, { prepaymentId, receiptId, amountFen, valueOn });
    if (outcome.kind === "settled") {
      const { usedFen, excessFen, factId } = outcome;
      const paid = { appliedFen: usedFen, missingFen: 0n, excessFen: 0n };
      const dueOn = judged.judged.dueOn ?? null;
      add(factSequenceOf(factId), { amountFen: usedFen, dueOn, ...paid });
      leftFen = excessFen;
    }
  }
  if ((rest === undefined) !== (leftFen === 0n))
    throw new Error(`the receipt ${receiptId} was judged otherwise than it was booked`);
  if (rest === undefined) return parts;
  const repaid = { kind: "repaid", on: valueOn, amountFen: leftFen } as const;
  const [fact] = await appendLoanFacts(tx, loanId, [repaid]);
  if (fact === undefined) throw new Error(`a repayment of loan ${loanId} was not recorded`);
  add(fact.sequence, { amountFen: leftFen, ...appliedOf(rest) });
  return parts;
}

type Applied = Pick<NewReceiptPart, "dueOn" | "appliedFen" | "missingFen" | "excessFen">;

function appliedOf({ dueOn, appliedFen, missingFen, excessFen }: JudgedPayment): Applied {
  return { dueOn: dueOn ?? null, appliedFen, missingFen, excessFen };
}
