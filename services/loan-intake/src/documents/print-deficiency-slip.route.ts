import { DeficiencySlipParams, PrintQuery } from "@bursar/api-schema/resources";
import { FileContent } from "@bursar/api-schema/wire";
import { printDeficiencySlip as print } from "@bursar/servicing/documents";
import { defineRoute } from "../define-route.ts";

export const printDeficiencySlip = defineRoute({
  method: "get",
  path: "/v1/applications/:applicationId/deficiency-notices/:noticeId/slip",
  summary: { zh: "打印一次性告知单（PDF，逐次编号）", en: "Print a deficiency slip as a PDF" },
  permission: "application.submit",
  params: DeficiencySlipParams,
  query: PrintQuery,
  response: FileContent,
  sends: ["application/pdf"],
  problems: [
    "application.not-found",
    "document.notice-not-found",
    "document.reprint-reason-missing",
    "document.glyph-missing",
  ],
  handle: ({ deps, context, params, query }) =>
    print(deps, {
      context,
      ...params,
      reason: query.reason,
      printedBy: context.actor.displayName,
    }),
});
