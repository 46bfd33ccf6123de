import {
  MoveOutcomesBody,
  PreApplicationResultsBody,
  UploadPreApplicationsBody,
  VerifyPreApplicationsBody,
} from "@bursar/api-schema/resources";
import {
  recordResults,
  uploadPreApplications as upload,
  verifyPreApplications as verify,
} from "@bursar/servicing/pre-applications";
import { defineRoute } from "../define-route.ts";
import { toOutcomesBody } from "./pre-application-body.ts";

/** The versions that were shown, as text, which is what an `If-Match` would bring. */
function shown<Item extends { readonly version: number }>(items: readonly Item[]) {
  return items.map((item) => ({ ...item, version: String(item.version) }));
}

export const verifyPreApplications = defineRoute({
  method: "post",
  path: "/v1/pre-application-verifications",
  summary: { zh: "县中心核实预申请（可多份）", en: "Verify pre-applications as the second person" },
  permission: "pre-application.verify",
  idempotent: true,
  body: VerifyPreApplicationsBody,
  response: MoveOutcomesBody,
  handle: async ({ deps, context, body }) =>
    toOutcomesBody(await verify(deps, { context, items: shown(body.items) })),
});

export const uploadPreApplications = defineRoute({
  method: "post",
  path: "/v1/pre-application-uploads",
  summary: {
    zh: "登记预申请已录入贷款机构系统",
    en: "Record that pre-applications stand in the lender's system",
  },
  permission: "pre-application.enter",
  idempotent: true,
  body: UploadPreApplicationsBody,
  response: MoveOutcomesBody,
  problems: [
    "pre-application.no-such-year",
    "pre-application.not-open-yet",
    "pre-application.bulk-closed",
    "pre-application.closed",
  ],
  handle: async ({ deps, context, body }) =>
    toOutcomesBody(await upload(deps, { context, ...body, items: shown(body.items) })),
});

export const recordPreApplicationResults = defineRoute({
  method: "post",
  path: "/v1/pre-application-results",
  summary: { zh: "登记预申请结果", en: "Record which pre-applications passed" },
  permission: "pre-application.verify",
  idempotent: true,
  body: PreApplicationResultsBody,
  response: MoveOutcomesBody,
  handle: async ({ deps, context, body }) =>
    toOutcomesBody(await recordResults(deps, { context, items: shown(body.items) })),
});
