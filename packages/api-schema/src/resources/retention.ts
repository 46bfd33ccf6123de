import { RETENTION_CLASSES } from "@bursar/domain/retention";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString } from "../wire/index.ts";

const RunId = idOf("ret", "RetentionRunId");
const HoldId = idOf("hold", "LegalHoldId");
const BorrowerRef = idOf("bor", "HeldBorrowerId");
const PlanHash = z.string().regex(/^[0-9a-f]{64}$/);
const ClassName = z.enum([...RETENTION_CLASSES]);
const Counts = z
  .partialRecord(ClassName, z.int().min(1))
  .meta({ description: "各类数据的件数 · Items of each class" });

export const RetentionRunParams = z.object({ runId: RunId });
export const LegalHoldParams = z.object({ holdId: HoldId });
export const RetentionPlanQuery = z.object({ asOf: PlainDateString.optional() });
export const RetentionPageQuery = PageQuery;

export const RetentionPlanBody = z
  .object({
    asOf: PlainDateString,
    due: Counts,
    held: Counts,
    planHash: PlanHash.meta({
      description: "清单摘要，提出和批准时写明 · Names exactly this plan",
    }),
  })
  .meta({ id: "RetentionPlan" });

export const ProposeRetentionBody = z.object({ asOf: PlainDateString, planHash: PlanHash });
export const ApproveRetentionBody = z.object({ planHash: PlanHash });

const runFields = {
  id: RunId,
  asOf: PlainDateString,
  status: z.enum(["proposed", "approved", "done"]),
  planHash: PlanHash,
  due: Counts,
  held: Counts,
  proposedBy: z.string(),
  approvedBy: z.string().nullable(),
  proof: z
    .object({ overdue: Counts, held: Counts, filesLeft: z.int().min(0), clean: z.boolean() })
    .nullable()
    .meta({ description: "重读后的证明 · What was found when everything was read again" }),
};

export const RetentionRunBody = z.object(runFields).meta({ id: "RetentionRun" });
export const RetentionRunDetailBody = z
  .object({
    ...runFields,
    items: z.object({
      open: z.int().min(0),
      erased: z.int().min(0),
      kept: z.int().min(0).meta({ description: "批准后被保全 · Kept by a hold since" }),
    }),
  })
  .meta({ id: "RetentionRunDetail" });
export const RetentionRunPage = pageOf(RetentionRunBody, "RetentionRunPage");

export const PlaceHoldBody = z.object({
  borrowerId: BorrowerRef,
  reason: z.string().trim().min(4).max(500),
});
export const LegalHoldBody = z
  .object({
    id: HoldId,
    borrowerId: BorrowerRef,
    reason: z.string(),
    placedBy: z.string(),
    placedOn: PlainDateString,
    liftedBy: z.string().nullable(),
    liftedOn: PlainDateString.nullable(),
  })
  .meta({ id: "LegalHold" });
export const LegalHoldPage = pageOf(LegalHoldBody, "LegalHoldPage");
