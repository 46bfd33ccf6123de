import {
  ApplicationParams,
  DocumentChecklistBody,
  DocumentListBody,
} from "@bursar/api-schema/resources";
import { carryOverDocuments as carryOver, showChecklist } from "@bursar/servicing/documents";
import { defineRoute } from "../define-route.ts";
import { toDocumentBody } from "./document-body.ts";

export const showDocumentChecklist = defineRoute({
  method: "get",
  path: "/v1/applications/:applicationId/document-checklist",
  summary: { zh: "申请的材料清单", en: "What an application has to bring and what came" },
  permission: "document.read",
  params: ApplicationParams,
  response: DocumentChecklistBody,
  problems: ["application.not-found"],
  handle: async ({ deps, context, params }) => {
    const { items, deficiencies } = await showChecklist(deps, { context, ...params });
    return {
      complete: deficiencies.length === 0,
      items: items.map((item) => ({ ...item, anyOf: [...item.anyOf] })),
      deficiencies: deficiencies.map((line) => ({ ...line, anyOf: [...line.anyOf] })),
    };
  },
});

export const carryOverDocuments = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/carried-over-documents",
  summary: { zh: "沿用上年材料", en: "Take over the documents kept in earlier years" },
  permission: "document.upload",
  idempotent: true,
  params: ApplicationParams,
  response: DocumentListBody,
  problems: ["application.not-found"],
  handle: async ({ deps, context, params }) => {
    const copies = await carryOver(deps, { context, ...params });
    return { data: copies.map(toDocumentBody) };
  },
});
