import { SeasonBody } from "@bursar/api-schema/resources";
import { formatYuan } from "@bursar/domain/money";
import { showSeason as show } from "@bursar/servicing/centres";
import { z } from "zod";
import { defineRoute } from "../define-route.ts";

export const showSeason = defineRoute({
  method: "get",
  path: "/v1/seasons/:academicYear",
  summary: { zh: "一个学年的办理进度", en: "Progress of one academic year" },
  permission: "application.read",
  params: z.object({ academicYear: z.string().regex(/^\d{4}-\d{4}$/) }),
  response: SeasonBody,
  handle: async ({ deps, context, params }) => {
    const season = await show(deps, { context, ...params });
    return {
      businessOn: season.businessOn,
      applications: season.applications.total,
      amount: formatYuan(season.applications.amountFen),
      applicationsByStatus: { ...season.applications.byStatus },
      contractsByStatus: { ...season.contracts.byStatus },
      loans: season.loans,
      disbursedAmount: formatYuan(season.disbursedFen),
    };
  },
});
