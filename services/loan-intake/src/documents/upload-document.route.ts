import { DocumentBody, UploadDocumentBody } from "@bursar/api-schema/resources";
import { DOCUMENT_MAX_BYTES, uploadDocument as upload } from "@bursar/servicing/documents";
import { defineRoute } from "../define-route.ts";
import { toDocumentBody } from "./document-body.ts";

export const uploadDocument = defineRoute({
  method: "post",
  path: "/v1/documents",
  summary: { zh: "上传材料（拍照或 PDF）", en: "Upload a document, a photo or a PDF" },
  permission: "document.upload",
  idempotent: true,
  upload: { maxBytes: DOCUMENT_MAX_BYTES, accepts: [] },
  body: UploadDocumentBody,
  response: DocumentBody,
  status: 201,
  problems: [
    "document.wrong-kind",
    "document.heic",
    "document.broken",
    "document.too-small",
    "document.too-many-pixels",
    "document.locked",
    "document.subject-not-found",
    "document.other-subject",
  ],
  handle: async ({ deps, context, body, file }) => {
    const { subjectKind, subjectId, kind, source, supersedesId } = body;
    const subject = { kind: subjectKind, id: subjectId };
    const place = { subject, kind, source, supersedesId };
    return toDocumentBody(await upload(deps, { context, file, place }));
  },
});
