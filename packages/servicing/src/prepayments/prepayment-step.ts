import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { lockStandings } from "@bursar/database/loans";
import {
  findPrepayment,
  savePrepayment,
  type Prepayment,
  type PrepaymentProgress,
} from "@bursar/database/prepayments";
import type { PrepaymentQuote } from "@bursar/domain/loan";
import {
  decidePrepaymentStep,
  prepaymentStateOn,
  type PrepaymentEvent,
  type PrepaymentState,
} from "@bursar/domain/prepayment";
import { refuse, refused } from "../refuse.ts";

/**
 * An application locked until the transaction ends, as it stands on the business date: one whose
 * time is over has lapsed, whatever its row says. Its loan is locked first, as by whoever books
 * money to the loan and then finds the application.
 *
 * @throws Refusal `prepayment.not-found`
 */
export async function lockPrepayment(tx: Tx, id: string): Promise<Prepayment> {
  const found = await findPrepayment(tx, id);
  await lockStandings(tx, found === undefined ? [] : [found.loanId]);
  const stored = await findPrepayment(tx, id, true);
  if (stored === undefined) throw refuse("prepayment.not-found");
  return { ...stored, status: prepaymentStateOn(stored, await businessDate(tx)) };
}

/** The state that an event leads to. @throws Refusal `prepayment.wrong-state` */
export function requireStep(prepayment: Prepayment, event: PrepaymentEvent): PrepaymentState {
  const decision = decidePrepaymentStep(prepayment.status, event);
  if (decision.kind === "refused") throw refused(decision);
  return decision.status;
}

/** Writes a step with its audit row; what a person said stays out of the audit. */
export async function movePrepayment(
  tx: Tx,
  before: Pick<Prepayment, "id" | "status" | "version">,
  step: PrepaymentProgress & { readonly event: PrepaymentEvent; readonly status: PrepaymentState },
): Promise<void> {
  const { event, ...progress } = step;
  await savePrepayment(tx, before.id, progress);
  const { reason: _reason, ...after } = progress;
  await recordAudit(tx, {
    action: `prepayment.${event}`,
    subjectId: before.id,
    before: { status: before.status, version: before.version },
    after: { ...after, version: before.version + 1 },
  });
}

/** The columns of a quote. */
export function amountsOf(quote: PrepaymentQuote) {
  return {
    principalFen: quote.principalFen,
    interestFen: quote.interestFen,
    waivedFen: quote.waivedFen,
    arrearsFen: quote.arrearsFen,
    movedInterestFen: quote.movedInterestFen,
    billFen: quote.billFen,
    unappliedFen: quote.unappliedFen,
    totalFen: quote.totalFen,
    balanceAfterFen: quote.balanceAfterFen,
  };
}
