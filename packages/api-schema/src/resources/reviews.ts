import { z } from "zod";
import { PageQuery, pageOf } from "../wire/index.ts";
import { PossibleDuplicateBody } from "./application-drafts.ts";
import {
  ApplicationBody,
  ApplicationId,
  ApplicationMoveBody,
  FileUpdateBody,
} from "./applications.ts";

const RiskBody = z
  .object({
    score: z.int().min(0).max(100),
    level: z.enum(["low", "medium", "high"]),
    reasons: z.array(
      z.object({ code: z.string(), points: z.int(), zh: z.string(), en: z.string() }),
    ),
  })
  .meta({ id: "ReviewRisk", description: "风险分与原因 · Risk and its reasons" });

const reviewCase = {
  id: ApplicationId,
  application: ApplicationBody,
  risk: RiskBody,
  changedFields: z.array(z.string()).meta({
    description: "与上年不同的栏 · Fields that differ from last year",
  }),
  own: z.boolean().meta({ description: "自己经办，不能复核 · One's own case" }),
  opened: z.boolean().meta({ description: "已打开这一版本 · This version has been opened" }),
};

export const ReviewCaseBody = z
  .object(reviewCase)
  .meta({ id: "ReviewCase", description: "复核待办 · A case to review" });
export const ReviewPage = pageOf(ReviewCaseBody, "ReviewPage");
export const ReviewQuery = PageQuery.extend({
  academicYear: z
    .string()
    .regex(/^\d{4}-\d{4}$/)
    .optional(),
});

export const OpenedReviewBody = z
  .object({
    ...reviewCase,
    earlierAcademicYear: z.string().nullable(),
    differences: z.array(z.object({ field: z.string(), before: z.string(), now: z.string() })),
    form: z.record(z.string(), z.string()),
    acknowledgements: z.array(z.object({ code: z.string(), reason: z.string() })),
    fileUpdates: z.array(FileUpdateBody),
    duplicates: z.array(PossibleDuplicateBody),
    documents: z.array(
      z.object({ id: z.string(), kind: z.string(), quality: z.string(), source: z.string() }),
    ),
    moves: z.array(ApplicationMoveBody),
  })
  .meta({ id: "OpenedReview", description: "打开的复核件 · A case opened for review" });

const SELECTED_MAX = 200;
const Selected = z.array(ApplicationId).min(1).max(SELECTED_MAX);

export const PlanBulkReviewBody = z
  .object({ applicationIds: Selected })
  .meta({ id: "PlanBulkReview", description: "批量复核试算 · Cases to pass together" });

export const BulkReviewPlanBody = z
  .object({
    hash: z.string().meta({ description: "所见内容的摘要 · Hash of what was shown" }),
    bulkMax: z.int(),
    cases: z.array(
      z.object({
        applicationId: ApplicationId,
        version: z.int(),
        score: z.int(),
        level: z.enum(["low", "medium", "high"]),
        awaitingReview: z.boolean(),
        own: z.boolean(),
        sampled: z.boolean().meta({ description: "抽中，要先打开 · Drawn: open it first" }),
        opened: z.boolean(),
      }),
    ),
  })
  .meta({ id: "BulkReviewPlan", description: "批量复核计划 · Plan of a bulk pass" });

export const BulkReviewBody = z
  .object({ applicationIds: Selected, hash: z.string().min(1).max(100) })
  .meta({ id: "BulkReview", description: "批量复核通过 · Bulk pass" });

export const BulkReviewedBody = z
  .object({ passed: z.array(ApplicationId) })
  .meta({ id: "BulkReviewed", description: "已批量通过 · Passed" });
