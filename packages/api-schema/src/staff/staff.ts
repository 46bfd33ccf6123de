import { z } from "zod";
import { idOf, Instant, pageOf, PageQuery } from "../wire/index.ts";

export const StaffId = idOf("usr", "StaffId");
export const StaffParams = z.object({ staffId: StaffId });

const Name = z
  .string()
  .max(40)
  .regex(/\p{L}/u)
  .meta({ description: "姓名 · Name", example: "李老师" });
const Roles = z
  .array(z.string().min(1).max(20))
  .max(20)
  .meta({ description: "角色 · Roles", example: ["clerk"] });
const UniversityCode = z.string().regex(/^\d{5}$/);
const Reason = z
  .string()
  .max(200)
  .regex(/\S/)
  .meta({ description: "原因 · Reason", example: "已调离" });

export const StaffBody = z
  .object({
    id: StaffId,
    account: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    universityCode: z.string().nullable(),
    disabledAt: Instant.nullable(),
    lockedUntil: Instant.nullable().meta({
      description: "登录失败过多，锁定到这时 · Locked after failed sign-ins until then",
    }),
    initialPasswordUntil: Instant.nullable().meta({
      description: "初始密码有效到这时 · Until when the initial password works",
    }),
    hasSecondFactor: z.boolean(),
    lastSeenAt: Instant.nullable(),
    createdAt: Instant,
    version: z.int().min(1),
  })
  .meta({ id: "StaffMember", description: "工作人员 · Member of staff" });

export const StaffPage = pageOf(StaffBody, "StaffPage");
export const StaffQuery = PageQuery;

export const CreateStaffBody = z
  .object({
    account: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/)
      .meta({ description: "账号名 · Account name", example: "zhang.wei" }),
    name: Name,
    roles: Roles,
    universityCode: UniversityCode.nullable().default(null),
  })
  .meta({ id: "CreateStaff", description: "新建账号 · New account" });

export const StaffWithPasswordBody = z
  .object({
    staff: StaffBody,
    initialPassword: z.string().nullable().meta({
      description: "初始密码，只显示一次；重复请求时为空 · Shown once, null when asked again",
    }),
  })
  .meta({ id: "StaffWithPassword", description: "账号和初始密码 · Account, initial password" });

export const ChangeStaffBody = z
  .object({
    name: Name.optional(),
    roles: Roles.optional(),
    universityCode: UniversityCode.nullable().optional(),
  })
  .meta({ id: "ChangeStaff", description: "修改姓名或角色 · Change of name or roles" });

export const StaffReasonBody = z
  .object({ reason: Reason })
  .meta({ id: "StaffReason", description: "原因 · Reason" });

export const SignInPolicyBody = z
  .object({
    secondFactorRoles: Roles.meta({
      description: "须用动态码的角色 · Roles that need a second factor",
    }),
    version: z.int().min(0),
  })
  .meta({ id: "SignInPolicy", description: "登录要求 · What sign-in asks for" });

export const ChangeSignInPolicyBody = z
  .object({
    secondFactorRoles: z.array(
      z.enum(["clerk", "reviewer", "supervisor", "operator", "auditor", "university"]),
    ),
  })
  .meta({ id: "ChangeSignInPolicy", description: "修改登录要求 · Change of the policy" });
