import { FIELD_SOURCES, FORM_FIELDS, type FormField } from "@bursar/domain/application";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString } from "../wire/index.ts";
import { ApplicationLimitsBody, ReasonCode } from "./applications.ts";

export const ApplicationDraftId = idOf("drf", "ApplicationDraftId");
export const ApplicationDraftParams = z.object({ draftId: ApplicationDraftId });
const Kind = z.enum(["first", "renewal"]);
const Status = z.enum(["draft", "submitted", "withdrawn"]);
const AcademicYear = z
  .string()
  .regex(/^\d{4}-\d{4}$/)
  .meta({ description: "学年 · Academic year", example: "2026-2027" });

export const StartDraftBody = z
  .object({
    academicYear: AcademicYear,
    idNumber: z.string().max(60).optional().meta({
      description: "身份证号（读卡或手输）· ID number, read or typed",
    }),
    source: z.enum(["card", "typed"]).default("typed"),
    borrowerId: idOf("bor", "BorrowerOfDraftId").optional().meta({
      description: "已有档案的学生，与身份证号二选一 · Somebody on file, instead of the number",
    }),
  })
  .meta({ id: "StartDraft", description: "开始受理 · Start an application" });

const TEXT_MAX = 400;
const STATEMENT_MAX = 4_000;
const fieldTexts = Object.fromEntries(
  FORM_FIELDS.map((field) => [
    field,
    z
      .string()
      .max(field === "renewalStatement" ? STATEMENT_MAX : TEXT_MAX)
      .optional(),
  ]),
) as Record<FormField, z.ZodOptional<z.ZodString>>;

export const ChangeDraftBody = z
  .object({
    source: z.enum(["card", "typed"]).default("typed"),
    fields: z.strictObject(fieldTexts).meta({
      description: "只写改动的栏；可以不完整 · Changed fields only; they may be incomplete",
    }),
  })
  .meta({ id: "ChangeDraft", description: "保存草稿 · Save a draft" });

export const SubmitDraftBody = z
  .object({
    acknowledgements: z
      .array(z.object({ code: ReasonCode, reason: z.string().min(2).max(500) }))
      .max(30)
      .default([])
      .meta({ description: "带提醒继续办理的原因 · Why to go on in spite of warnings" }),
  })
  .meta({ id: "SubmitDraft", description: "提交核对 · Submit" });

const Origin = { source: z.enum(FIELD_SOURCES), on: PlainDateString };
const DraftFieldBody = z
  .object({
    value: z.string(),
    ...Origin,
    was: z.object({ value: z.string(), ...Origin }).nullable(),
  })
  .meta({ id: "DraftField", description: "一栏及其来源 · A field and where it comes from" });

export const ApplicationProblemBody = z
  .object({
    pointer: z.string().meta({ example: "/fields/phone" }),
    field: z.string(),
    code: z.string(),
    level: z.enum(["refusal", "warning"]),
    zh: z.string(),
    en: z.string(),
  })
  .meta({ id: "ApplicationProblem", description: "一处问题 · A problem of one field" });

export const PossibleDuplicateBody = z
  .object({
    applicationId: z.string(),
    borrowerName: z.string(),
    academicYear: z.string(),
    status: z.string(),
    reasons: z.array(z.enum(["same-name-and-birth", "same-phone", "same-co-borrower"])),
  })
  .meta({ id: "PossibleDuplicate", description: "可能重复 · A possible duplicate" });

const draftRow = {
  id: ApplicationDraftId,
  status: Status,
  applicationId: z.string().nullable(),
  borrowerId: z.string().nullable(),
  academicYear: AcademicYear,
  kind: Kind,
  borrowerName: z.string().meta({ description: "姓名（遮蔽）· Name, masked" }),
  holderId: z.string(),
  enteredBy: z.string(),
  enteredOn: PlainDateString,
  version: z.int().min(1),
};

export const ApplicationDraftRowBody = z
  .object(draftRow)
  .meta({ id: "ApplicationDraftRow", description: "草稿（列表）· Draft in a list" });
export const ApplicationDraftPage = pageOf(ApplicationDraftRowBody, "ApplicationDraftPage");
export const ApplicationDraftQuery = PageQuery.extend({
  status: Status.optional(),
  mine: z.enum(["true"]).optional().meta({ description: "只看我持有的 · Held by me alone" }),
});

export const ApplicationDraftBody = z
  .object({
    ...draftRow,
    fields: z.record(z.string(), DraftFieldBody),
    problems: z.array(ApplicationProblemBody),
    toAcknowledge: z.array(z.string()),
    duplicates: z.array(PossibleDuplicateBody),
    limits: ApplicationLimitsBody.nullable(),
  })
  .meta({ id: "ApplicationDraft", description: "受理单草稿 · Application draft" });
