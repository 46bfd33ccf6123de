import { DocumentKindListBody, DocumentPage, DocumentQuery } from "@bursar/api-schema/resources";
import { DOCUMENT_KINDS_VERSION, documentKindEntry, documentKinds } from "@bursar/domain/document";
import { toPage } from "@bursar/http/routes";
import { listDocuments as list } from "@bursar/servicing/documents";
import { defineRoute } from "../define-route.ts";
import { toDocumentBody } from "./document-body.ts";

export const listDocuments = defineRoute({
  method: "get",
  path: "/v1/documents",
  summary: { zh: "材料列表", en: "List documents of a case or a borrower" },
  permission: "document.read",
  query: DocumentQuery,
  response: DocumentPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toDocumentBody), limit);
  },
});

export const listDocumentKinds = defineRoute({
  method: "get",
  path: "/v1/document-kinds",
  summary: { zh: "材料种类表", en: "The code list of kinds of documents" },
  permission: "signed-in",
  response: DocumentKindListBody,
  handle: () =>
    Promise.resolve({
      version: DOCUMENT_KINDS_VERSION,
      data: documentKinds.map((kind) => {
        const { zh, en, retention, keptOnce = false } = documentKindEntry(kind);
        return { kind, zh, en, retentionLabel: retention, keptOnce };
      }),
    }),
});
