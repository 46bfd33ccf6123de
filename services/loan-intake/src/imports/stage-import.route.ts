import { ImportBody, StatementQuery } from "@bursar/api-schema/resources";
import type { AnyRoute } from "@bursar/http/routes";
import { importKinds, stageImport, type ImportDefinition } from "@bursar/servicing/imports";
import { defineRoute, type IntakeDeps } from "../define-route.ts";
import { toImportBody } from "./import-body.ts";

/** One route a kind of file, since each asks for a permission of its own. */
export const stageImportRoutes: readonly AnyRoute<IntakeDeps>[] = importKinds.map((definition) =>
  definition.hasStatementDay === true ? stageBalances(definition) : stageFile(definition),
);

function stageFile(definition: ImportDefinition) {
  const { kind } = definition;
  return defineRoute({
    ...uploadOf(definition),
    handle: async ({ deps, context, file }) =>
      toImportBody(await stageImport(deps, { context, kind, file })),
  });
}

function stageBalances(definition: ImportDefinition) {
  const { kind } = definition;
  return defineRoute({
    ...uploadOf(definition),
    query: StatementQuery,
    handle: async ({ deps, context, file, query }) =>
      toImportBody(await stageImport(deps, { context, kind, file, ...query })),
  });
}

function uploadOf({ path, title, permission, maxBytes }: ImportDefinition) {
  return {
    method: "post",
    path: `/v1/imports/${path}`,
    summary: { zh: `上传${title.zh}并逐行检查`, en: `Upload and check: ${title.en}` },
    permission,
    idempotent: true,
    upload: { maxBytes },
    response: ImportBody,
    status: 201,
    problems: [
      "file.wrong-kind",
      "file.empty",
      "file.missing-column",
      "file.repeated-column",
      "file.uneven-row",
      "file.too-large",
      "file.too-many-rows",
      "file.unreadable",
      "import.statement-in-future",
    ],
  } as const;
}
