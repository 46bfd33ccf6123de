import { RetentionPlanBody, RetentionPlanQuery } from "@bursar/api-schema/resources";
import { planRetention } from "@bursar/servicing/retention";
import { defineRoute } from "../define-route.ts";

export const showRetentionPlan = defineRoute({
  method: "get",
  path: "/v1/retention-plans",
  summary: { zh: "到期应清理的数据", en: "What has outlived its period" },
  permission: "retention.read",
  query: RetentionPlanQuery,
  response: RetentionPlanBody,
  problems: ["retention-plan.date-in-future"],
  handle: async ({ deps, context, query }) => {
    const { asOf, due, held, planHash } = await planRetention(deps, { context, ...query });
    return { asOf, due, held, planHash };
  },
});
