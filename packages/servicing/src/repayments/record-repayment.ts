import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { holdOffCommits } from "@bursar/database/imports";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { enterReceipts } from "./enter-receipts.ts";
import { judgeArrivals, openArrivalBook, type Arriving } from "./judge-arrivals.ts";
import { outcomeOf, type ReceiptOutcome } from "./receipt-outcome.ts";
import { repaymentTexts } from "./repayment-refusals.ts";

export interface RecordRepayment extends Arriving {
  readonly context: ActionContext;
  readonly source: "counter" | "api";
}

/**
 * Records money that came in: it pays its contract at once, or waits for a person where the
 * contract is unknown or the payer is another than the borrower. A channel's serial number counts
 * once, whoever tells of it.
 *
 * @throws Refusal `receipt.serial-taken` (`data.receiptId`), `fact.future`.
 */
export async function recordRepayment(
  deps: Deps,
  command: RecordRepayment,
): Promise<ReceiptOutcome> {
  const { context, source, ...arriving } = command;
  return withTransaction(deps.db, context, async (tx) => {
    await holdOffCommits(tx);
    const policy = await loadPolicy(tx);
    const businessOn = await businessDate(tx);
    if (arriving.paidOn > businessOn) throw inFuture(businessOn);
    const given = { policy, businessOn, book: openArrivalBook(), lock: true };
    const judged = await judgeArrivals(tx, [arriving], given);
    const taken = judged[0]?.firstId;
    if (taken !== undefined) throw serialTaken(taken);
    const [id] = await enterReceipts(tx, judged, { source, policy, businessOn });
    if (id === undefined) throw new Error("a repayment was not recorded");
    const outcome = await outcomeOf(tx, id);
    const { verdict, state, contractNo, valueOn } = outcome;
    await recordAudit(tx, {
      action: "receipt.recorded",
      subjectId: id,
      after: { verdict, state, contractNo, valueOn, amountFen: outcome.amountFen.toString() },
    });
    return outcome;
  });
}

function serialTaken(receiptId: string): Refusal {
  const text = repaymentTexts["receipt.serial-taken"];
  return new Refusal("receipt.serial-taken", { ...text, data: { receiptId } });
}

function inFuture(businessOn: string): Refusal {
  return new Refusal("fact.future", {
    zh: `付款日晚于业务日期 ${businessOn}：到那一天再登记。`,
    en: `The day of payment is after the business date ${businessOn}: record it on that day.`,
    status: 409,
    pointer: "/paidOn",
  });
}
