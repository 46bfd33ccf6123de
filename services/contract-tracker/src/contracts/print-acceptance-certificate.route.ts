import { ContractParams, PrintQuery } from "@bursar/api-schema/resources";
import { FileContent } from "@bursar/api-schema/wire";
import { printAcceptanceCertificate as print } from "@bursar/servicing/documents";
import { defineRoute } from "../define-route.ts";

export const printAcceptanceCertificate = defineRoute({
  method: "get",
  path: "/v1/contracts/:contractId/acceptance-certificate",
  summary: { zh: "打印受理证明（PDF，逐次编号）", en: "Print the acceptance certificate as a PDF" },
  permission: "contract.accept",
  params: ContractParams,
  query: PrintQuery,
  response: FileContent,
  sends: ["application/pdf"],
  problems: [
    "contract.not-found",
    "document.not-yet-accepted",
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
