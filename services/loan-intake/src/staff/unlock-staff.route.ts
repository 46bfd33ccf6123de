import { StaffBody, StaffParams, StaffWithPasswordBody } from "@bursar/api-schema/staff";
import { resetMemberPassword, unlockMember } from "@bursar/identity/members";
import { defineRoute } from "../define-route.ts";
import { toStaffBody, toStaffWithPassword } from "./staff-body.ts";

export const unlockStaff = defineRoute({
  method: "post",
  path: "/v1/staff/:staffId/unlocking",
  summary: { zh: "立即解锁账号", en: "Unlock an account at once" },
  permission: "staff.manage",
  idempotent: true,
  params: StaffParams,
  response: StaffBody,
  problems: ["staff.not-found", "staff.own-account"],
  handle: async ({ deps, context, params }) =>
    toStaffBody(await unlockMember(deps, { context, ...params })),
});

export const resetStaffPassword = defineRoute({
  method: "post",
  path: "/v1/staff/:staffId/password-reset",
  summary: { zh: "重设初始密码", en: "Give a colleague a new initial password" },
  permission: "staff.manage",
  idempotent: true,
  params: StaffParams,
  response: StaffWithPasswordBody,
  problems: ["staff.not-found", "staff.own-account"],
  handle: async ({ deps, context, params }) =>
    toStaffWithPassword(await resetMemberPassword(deps, { context, ...params })),
});
