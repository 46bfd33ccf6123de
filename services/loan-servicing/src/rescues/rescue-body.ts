import type { RescueBody, RescuePreviewBody, RescueRowBody } from "@bursar/api-schema/resources";
import type { Rescue } from "@bursar/database/rescues";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { RescuePreview, ShownRescue } from "@bursar/servicing/rescues";
import type { z } from "zod";
import { toEffectBody } from "../prepayments/prepayment-body.ts";

export function toRescueRow(rescue: Rescue): z.input<typeof RescueRowBody> {
  return {
    id: rescue.id,
    kind: rescue.kind,
    status: rescue.status,
    version: rescue.version,
    borrowerId: rescue.borrowerId,
    borrowerName: maskName(rescue.borrowerName),
    makerId: rescue.makerId,
    appliedOn: rescue.appliedOn,
    reviewedBy: rescue.reviewedBy,
    reviewedOn: rescue.reviewedOn,
    noticeId: rescue.noticeId,
    checkerId: rescue.checkerId,
    decidedOn: rescue.decidedOn,
    approvalNo: rescue.approvalNo,
    paidBy: rescue.paidBy,
    paidOn: rescue.paidOn,
    amount: rescue.amountFen === null ? null : formatYuan(rescue.amountFen),
    paymentNo: rescue.paymentNo,
  };
}

export function toRescueBody(shown: ShownRescue): z.input<typeof RescueBody> {
  const { rescue, loans, history, publicity, openObjections } = shown;
  return {
    ...toRescueRow(rescue),
    cause: rescue.cause,
    statement: rescue.statement,
    evidenceIds: rescue.evidenceIds,
    contracts: loans.map(({ contractNo, amountFen, factId }) => ({
      contractNo,
      amount: amountFen === null ? null : formatYuan(amountFen),
      factId,
    })),
    publicity,
    openObjections,
    history: [...history],
  };
}

export function toRescuePreview(preview: RescuePreview): z.input<typeof RescuePreviewBody> {
  return {
    kind: preview.kind,
    on: preview.on,
    amount: formatYuan(preview.amountFen),
    contracts: preview.contracts.map(({ contractNo, amountFen, effect }) => ({
      contractNo,
      amount: formatYuan(amountFen),
      effect: toEffectBody(effect),
    })),
  };
}
