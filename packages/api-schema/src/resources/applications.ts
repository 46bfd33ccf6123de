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

export const ApproveApplicationBody = z
  .object({
    version: z.int().min(1).meta({ description: "复核人看到的版本 · The version that was shown" }),
  })
  .meta({ id: "ApproveApplication", description: "复核通过 · Approval" });
