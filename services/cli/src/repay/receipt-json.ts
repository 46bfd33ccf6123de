import { formatYuan } from "@bursar/domain/money";
import { paymentChannels, type PaymentChannel } from "@bursar/domain/repayment";
import type { ReceiptOutcome } from "@bursar/servicing/repayments";

/** The channel of that code. */
export function channelOf(text: string): PaymentChannel | undefined {
  return paymentChannels.find((channel) => channel === text.toLowerCase());
}

/** A receipt after a step, for programs. */
export function outcomeJson(outcome: ReceiptOutcome) {
  const { amountFen, parts, ...rest } = outcome;
  return {
    ...rest,
    amount: formatYuan(amountFen),
    parts: parts.map((part) => ({
      contractNo: part.contractNo,
      amount: formatYuan(part.amountFen),
      dueOn: part.dueOn,
      applied: formatYuan(part.appliedFen),
      missing: formatYuan(part.missingFen),
      excess: formatYuan(part.excessFen),
      reversed: part.isReversed,
    })),
  };
}
