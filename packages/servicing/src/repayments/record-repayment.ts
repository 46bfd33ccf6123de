import { recordAudit } from "@bursar/database/audit";
import {
  together,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import { holdOffCommits } from "@bursar/database/imports";
import type { NewReceipt } from "@bursar/database/repayments";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { loadToday } from "../policies/load-today.ts";
import { composeReceipts, writeReceipts } from "./enter-receipts.ts";
import {
  findNamed,
  judgeLockedArrivals,
  openArrivalBook,
  type Arriving,
} from "./judge-arrivals.ts";
import { outcomeOf, outcomeOfNew, type ReceiptOutcome } from "./receipt-outcome.ts";
import { refuseFuturePayment } from "./refuse-future-payment.ts";
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
    const [, today, named] = await together(
      () => holdOffCommits(tx),
      () => loadToday(tx),
      () => findNamed(tx, [arriving]),
    );
    refuseFuturePayment(arriving.paidOn, today.businessOn);
    const given = { ...today, named, book: openArrivalBook() };
    const judgedAndLocked = await judgeLockedArrivals(tx, [arriving], given);
    const taken = judgedAndLocked.judged[0]?.firstId;
    if (taken !== undefined) throw serialTaken(taken);
    const from = { source, ...today };
    const composed = composeReceipts(tx, judgedAndLocked, from);
    const [receipt] = composed.receipts;
    if (receipt === undefined) throw new Error("a repayment was not recorded");
    await together(
      () => recordReceipt(tx, receipt),
      () => writeReceipts(tx, composed, from),
    );
    const isWhole = composed.oneByOne.length === 0;
    return isWhole ? outcomeOfNew(receipt, composed.parts) : outcomeOf(tx, receipt.id);
  });
}

function recordReceipt(tx: Tx, receipt: NewReceipt): Promise<void> {
  const { id, verdict, state, contractNo, valueOn, amountFen } = receipt;
  const after = { verdict, state, contractNo, valueOn, amountFen: amountFen.toString() };
  return recordAudit(tx, { action: "receipt.recorded", subjectId: id, after });
}

function serialTaken(receiptId: string): Refusal {
  const text = repaymentTexts["receipt.serial-taken"];
  return new Refusal("receipt.serial-taken", { ...text, data: { receiptId } });
}
