import { CreateStaffBody, StaffWithPasswordBody } from "@bursar/api-schema/staff";
import { createMember } from "@bursar/identity/members";
import { defineRoute } from "../define-route.ts";
import { toStaffWithPassword } from "./staff-body.ts";

export const createStaff = defineRoute({
  method: "post",
  path: "/v1/staff",
  summary: { zh: "新建工作人员账号", en: "Make an account for a member of staff" },
  permission: "staff.manage",
  idempotent: true,
  body: CreateStaffBody,
  response: StaffWithPasswordBody,
  status: 201,
  problems: ["staff.account-taken", "staff.role-not-grantable", "staff.university-missing"],
  handle: async ({ deps, context, body }) =>
    toStaffWithPassword(await createMember(deps, { context, ...body })),
});
