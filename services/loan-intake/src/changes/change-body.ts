import type {
  ChangeBody,
  ChangeEffectBody,
  ChangePreviewBody,
  ChangeRowBody,
} from "@bursar/api-schema/resources";
import type { ChangeRequest } from "@bursar/database/changes";
import { maskName } from "@bursar/domain/identity";
import type { Assessment, ChangePreview, ShownChange } from "@bursar/servicing/changes";
import type { z } from "zod";
import { maskBefore, maskContent } from "./mask-change.ts";

export function toChangeRow(change: ChangeRequest): z.input<typeof ChangeRowBody> {
  return {
    id: change.id,
    kind: change.kind,
    status: change.status,
    version: change.version,
    filedOn: change.filedOn,
    filing: change.filing,
    rosterAgreement: change.rosterAgreement,
    warnings: change.warnings,
    previewHash: change.previewHash,
    borrowerId: change.borrowerId,
    borrowerName: maskName(change.borrowerName),
    channel: change.channel,
    makerId: change.makerId,
    checkerId: change.checkerId,
    decidedOn: change.decidedOn,
    appliedOn: change.appliedOn,
  };
}

export function toChangeBody(shown: ShownChange): z.input<typeof ChangeBody> {
  const { change, preview, previewHash, previewOutdated, obstacle } = shown;
  return {
    ...toChangeRow(change),
    previewHash: previewHash ?? null,
    contractNos: [...shown.contractNos],
    content: maskContent(change.content),
    before: maskBefore(change.before ?? {}),
    evidenceIds: change.evidenceIds,
    reason: change.reason ?? null,
    preview: toPreviewBody(preview),
    previewOutdated,
    obstacle: obstacle ?? null,
  };
}

export function toEffectBody(found: Assessment): z.input<typeof ChangeEffectBody> {
  return {
    kind: found.content.kind,
    preview: toPreviewBody(found.preview),
    previewHash: found.previewHash ?? null,
    warnings: [...found.warnings],
    filing: found.filing ?? null,
    rosterAgreement: found.rosterAgreement ?? null,
  };
}

/** A preview is kept in the form in which it is sent. */
function toPreviewBody(
  preview: ChangePreview | undefined,
): z.input<typeof ChangePreviewBody> | null {
  if (preview === undefined) return null;
  return {
    filedOn: preview.filedOn,
    loans: preview.loans.map((loan) => ({
      ...loan,
      before: { ...loan.before, payers: [...loan.before.payers] },
      after: { ...loan.after, payers: [...loan.after.payers] },
      rows: [...loan.rows],
      movedInterest: [...loan.movedInterest],
    })),
  };
}
