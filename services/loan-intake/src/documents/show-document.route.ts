import { DocumentDetailBody, DocumentParams } from "@bursar/api-schema/resources";
import { FileContent } from "@bursar/api-schema/wire";
import { showDocument as show, viewDocument as view } from "@bursar/servicing/documents";
import { defineRoute } from "../define-route.ts";
import { toDocumentDetailBody } from "./document-body.ts";

export const showDocument = defineRoute({
  method: "get",
  path: "/v1/documents/:documentId",
  summary: { zh: "材料的登记信息", en: "Show a document's entry" },
  permission: "document.read",
  params: DocumentParams,
  response: DocumentDetailBody,
  problems: ["document.not-found"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params }) =>
    toDocumentDetailBody(await show(deps, { context, ...params })),
});

export const viewDocument = defineRoute({
  method: "get",
  path: "/v1/documents/:documentId/content",
  summary: { zh: "查看材料原件（留痕）", en: "A document's content; the view is audited" },
  permission: "document.read",
  params: DocumentParams,
  response: FileContent,
  sends: ["image/jpeg", "image/png", "application/pdf"],
  problems: [
    "document.not-for-keys",
    "document.not-found",
    "document.erased",
    "document.content-missing",
  ],
  handle: ({ deps, context, params }) => view(deps, { context, ...params }),
});
