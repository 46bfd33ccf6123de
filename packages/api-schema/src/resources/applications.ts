import { readAuditReason } from "@bursar/domain/identity";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";

export const ApplicationId = idOf("app", "ApplicationId");
export const ApplicationParams = z.object({ applicationId: ApplicationId });

export const ApplicationBody = z
  .object({
    id: ApplicationId,
    borrowerName: z.string().meta({ description: "姓名（遮蔽）· Name, masked", example: "张*三" }),
    academicYear: z.string().meta({ example: "2024-2025" }),
    kind: z.enum(["first", "renewal"]),
    status: z.string().meta({ example: "submitted" }),
    amount: YuanString,
    universityCode: z.string(),
    level: z.string(),
    graduationYear: z.int(),
    warnings: z.array(z.string()),
    submittedOn: PlainDateString,
    reviewedOn: PlainDateString.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: "Application", description: "贷款申请 · Application" });

export const ApplicationPage = pageOf(ApplicationBody, "ApplicationPage");
export const ApplicationQuery = PageQuery.extend({
  status: z.string().max(40).optional(),
  academicYear: z
    .string()
    .regex(/^\d{4}-\d{4}$/)
    .optional(),
});

/** A code of the catalogue or of a checklist, never a person's words. */
export const ReasonCode = z
  .string()
  .max(80)
  .regex(/^[a-z0-9][a-z0-9.|/-]*$/)
  // Codes go into the audit in clear, and a person's number is no code.
  .refine((code) => readAuditReason(code).kind === "accepted")
  .meta({ description: "原因代码 · Code of a reason", example: "documents.incomplete" });

export const MoveApplicationBody = z
  .object({
    reasons: z.array(ReasonCode).max(30).default([]),
    note: z.string().min(1).max(1_000).nullable().default(null).meta({
      description: "经办人的说明，加密保存 · The officer's own words, kept sealed",
    }),
  })
  .meta({ id: "MoveApplication", description: "办理说明 · Why an application moves" });

export const ReturnApplicationBody = z
  .object({
    reasons: z.array(ReasonCode).max(30).default([]),
    note: z.string().min(1).max(1_000).meta({
      description: "退回或作废的原因，说明怎么改 · Why, and what to change",
    }),
  })
  .meta({ id: "ReturnApplication", description: "退回原因 · Reasons of a return" });

export const RequestDocumentsBody = z
  .object({
    further: z.array(z.string().min(1).max(300)).max(20).default([]).meta({
      description: "核查结果以外另要补的，每条一句 · What else is to be brought, a sentence each",
    }),
  })
  .meta({ id: "RequestDocuments", description: "一次性告知 · One-time notice" });

const Bilingual = { zh: z.string(), en: z.string() };

export const DeficiencyNoticeBody = z
  .object({
    id: idOf("dfn", "DeficiencyNoticeId"),
    applicationId: ApplicationId,
    sequence: z.int().min(1).meta({ description: "第几次告知 · Which notice it is" }),
    issuedOn: PlainDateString,
    issuedBy: z.string(),
    lines: z.array(
      z.object({
        key: z.string(),
        ...Bilingual,
        late: z
          .boolean()
          .meta({ description: "上次告知时就能列出 · Could have been named before" }),
      }),
    ),
    further: z.array(z.string()),
    late: z.boolean(),
    suppliedOn: PlainDateString.nullable(),
    messageStatus: z.enum(["planned", "delivered", "failed"]),
  })
  .meta({ id: "DeficiencyNotice", description: "一次性告知单 · One-time notice" });

export const RequestedDocumentsBody = z
  .object({
    application: ApplicationBody,
    noticeId: z.string(),
  })
  .meta({ id: "RequestedDocuments", description: "已告知 · Application and its notice" });

export const DeficiencySlipsBody = z
  .object({
    centreName: z.string(),
    borrowerName: z.string(),
    academicYear: z.string(),
    notices: z.array(DeficiencyNoticeBody),
  })
  .meta({ id: "DeficiencySlips", description: "告知单打印内容 · What the slips say" });

export const ApplicationYearParams = z.object({
  academicYear: z.string().regex(/^\d{4}-\d{4}$/),
});

const LimitBody = z
  .object({
    amount: YuanString,
    effectiveFrom: PlainDateString,
    source: z.string().meta({ description: "文号 · Document", example: "财教〔2024〕188号" }),
  })
  .meta({ id: "ApplicationLimit" });

export const ApplicationLimitsBody = z
  .object({
    undergraduate: LimitBody,
    postgraduate: LimitBody,
    minimum: LimitBody,
    step: LimitBody,
  })
  .meta({ id: "ApplicationLimits", description: "学年额度与文号 · Limits and their documents" });

export const FileUpdateBody = z
  .object({
    field: z.string(),
    action: z.enum(["update", "change-request"]),
    ...Bilingual,
  })
  .meta({ id: "FileUpdate", description: "档案如何变动 · What becomes of the file" });

export const ApplicationMoveBody = z
  .object({
    sequence: z.int(),
    event: z.string(),
    fromStatus: z.string(),
    toStatus: z.string(),
    version: z.int(),
    reasons: z.array(z.string()),
    note: z.string().nullable(),
    actorId: z.string(),
    occurredOn: PlainDateString,
  })
  .meta({ id: "ApplicationMove", description: "办理过程 · A move of the application" });

export const AmountRaiseId = idOf("rse", "AmountRaiseId");
export const AmountRaiseParams = z.object({ raiseId: AmountRaiseId });
export const AmountRaiseBody = z
  .object({
    id: AmountRaiseId,
    applicationId: ApplicationId,
    from: YuanString,
    to: YuanString,
    cap: YuanString,
    capSource: z.string(),
    status: z.enum(["proposed", "approved", "refused"]),
    proposedBy: z.string(),
    proposedOn: PlainDateString,
    decidedBy: z.string().nullable(),
    decidedOn: PlainDateString.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: "AmountRaise", description: "提额 · A higher amount" });

export const ProposeRaiseBody = z
  .object({ amount: YuanString, reason: z.string().min(1).max(500) })
  .meta({ id: "ProposeRaise", description: "申请提额 · Asking for a higher amount" });

/** A form with personal data masked, by field. */
const MaskedForm = z
  .record(z.string(), z.string())
  .meta({ description: "各栏（证件号、手机号、住址遮蔽）· Fields, personal data masked" });

export const ApplicationDetailBody = ApplicationBody.extend({
  borrowerId: z.string(),
  channel: z.enum(["counter", "remote"]),
  form: MaskedForm,
  acknowledged: z.array(z.string()),
  fileUpdates: z.array(FileUpdateBody),
  guardianConsentOn: PlainDateString.nullable(),
  moves: z.array(ApplicationMoveBody),
  notices: z.array(DeficiencyNoticeBody),
  raises: z.array(AmountRaiseBody),
}).meta({ id: "ApplicationDetail", description: "申请详情 · Application in full" });

export const ApproveApplicationBody = z
  .object({
    version: z.int().min(1).meta({ description: "复核人看到的版本 · The version that was shown" }),
  })
  .meta({ id: "ApproveApplication", description: "复核通过 · Approval" });
