import { z } from "zod";
import { idOf, Instant, pageOf, PageQuery, PlainDateString } from "../wire/index.ts";

export const VolunteerCodeId = idOf("vcd", "VolunteerCodeId");
export const VolunteerCodeParams = z.object({ volunteerCodeId: VolunteerCodeId });

export const VolunteerCodeBody = z
  .object({
    id: VolunteerCodeId,
    businessOn: PlainDateString,
    usesMax: z.int().min(1),
    uses: z.int().min(0),
    issuedBy: z.string(),
    issuedAt: Instant,
    expiresAt: Instant,
    revokedAt: Instant.nullable(),
    volunteers: z.array(
      z.object({
        id: z.string().meta({ description: "审计中的编号 · Id in the audit trail" }),
        name: z.string(),
        since: Instant,
      }),
    ),
  })
  .meta({ id: "VolunteerCode", description: "志愿者日码 · Volunteers' code of a day" });

export const VolunteerCodePage = pageOf(VolunteerCodeBody, "VolunteerCodePage");
export const VolunteerCodeQuery = PageQuery;

export const IssueVolunteerCodeBody = z
  .object({ usesMax: z.int().min(1).max(100).default(20) })
  .meta({ id: "IssueVolunteerCode", description: "签发日码 · Issue a code" });

export const IssuedVolunteerCodeBody = z
  .object({
    issued: VolunteerCodeBody,
    code: z.string().nullable().meta({
      description: "日码，只显示一次；重复请求时为空 · Shown once, null when asked again",
      example: "k7mf-2qxd",
    }),
  })
  .meta({ id: "IssuedVolunteerCode", description: "签发的日码 · Code that was issued" });

export const VolunteerSignInBody = z
  .object({
    name: z
      .string()
      .max(40)
      .regex(/\p{L}/u)
      .meta({ description: "志愿者姓名 · Volunteer's name", example: "王小明" }),
    code: z
      .string()
      .min(1)
      .max(40)
      .meta({ description: "今天的日码 · Today's code", example: "k7mf-2qxd" }),
  })
  .meta({ id: "VolunteerSignIn", description: "志愿者登录 · Volunteer's sign-in" });

export const VolunteerSessionBody = z
  .object({
    token: z.string(),
    expiresAt: Instant,
    displayName: z.string(),
    centreId: z.string(),
  })
  .meta({ id: "VolunteerSession", description: "志愿者会话 · Volunteer's session" });
