import type {
  ObjectionBody,
  PublicityNoticeBody,
  RescueBody,
  RescuePreviewBody,
  RescueRowBody,
} from "@bursar/api-schema/resources";
import type { Objection, PublicityNotice } from "@bursar/database/publicity";
import type { Rescue } from "@bursar/database/rescues";
import { addDays } from "@bursar/domain/calendar";
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

export function toNoticeBody(
  notice: PublicityNotice & { readonly lines: number },
): z.input<typeof PublicityNoticeBody> {
  const { id, kind, academicYear, title, fromOn, toOn, workingDays, lines } = notice;
  return {
    id,
    kind,
    academicYear,
    title,
    fromOn,
    toOn,
    workingDays,
    decisionFrom: addDays(toOn, 1),
    lines,
    page: `/publicity/${notice.centreId}/${notice.code}`,
    takenDownOn: notice.takenDownOn,
  };
}

export function toObjectionBody(objection: Objection): z.input<typeof ObjectionBody> {
  const { id, noticeId, subjectId, text, objector, filedOn, status } = objection;
  const { resolution, resolvedOn, version } = objection;
  return {
    id,
    noticeId,
    subjectId,
    text,
    objector,
    filedOn,
    status,
    resolution,
    resolvedOn,
    version,
  };
}
