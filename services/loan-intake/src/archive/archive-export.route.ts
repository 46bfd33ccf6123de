import {
  ArchiveExportBody,
  ArchiveExportParams,
  StartArchiveExportBody,
} from "@bursar/api-schema/resources";
import { FileContent } from "@bursar/api-schema/wire";
import {
  downloadArchiveExport as download,
  showArchiveExport as show,
  startArchiveExport as start,
} from "@bursar/servicing/archive";
import { defineRoute } from "../define-route.ts";
import { toArchiveExportBody } from "./archive-body.ts";

export const startArchiveExport = defineRoute({
  method: "post",
  path: "/v1/archive-exports",
  summary: {
    zh: "导出一位学生或一个学年的档案（ZIP，留痕）",
    en: "Export the bag of a borrower or of a year as a ZIP; audited",
  },
  permission: "archive.export",
  idempotent: true,
  body: StartArchiveExportBody,
  response: ArchiveExportBody,
  status: 202,
  problems: ["borrower.not-found", "archive.nothing-to-export"],
  handle: async ({ deps, context, body }) => {
    const { borrowerId = null, academicYear, reason } = body;
    const scope =
      borrowerId === null
        ? { borrowerId, academicYear: academicYear ?? "" }
        : { borrowerId, academicYear: null };
    return toArchiveExportBody(await start(deps, { context, scope, reason }));
  },
});

export const showArchiveExport = defineRoute({
  method: "get",
  path: "/v1/archive-exports/:exportId",
  summary: { zh: "档案导出的进度", en: "How far an export has come" },
  permission: "archive.export",
  params: ArchiveExportParams,
  response: ArchiveExportBody,
  problems: ["archive.export-not-found"],
  handle: async ({ deps, context, params }) =>
    toArchiveExportBody(await show(deps, { context, ...params })),
});

export const downloadArchiveExport = defineRoute({
  method: "get",
  path: "/v1/archive-exports/:exportId/content",
  summary: { zh: "下载导出的档案（留痕，到期失效）", en: "Download an export; audited, expires" },
  permission: "archive.export",
  params: ArchiveExportParams,
  response: FileContent,
  sends: ["application/zip"],
  problems: ["archive.export-not-found", "archive.not-ready", "archive.expired"],
  handle: ({ deps, context, params }) => download(deps, { context, ...params }),
});
