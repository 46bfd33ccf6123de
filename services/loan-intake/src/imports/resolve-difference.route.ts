import {
  DifferenceParams,
  ImportDifferenceBody,
  ResolveDifferenceBody,
} from "@bursar/api-schema/resources";
import { resolveDifference as resolve } from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";
import { toDifferenceBody } from "./difference-body.ts";

export const resolveImportDifference = defineRoute({
  method: "post",
  path: "/v1/imports/:importId/rows/:row/differences/:field/resolution",
  summary: { zh: "记录余额差异的核对结果", en: "Record how a difference was settled" },
  permission: "portfolio.import",
  idempotent: true,
  params: DifferenceParams,
  body: ResolveDifferenceBody,
  response: ImportDifferenceBody,
  problems: ["import-difference.not-found", "import-difference.resolved"],
  handle: async ({ deps, context, params, body }) =>
    toDifferenceBody(await resolve(deps, { context, ...params, ...body })),
});
