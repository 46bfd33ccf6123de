import type {
  BulkReviewPlanBody,
  OpenedReviewBody,
  ReviewCaseBody,
} from "@bursar/api-schema/resources";
import { maskField } from "@bursar/domain/application";
import type { BulkCases, OpenedReview, ReviewCase } from "@bursar/servicing/applications";
import type { z } from "zod";
import { toApplicationBody, toMaskedForm, toMoveBody } from "./application-body.ts";
import { toDuplicateBody } from "./draft-body.ts";

export function toReviewCase(one: ReviewCase): z.input<typeof ReviewCaseBody> {
  const { score, level, reasons } = one.risk;
  return {
    id: one.application.id,
    application: toApplicationBody(one.application),
    risk: { score, level, reasons: [...reasons] },
    changedFields: [...one.changed],
    own: one.isOwn,
    opened: one.isOpened,
  };
}

export function toOpenedReview(opened: OpenedReview): z.input<typeof OpenedReviewBody> {
  const { stated, earlier } = opened;
  return {
    ...toReviewCase(opened),
    earlierAcademicYear: earlier?.academicYear ?? null,
    differences: opened.changed.map((field) => ({
      field,
      before: maskField(field, earlier?.form[field] ?? ""),
      now: maskField(field, stated.form[field]),
    })),
    form: toMaskedForm(stated.form),
    acknowledgements: [...(stated.content?.acknowledgements ?? [])],
    fileUpdates: opened.application.fileUpdates ?? [],
    duplicates: opened.duplicates.map(toDuplicateBody),
    documents: opened.documents.map(({ id, kind, quality, source }) => ({
      id,
      kind,
      quality,
      source,
    })),
    moves: opened.moves.map(toMoveBody),
  };
}

export function toBulkPlan({
  hash,
  bulkMax,
  cases,
}: BulkCases): z.input<typeof BulkReviewPlanBody> {
  return {
    hash,
    bulkMax,
    cases: cases.map(({ applicationId, version, score, level, ...one }) => ({
      applicationId,
      version,
      score,
      level,
      awaitingReview: one.isAwaitingReview,
      own: one.isOwn,
      sampled: one.isSampled,
      opened: one.isOpened,
    })),
  };
}
