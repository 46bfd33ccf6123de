import { latestRiskFunds, type RiskFundYear } from "@bursar/database/claims";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";

/** The risk-compensation fund of each year as last computed, the newest year first. */
export async function listRiskFunds(
  deps: Deps,
  query: { context: ActionContext },
): Promise<RiskFundYear[]> {
  return readCentre(deps.db, query.context, (tx) => latestRiskFunds(tx));
}
