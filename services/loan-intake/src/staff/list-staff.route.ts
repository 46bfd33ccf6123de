import { StaffBody, StaffPage, StaffParams, StaffQuery } from "@bursar/api-schema/staff";
import { toPage } from "@bursar/http/routes";
import { listMembers, showMember } from "@bursar/identity/members";
import { defineRoute } from "../define-route.ts";
import { toStaffBody } from "./staff-body.ts";

export const listStaff = defineRoute({
  method: "get",
  path: "/v1/staff",
  summary: { zh: "本中心工作人员", en: "The centre's members of staff" },
  permission: "staff.manage",
  query: StaffQuery,
  response: StaffPage,
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const page = { after: startingAfter, limit: limit + 1 };
    const members = await listMembers(deps, { context, page });
    return toPage(members.map(toStaffBody), limit);
  },
});

export const showStaff = defineRoute({
  method: "get",
  path: "/v1/staff/:staffId",
  summary: { zh: "查看工作人员", en: "Show a member of staff" },
  permission: "staff.manage",
  params: StaffParams,
  response: StaffBody,
  problems: ["staff.not-found"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params }) =>
    toStaffBody(await showMember(deps, { context, ...params })),
});
