import type {
  LoanEffectBody,
  PrepaymentBody,
  PrepaymentQuoteBody,
  PrepaymentRequestBody,
} from "@bursar/api-schema/resources";
import type { Prepayment } from "@bursar/database/prepayments";
import type { LoanEffect } from "@bursar/domain/effect";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { QuotedLoan } from "@bursar/servicing/prepayments";
import type { z } from "zod";

/** An effect is kept in the form in which it is sent. */
export function toEffectBody(effect: LoanEffect): z.input<typeof LoanEffectBody> {
  return { ...effect, amounts: [...effect.amounts] };
}

interface Amounts {
  readonly principalFen: bigint;
  readonly interestFen: bigint;
  readonly waivedFen: bigint;
  readonly arrearsFen: bigint;
  readonly movedInterestFen: bigint;
  readonly billFen: bigint;
  readonly unappliedFen: bigint;
  readonly totalFen: bigint;
  readonly balanceAfterFen: bigint;
}

function toAmounts(amounts: Amounts) {
  return {
    principal: formatYuan(amounts.principalFen),
    interest: formatYuan(amounts.interestFen),
    waived: formatYuan(amounts.waivedFen),
    arrears: formatYuan(amounts.arrearsFen),
    movedInterest: formatYuan(amounts.movedInterestFen),
    bill: formatYuan(amounts.billFen),
    unapplied: formatYuan(amounts.unappliedFen),
    total: formatYuan(amounts.totalFen),
    balanceAfter: formatYuan(amounts.balanceAfterFen),
  };
}

export function toQuoteBody(quoted: QuotedLoan): z.input<typeof PrepaymentQuoteBody> {
  const { contractNo, quote, effect } = quoted;
  return {
    contractNo,
    on: quote.on,
    settlesOn: quote.settlesOn,
    validUntil: quote.validUntil,
    ...toAmounts(quote),
    effect: toEffectBody(effect),
  };
}

export function toPrepaymentBody(prepayment: Prepayment): z.input<typeof PrepaymentBody> {
  const { receivedFen, shortByFen } = prepayment;
  return {
    id: prepayment.id,
    requestId: prepayment.requestId,
    contractNo: prepayment.contractNo,
    borrowerName: maskName(prepayment.borrowerName),
    mode: prepayment.mode,
    channel: prepayment.channel,
    status: prepayment.status,
    version: prepayment.version,
    settleOn: prepayment.settleOn,
    settlesOn: prepayment.settlesOn,
    validUntil: prepayment.validUntil,
    lapsesAfter: prepayment.lapsesAfter,
    ...toAmounts(prepayment),
    makerId: prepayment.makerId,
    checkerId: prepayment.checkerId,
    enteredOn: prepayment.enteredOn,
    confirmedOn: prepayment.confirmedOn,
    receiptId: prepayment.receiptId,
    lenderReference: prepayment.lenderReference,
    received: receivedFen === null ? null : formatYuan(receivedFen),
    valueOn: prepayment.valueOn,
    failure: prepayment.failure,
    shortBy: shortByFen === null ? null : formatYuan(shortByFen),
    factId: prepayment.factId,
    closedOn: prepayment.closedOn,
    reason: prepayment.reason ?? null,
  };
}

export function toRequestBody(
  prepayments: readonly Prepayment[],
): z.input<typeof PrepaymentRequestBody> {
  const totalFen = prepayments.reduce((sum, one) => sum + one.totalFen, 0n);
  return {
    requestId: prepayments[0]?.requestId ?? "",
    total: formatYuan(totalFen),
    prepayments: prepayments.map(toPrepaymentBody),
  };
}
