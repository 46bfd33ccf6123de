import {
  AssessDocumentBody,
  ClassifyDocumentBody,
  DocumentBody,
  DocumentParams,
  RemoveDocumentBody,
} from "@bursar/api-schema/resources";
import {
  assessDocument as assess,
  classifyDocument as classify,
  removeDocument as remove,
} from "@bursar/servicing/documents";
import { defineRoute } from "../define-route.ts";
import { toDocumentBody } from "./document-body.ts";

export const classifyDocument = defineRoute({
  method: "patch",
  path: "/v1/documents/:documentId",
  summary: { zh: "给材料分类、转正", en: "Classify a document or turn it" },
  permission: "document.upload",
  ifMatch: true,
  params: DocumentParams,
  body: ClassifyDocumentBody,
  response: DocumentBody,
  problems: ["document.not-found", "document.already-removed", "document.kind-fixed"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toDocumentBody(await classify(deps, { context, ...params, ...body, version: ifMatch })),
});

export const assessDocument = defineRoute({
  method: "put",
  path: "/v1/documents/:documentId/quality",
  summary: { zh: "判定材料质量", en: "Say what a copy is like" },
  permission: "document.assess",
  ifMatch: true,
  params: DocumentParams,
  body: AssessDocumentBody,
  response: DocumentBody,
  problems: ["document.not-found", "document.already-removed"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toDocumentBody(await assess(deps, { context, ...params, ...body, version: ifMatch })),
});

export const removeDocument = defineRoute({
  method: "post",
  path: "/v1/documents/:documentId/removal",
  summary: { zh: "提交前移除材料", en: "Take a document out before submission" },
  permission: "document.assess",
  idempotent: true,
  params: DocumentParams,
  body: RemoveDocumentBody,
  response: DocumentBody,
  problems: ["document.not-found", "document.already-removed", "document.after-submission"],
  handle: async ({ deps, context, params, body }) =>
    toDocumentBody(await remove(deps, { context, ...params, ...body })),
});
