import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { loadLoans, lockStandings } from "@bursar/database/loans";
import {
  listParts,
  promisedRefunds,
  reverseParts,
  type ReceiptPart,
} from "@bursar/database/repayments";
import {
  decideFact,
  prepareLoan,
  refundableAt,
  type Loan,
  type LoanFact,
} from "@bursar/domain/loan";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { factIdOf } from "../loans/stored-fact.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";

/**
 * Takes back what a receipt has paid: every instalment is as if the money had never come (K15).
 *
 * @throws Refusal `receipt.refunded` when what was too much of it went back already.
 */
export async function takeBackParts(tx: Tx, receiptId: string): Promise<void> {
  const parts = (await listParts(tx, [receiptId]))
    .filter(({ isReversed }) => !isReversed)
    .toSorted((a, b) => (a.loanId < b.loanId ? -1 : 1));
  const loanIds = parts.map(({ loanId }) => loanId);
  await lockStandings(tx, loanIds);
  const policy = await loadPolicy(tx);
  const on = await businessDate(tx);
  const stored = new Map((await loadLoans(tx, loanIds)).map((one) => [one.loan.id, one]));
  for (const part of parts) {
    const one = stored.get(part.loanId);
    if (one === undefined) throw new Error(`no loan ${part.loanId}`);
    const loan = toLoan(one, policy);
    const reversal = {
      kind: "reversed",
      on,
      reversesFactId: factIdOf(part.loanId, part.factSequence),
    } as const;
    requireReversal(loan, reversal);
    await requireNotRefunded(tx, { loan, part, on });
    await appendLoanFacts(tx, part.loanId, [reversal]);
  }
  await reverseParts(tx, receiptId);
}

function requireReversal(
  loan: Loan,
  reversal: Pick<Extract<LoanFact, { kind: "reversed" }>, "kind" | "on" | "reversesFactId">,
): void {
  const sequence = loan.facts.length + 1;
  const decision = decideFact(loan, { ...reversal, factId: "judged", sequence }, reversal.on);
  if (decision.kind === "refused") throw refused(decision.refusals[0]);
}

/** After the reversal there has to be as much to give back as was, or is being, given back. */
async function requireNotRefunded(
  tx: Tx,
  at: { readonly loan: Loan; readonly part: ReceiptPart; readonly on: string },
): Promise<void> {
  const { loan, part, on } = at;
  const factId = factIdOf(part.loanId, part.factSequence);
  const without = { ...loan, facts: loan.facts.filter((fact) => fact.factId !== factId) };
  const left = refundableAt(prepareLoan(without), on);
  if (left < (await promisedRefunds(tx, part.loanId))) throw refuse("receipt.refunded");
}
