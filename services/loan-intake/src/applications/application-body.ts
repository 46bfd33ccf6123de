import type {
  AmountRaiseBody,
  ApplicationBody,
  ApplicationDetailBody,
  ApplicationMoveBody,
  DeficiencyNoticeBody,
} from "@bursar/api-schema/resources";
import type { Application, ApplicationMove, DeficiencyNotice } from "@bursar/database/applications";
import { FORM_FIELDS, maskField } from "@bursar/domain/application";
import type { ApplicationForm } from "@bursar/domain/application";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { ProposedRaise, ShownApplication } from "@bursar/servicing/applications";
import type { z } from "zod";

export function toApplicationBody(application: Application): z.input<typeof ApplicationBody> {
  return {
    id: application.id,
    borrowerName: maskName(application.borrowerName),
    academicYear: application.academicYear,
    kind: application.kind,
    status: application.status,
    amount: formatYuan(application.amountFen),
    universityCode: application.universityCode,
    level: application.level,
    graduationYear: application.graduationYear,
    warnings: application.warnings,
    submittedOn: application.submittedOn,
    reviewedOn: application.reviewedOn,
    version: application.version,
  };
}

export function toApplicationDetail(
  shown: ShownApplication,
): z.input<typeof ApplicationDetailBody> {
  const { application } = shown;
  return {
    ...toApplicationBody(application),
    borrowerId: application.borrowerId,
    channel: application.channel,
    form: toMaskedForm(shown.stated.form),
    acknowledged: application.acknowledged ?? [],
    fileUpdates: application.fileUpdates ?? [],
    guardianConsentOn: application.guardianConsentOn,
    moves: shown.moves.map(toMoveBody),
    notices: shown.notices.map(toNoticeBody),
    raises: shown.raises.map(toRaiseBody),
  };
}

/** The fields that are filled in, personal data masked. */
export function toMaskedForm(form: ApplicationForm): Record<string, string> {
  const filled = FORM_FIELDS.filter((field) => form[field] !== "");
  return Object.fromEntries(filled.map((field) => [field, maskField(field, form[field])]));
}

export function toMoveBody(move: ApplicationMove): z.input<typeof ApplicationMoveBody> {
  const { sequence, event, fromStatus, toStatus, version, reasons, note } = move;
  const { actorId, occurredOn } = move;
  return { sequence, event, fromStatus, toStatus, version, reasons, note, actorId, occurredOn };
}

export function toNoticeBody(notice: DeficiencyNotice): z.input<typeof DeficiencyNoticeBody> {
  const { id, applicationId, sequence, issuedOn, issuedBy, lines, further, late } = notice;
  const { suppliedOn, messageStatus } = notice;
  return {
    id,
    applicationId,
    sequence,
    issuedOn,
    issuedBy,
    lines,
    late,
    suppliedOn,
    messageStatus,
    further: [...further],
  };
}

export function toRaiseBody(raise: ProposedRaise): z.input<typeof AmountRaiseBody> {
  const { id, applicationId, capSource, status, proposedBy, proposedOn } = raise;
  const { decidedBy, decidedOn, version } = raise;
  return {
    id,
    applicationId,
    capSource,
    status,
    proposedBy,
    proposedOn,
    decidedBy,
    decidedOn,
    version,
    from: formatYuan(raise.fromFen),
    to: formatYuan(raise.toFen),
    cap: formatYuan(raise.capFen),
  };
}
