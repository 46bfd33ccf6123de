import { ApplicationLimitsBody, ApplicationYearParams } from "@bursar/api-schema/resources";
import { showLimits as show } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toLimitsBody } from "./limits-body.ts";

export const showLimits = defineRoute({
  method: "get",
  path: "/v1/application-limits/:academicYear",
  summary: { zh: "学年贷款额度与文号", en: "An academic year's limits and their documents" },
  permission: "application.enter",
  params: ApplicationYearParams,
  response: ApplicationLimitsBody,
  problems: ["application.unknown-year"],
  handle: async ({ deps, context, params }) =>
    toLimitsBody(await show(deps, { context, ...params })),
});
