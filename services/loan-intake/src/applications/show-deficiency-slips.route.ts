import { ApplicationParams, DeficiencySlipsBody } from "@bursar/api-schema/resources";
import { showDeficiencySlips as show } from "@bursar/servicing/applications";
import { maskName } from "@bursar/domain/identity";
import { defineRoute } from "../define-route.ts";
import { toNoticeBody } from "./application-body.ts";

export const showDeficiencySlips = defineRoute({
  method: "get",
  path: "/v1/applications/:applicationId/deficiency-notices",
  summary: { zh: "一次性告知单（打印内容）", en: "What the deficiency slips say" },
  permission: "application.read",
  params: ApplicationParams,
  response: DeficiencySlipsBody,
  problems: ["application.not-found"],
  handle: async ({ deps, context, params }) => {
    const { centreName, application, notices } = await show(deps, { context, ...params });
    return {
      centreName,
      borrowerName: maskName(application.borrowerName),
      academicYear: application.academicYear,
      notices: notices.map(toNoticeBody),
    };
  },
});
