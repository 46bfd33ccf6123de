import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { lockStandings } from "@bursar/database/loans";
import { promisedRefunds } from "@bursar/database/repayments";
import { decideFact, prepareLoan, refundableAt, type LoanFact } from "@bursar/domain/loan";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { loadNumberedLoans } from "../loans/numbered-loan.ts";
import { refuse, refused } from "../refuse.ts";

/**
 * Takes one fact of a loan back: the loan is as if it had never happened (K15). What it belongs to
 * is moved by the caller, in the same transaction.
 *
 * @throws Refusal `receipt.refunded` when money that it leaves too little of went back already, and
 * the engine's own about the reversal.
 */
export async function reverseFact(
  tx: Tx,
  { loanId, factId }: { readonly loanId: string; readonly factId: string },
): Promise<void> {
  await lockStandings(tx, [loanId]);
  const [numbered] = await loadNumberedLoans(tx, [loanId]);
  if (numbered === undefined) throw new Error(`no loan ${loanId}`);
  const { loan } = numbered;
  const on = await businessDate(tx);
  const reversal = { kind: "reversed", on, reversesFactId: factId } as const;
  const judged: LoanFact = { ...reversal, factId: "judged", sequence: loan.facts.length + 1 };
  const decision = decideFact(loan, judged, on);
  if (decision.kind === "refused") throw refused(decision.refusals[0]);
  // What went back already the engine knows; what is promised has to be left as well.
  const without = { ...loan, facts: loan.facts.filter((fact) => fact.factId !== factId) };
  if (refundableAt(prepareLoan(without), on) < (await promisedRefunds(tx, loanId)))
    throw refuse("receipt.refunded");
  await appendLoanFacts(tx, loanId, [reversal]);
}
