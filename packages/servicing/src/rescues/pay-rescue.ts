import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { lockStandings } from "@bursar/database/loans";
import { loansOfRescue, savePaidLoan, type Rescue } from "@bursar/database/rescues";
import type { PlainDate } from "@bursar/domain/calendar";
import { decideEvent } from "@bursar/domain/effect";
import type { Fen } from "@bursar/domain/money";
import { decideRescueAmount, rescueAmount, rescueFact } from "@bursar/domain/rescue";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { loadNumberedLoans, type NumberedLoan } from "../loans/numbered-loan.ts";
import { refuse, refused } from "../refuse.ts";
import { lockRescue, moveRescue, requireRescueStep } from "./move-rescue.ts";
import { showRescue, type ShownRescue } from "./show-rescue.ts";

export interface PayRescue {
  readonly context: ActionContext;
  readonly rescueId: string;
  readonly version: string;
  /** Day on which the money was paid: the rescue counts from it, not from its approval. */
  readonly paidOn: PlainDate;
  /** For all loans of the case together. */
  readonly amountFen: Fen;
  readonly paymentNo: string;
}

/**
 * Records that the money was paid: each loan gets its `rescued` fact on that day. The amount has
 * to be what the loans owe on it, to the cent.
 *
 * @throws Refusal `rescue.amount-differs` (`data.owed`), `rescue.paid-in-future`,
 * `rescue.nothing-due`, `rescue.wrong-state`, `rescue.same-person`, `version.changed`.
 */
export async function payRescue(deps: Deps, command: PayRescue): Promise<ShownRescue> {
  const { context, rescueId, paidOn, amountFen, paymentNo } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const before = await lockRescue(tx, rescueId);
    const status = await requireRescueStep(tx, before, "pay");
    requireVersion(command.version, before.version);
    if (paidOn > (await businessDate(tx))) throw refuse("rescue.paid-in-future");
    const loans = await lockLoans(tx, before);
    const owed = loans.map(({ loan }) => rescueAmount(loan, before.kind, paidOn));
    const owedFen = owed.reduce((sum, fen) => sum + fen, 0n);
    const differs = decideRescueAmount(amountFen, owedFen);
    if (differs !== undefined) throw refused(differs);
    for (const [index, numbered] of loans.entries())
      await payLoan(tx, before, { numbered, paidOn, amountFen: owed[index] ?? 0n });
    const marks = { paidBy: context.actor.id, paidOn, amountFen, paymentNo };
    await moveRescue(tx, before, { event: "pay", status, marks });
  });
  return showRescue(deps, { context, rescueId });
}

async function lockLoans(tx: Tx, { id }: Rescue): Promise<NumberedLoan[]> {
  const ids = (await loansOfRescue(tx, id)).map(({ loanId }) => loanId).toSorted();
  await lockStandings(tx, ids);
  return loadNumberedLoans(tx, ids);
}

interface PaidLoan {
  readonly numbered: NumberedLoan;
  readonly paidOn: PlainDate;
  readonly amountFen: Fen;
}

async function payLoan(tx: Tx, rescue: Rescue, paid: PaidLoan): Promise<void> {
  const { numbered, paidOn, amountFen } = paid;
  const { loanId } = numbered;
  const fact = rescueFact(numbered.loan, rescue.kind, paidOn);
  const refusal = decideEvent({ ...numbered, fact }, await businessDate(tx));
  if (refusal !== undefined) throw refused(refusal);
  const [recorded] = await appendLoanFacts(tx, loanId, [fact]);
  if (recorded === undefined) throw new Error(`nothing was recorded for ${rescue.id}`);
  await savePaidLoan(tx, { rescueId: rescue.id, loanId, amountFen, factId: recorded.factId });
}
