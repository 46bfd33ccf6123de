import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Prepayment } from "@bursar/database/prepayments";
import { decideResultBy } from "@bursar/domain/prepayment";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refused } from "../refuse.ts";
import { lockPrepayment, movePrepayment, requireStep } from "./prepayment-step.ts";
import { settleWith, type PrepaymentMoney } from "./settle-prepayment.ts";
import { showPrepayment } from "./show-prepayment.ts";

export interface RecordResult {
  readonly context: ActionContext;
  readonly prepaymentId: string;
  readonly version: string;
  /** The lender's own number of the result. */
  readonly reference: string;
  readonly result:
    | ({ readonly outcome: "received" } & PrepaymentMoney)
    | { readonly outcome: "failed"; readonly reason: string };
}

/**
 * The lender's result, told to the centre without a receipt: a second person records it. Money
 * that is short or late fails the application, as it would with a receipt.
 *
 * @throws Refusal `prepayment.wrong-state`, `prepayment.same-person`, `version.changed`, and those
 * of the loan's own rules.
 */
export async function recordResult(deps: Deps, command: RecordResult): Promise<Prepayment> {
  const { context, prepaymentId, result, reference: lenderReference } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const before = await lockPrepayment(tx, prepaymentId);
    const status = requireStep(before, "fail");
    const checkerId = context.actor.id;
    const refusal = decideResultBy(before.makerId, checkerId);
    if (refusal !== undefined) throw refused(refusal);
    requireVersion(command.version, before.version);
    const marks = { checkerId, lenderReference };
    if (result.outcome === "received") {
      await settleWith(tx, before, { money: result, marks });
      return;
    }
    const { reason } = result;
    const closedOn = await businessDate(tx);
    const failed = { ...marks, status, failure: "lender" as const, reason, closedOn };
    await movePrepayment(tx, before, { event: "fail", ...failed });
  });
  return showPrepayment(deps, { context, prepaymentId });
}
