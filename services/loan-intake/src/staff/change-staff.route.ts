import { ChangeStaffBody, StaffBody, StaffParams } from "@bursar/api-schema/staff";
import { changeMember } from "@bursar/identity/members";
import { defineRoute } from "../define-route.ts";
import { toStaffBody } from "./staff-body.ts";

export const changeStaff = defineRoute({
  method: "patch",
  path: "/v1/staff/:staffId",
  summary: { zh: "修改姓名或角色", en: "Change a colleague's name or roles" },
  permission: "staff.manage",
  ifMatch: true,
  params: StaffParams,
  body: ChangeStaffBody,
  response: StaffBody,
  problems: [
    "staff.not-found",
    "staff.own-account",
    "staff.role-not-grantable",
    "staff.university-missing",
  ],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toStaffBody(await changeMember(deps, { context, ...params, ...body, version: ifMatch })),
});
