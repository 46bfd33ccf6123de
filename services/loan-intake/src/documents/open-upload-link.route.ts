import { OpenUploadLinkBody, UploadLinkBody } from "@bursar/api-schema/resources";
import { openUploadLink as open } from "@bursar/servicing/documents";
import { defineRoute } from "../define-route.ts";

export const openUploadLink = defineRoute({
  method: "post",
  path: "/v1/documents/upload-links",
  summary: { zh: "手机补拍二维码", en: "A link by which a family adds photos from its phone" },
  permission: "document.upload",
  idempotent: true,
  body: OpenUploadLinkBody,
  response: UploadLinkBody,
  status: 201,
  problems: ["document.subject-not-found"],
  handle: async ({ deps, context, body }) => {
    const subject = { kind: body.subjectKind, id: body.subjectId };
    const { token, expiresAt, ...link } = await open(deps, { context, subject });
    return {
      ...link,
      // In the query, which no log of ours keeps.
      path: `/upload?link=${token}`,
      expiresAt: new Date(expiresAt).toISOString(),
    };
  },
});
