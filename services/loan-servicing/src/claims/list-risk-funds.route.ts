import { RiskFundListBody } from "@bursar/api-schema/claims";
import type { RiskFundYear } from "@bursar/database/claims";
import { formatYuan } from "@bursar/domain/money";
import { listRiskFunds as list } from "@bursar/servicing/claims";
import type { z } from "zod";
import { defineRoute } from "../define-route.ts";

export const listRiskFunds = defineRoute({
  method: "get",
  path: "/v1/risk-funds",
  summary: { zh: "各年风险补偿金", en: "The risk-compensation fund of each year" },
  permission: "claim.read",
  response: RiskFundListBody,
  handle: async ({ deps, context }) => ({ data: (await list(deps, { context })).map(toBody) }),
});

function toBody(fund: RiskFundYear): z.input<typeof RiskFundListBody>["data"][number] {
  const { fundFen, lossFen, lenderShareFen, countyShareFen } = fund;
  return {
    year: fund.year,
    asOf: fund.asOf,
    loans: fund.loans,
    disbursed: formatYuan(fund.disbursedFen),
    fund: formatYuan(fundFen),
    loss: formatYuan(lossFen),
    surplus: formatYuan(fundFen > lossFen ? fundFen - lossFen : 0n),
    shortfall: formatYuan(lossFen > fundFen ? lossFen - fundFen : 0n),
    lenderShare: lenderShareFen === null ? null : formatYuan(lenderShareFen),
    countyShare: countyShareFen === null ? null : formatYuan(countyShareFen),
    rates: [...fund.rates],
  };
}
