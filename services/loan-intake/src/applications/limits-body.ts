import type { ApplicationLimitsBody } from "@bursar/api-schema/resources";
import type { ExplainedLimits } from "@bursar/domain/application";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toLimitsBody(limits: ExplainedLimits): z.input<typeof ApplicationLimitsBody> {
  return {
    undergraduate: toLimit(limits.undergraduate),
    postgraduate: toLimit(limits.postgraduate),
    minimum: toLimit(limits.minimum),
    step: toLimit(limits.step),
  };
}

function toLimit({ value, effectiveFrom, source }: ExplainedLimits["minimum"]) {
  return { amount: formatYuan(value), effectiveFrom, source };
}
