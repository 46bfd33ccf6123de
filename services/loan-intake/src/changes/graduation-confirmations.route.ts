import {
  ApproveGraduationsBody,
  BulkChangesBody,
  EnterGraduationsBody,
  GraduationOutcomesBody,
} from "@bursar/api-schema/resources";
import {
  approveGraduations as approve,
  enterGraduations as enter,
} from "@bursar/servicing/changes";
import { defineRoute } from "../define-route.ts";

export const enterGraduations = defineRoute({
  method: "post",
  path: "/v1/graduation-confirmations",
  summary: { zh: "批量提交毕业确认", en: "File many graduation confirmations" },
  permission: "change.enter",
  idempotent: true,
  body: EnterGraduationsBody,
  response: GraduationOutcomesBody,
  handle: async ({ deps, context, body }) => ({
    outcomes: await enter(deps, { context, ...body }),
  }),
});

export const approveGraduations = defineRoute({
  method: "post",
  path: "/v1/graduation-confirmations/approval",
  summary: { zh: "批量通过与名单一致的毕业确认", en: "Pass those that the roster agrees with" },
  permission: "change.approve",
  idempotent: true,
  body: ApproveGraduationsBody,
  response: BulkChangesBody,
  handle: async ({ deps, context, body }) => ({
    outcomes: await approve(deps, { context, ...body }),
  }),
});
