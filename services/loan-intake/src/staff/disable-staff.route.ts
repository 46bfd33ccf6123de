import { StaffBody, StaffParams, StaffReasonBody } from "@bursar/api-schema/staff";
import { disableMember, enableMember, resetSecondFactor } from "@bursar/identity/members";
import { defineRoute } from "../define-route.ts";
import { toStaffBody } from "./staff-body.ts";

export const disableStaff = defineRoute({
  method: "post",
  path: "/v1/staff/:staffId/disablement",
  summary: { zh: "停用账号并结束其登录", en: "Disable an account and end its sessions" },
  permission: "staff.manage",
  idempotent: true,
  params: StaffParams,
  body: StaffReasonBody,
  response: StaffBody,
  problems: ["staff.not-found", "staff.own-account", "staff.number-in-reason"],
  handle: async ({ deps, context, params, body }) =>
    toStaffBody(await disableMember(deps, { context, ...params, ...body })),
});

export const enableStaff = defineRoute({
  method: "post",
  path: "/v1/staff/:staffId/enablement",
  summary: { zh: "重新启用账号", en: "Enable an account again" },
  permission: "staff.manage",
  idempotent: true,
  params: StaffParams,
  body: StaffReasonBody,
  response: StaffBody,
  problems: ["staff.not-found", "staff.own-account", "staff.number-in-reason"],
  handle: async ({ deps, context, params, body }) =>
    toStaffBody(await enableMember(deps, { context, ...params, ...body })),
});

export const resetStaffSecondFactor = defineRoute({
  method: "post",
  path: "/v1/staff/:staffId/second-factor-reset",
  summary: { zh: "解除验证器绑定", en: "Take a colleague's second factor away" },
  permission: "staff.manage",
  idempotent: true,
  params: StaffParams,
  body: StaffReasonBody,
  response: StaffBody,
  problems: ["staff.not-found", "staff.own-account", "staff.number-in-reason"],
  handle: async ({ deps, context, params, body }) =>
    toStaffBody(await resetSecondFactor(deps, { context, ...params, ...body })),
});
