import { ImportBody, ImportCommitBody, ImportParams } from "@bursar/api-schema/resources";
import {
  commitImport as commit,
  discardImport as discard,
  stopImport as stop,
} from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";
import { toImportBody } from "./import-body.ts";

// Whoever sees imports may ask; the use case then asks for the permission of the file's own kind.
const permission = "application.read";

export const commitImport = defineRoute({
  method: "post",
  path: "/v1/imports/:importId/commit",
  summary: {
    zh: "确认导入，正式生效；停下的从停处继续",
    en: "Let an import take effect, or go on",
  },
  permission,
  idempotent: true,
  params: ImportParams,
  response: ImportCommitBody,
  problems: ["import.not-found", "import.discarded"],
  handle: ({ deps, context, params }) =>
    commit(deps, { context, ...params, mayUse: (one) => context.actor.permissions.has(one) }),
});

export const stopImport = defineRoute({
  method: "post",
  path: "/v1/imports/:importId/stop",
  summary: { zh: "停止正在分批写入的导入", en: "Stop an import between two slices" },
  permission,
  idempotent: true,
  params: ImportParams,
  response: ImportBody,
  problems: ["import.not-found", "import.not-running"],
  handle: async ({ deps, context, params }) => {
    const mayUse = (one: string): boolean => context.actor.permissions.has(one);
    return toImportBody(await stop(deps, { context, ...params, mayUse }));
  },
});

export const discardImport = defineRoute({
  method: "post",
  path: "/v1/imports/:importId/discard",
  summary: { zh: "作废尚未生效的导入", en: "Discard an import that has no effect yet" },
  permission,
  idempotent: true,
  params: ImportParams,
  response: ImportBody,
  problems: ["import.not-found", "import.not-staged"],
  handle: async ({ deps, context, params }) => {
    const mayUse = (one: string): boolean => context.actor.permissions.has(one);
    return toImportBody(await discard(deps, { context, ...params, mayUse }));
  },
});
