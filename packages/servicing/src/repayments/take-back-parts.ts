import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { lockStandings } from "@bursar/database/loans";
import { prepaymentsOfReceipt } from "@bursar/database/prepayments";
import { listParts, reverseParts } from "@bursar/database/repayments";
import { factIdOf } from "../loans/stored-fact.ts";
import { movePrepayment, requireStep } from "../prepayments/prepayment-step.ts";
import { reverseFact } from "../reversals/reverse-fact.ts";

/**
 * Takes back what a receipt has paid: every instalment is as if the money had never come (K15), and
 * an early repayment that it settled is reversed with it.
 *
 * @throws Refusal `receipt.refunded` when what was too much of it went back already.
 */
export async function takeBackParts(tx: Tx, receiptId: string): Promise<void> {
  const parts = (await listParts(tx, [receiptId]))
    .filter(({ isReversed }) => !isReversed)
    .toSorted((a, b) => (a.loanId < b.loanId ? -1 : a.loanId > b.loanId ? 1 : 0));
  await lockStandings(
    tx,
    parts.map(({ loanId }) => loanId),
  );
  for (const { loanId, factSequence } of parts)
    await reverseFact(tx, { loanId, factId: factIdOf(loanId, factSequence) });
  const closedOn = await businessDate(tx);
  for (const settled of await prepaymentsOfReceipt(tx, receiptId)) {
    if (settled.status !== "settled") continue;
    const status = requireStep(settled, "reverse");
    await movePrepayment(tx, settled, { event: "reverse", status, closedOn });
  }
  await reverseParts(tx, receiptId);
}
