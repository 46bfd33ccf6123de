import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { insertFact, lockLastFact } from "@bursar/database/loans";
import type { Transfer } from "@bursar/domain/ledger";
import type { LoanFact } from "@bursar/domain/loan";
import { toLoanFact, toStoredFact, type NewLoanFact } from "./stored-fact.ts";

/** A fact with the postings that it makes in the ledger, if it makes any. */
export type AppendedFact = NewLoanFact & { readonly transfers?: readonly Transfer[] };

/**
 * Adds facts behind those that a loan has, in the name of the one who acts, and gives them back
 * as the engine reads them. The loan stays locked until the transaction ends, so that two who
 * append take turns. Whether a fact may be recorded is decided before (`decideFact`).
 */
export async function appendLoanFacts(
  tx: Tx,
  loanId: string,
  facts: readonly AppendedFact[],
): Promise<LoanFact[]> {
  const last = await lockLastFact(tx, loanId);
  const postedOn = await businessDate(tx);
  const appended: LoanFact[] = [];
  for (const [index, { transfers = [], ...fact }] of facts.entries()) {
    const row = await insertFact(
      tx,
      {
        ...toStoredFact(fact),
        loanId,
        sequence: last + 1 + index,
        recordedBy: tx.context.actor.id,
      },
      transfers.map((transfer) => ({ ...transfer, postedOn })),
    );
    appended.push(toLoanFact(row));
  }
  return appended;
}
