import type { ApplicationDraftBody, ApplicationDraftRowBody } from "@bursar/api-schema/resources";
import type { ApplicationDraft, PossibleDuplicate } from "@bursar/database/applications";
import { FORM_FIELDS, maskField } from "@bursar/domain/application";
import type { DraftField, FormField } from "@bursar/domain/application";
import { maskName } from "@bursar/domain/identity";
import type { ShownDraft } from "@bursar/servicing/applications";
import type { z } from "zod";
import { toLimitsBody } from "./limits-body.ts";

export function toDraftRow(draft: ApplicationDraft): z.input<typeof ApplicationDraftRowBody> {
  const { id, status, applicationId, borrowerId, academicYear, kind } = draft;
  const { holderId, enteredBy, enteredOn, version } = draft;
  const borrowerName = maskName(draft.content.name?.value ?? "");
  return {
    id,
    status,
    applicationId,
    borrowerId,
    academicYear,
    kind,
    borrowerName,
    holderId,
    enteredBy,
    enteredOn,
    version,
  };
}

/** A draft in full: what is typed at the counter, ID numbers, phones and address in part. */
export function toDraftBody(shown: ShownDraft): z.input<typeof ApplicationDraftBody> {
  const { draft, problems, limits } = shown;
  const fields = FORM_FIELDS.flatMap((field) => {
    const known = draft.content[field];
    return known === undefined ? [] : [[field, toField(field, known)] as const];
  });
  return {
    ...toDraftRow(draft),
    fields: Object.fromEntries(fields),
    problems: problems.map((problem) => ({ pointer: `/fields/${problem.field}`, ...problem })),
    toAcknowledge: [...shown.toAcknowledge],
    duplicates: shown.duplicates.map(toDuplicateBody),
    limits: limits === undefined ? null : toLimitsBody(limits),
  };
}

function toField(field: FormField, { value, source, on, was }: DraftField) {
  const before = was && { value: maskField(field, was.value), source: was.source, on: was.on };
  return { value: maskField(field, value), source, on, was: before ?? null };
}

export function toDuplicateBody(duplicate: PossibleDuplicate) {
  const { applicationId, borrowerName, academicYear, status, reasons } = duplicate;
  return {
    applicationId,
    academicYear,
    status,
    borrowerName: maskName(borrowerName),
    reasons: [...reasons],
  };
}
