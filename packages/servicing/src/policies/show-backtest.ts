import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  findBacktest,
  listBacktestLoans,
  type BacktestLoan,
  type MovedPlace,
  type PolicyBacktest,
} from "@bursar/database/policies";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

interface BacktestQuery {
  readonly context: ActionContext;
  readonly policyBacktestId: string;
}

/** How far a back-test is, and what it says so far. @throws `policy-backtest.not-found` */
export async function showBacktest(deps: Deps, query: BacktestQuery): Promise<PolicyBacktest> {
  return readCentre(deps.db, query.context, async (tx) => {
    const found = await findBacktest(tx, query.policyBacktestId);
    if (found === undefined) throw refuse("policy-backtest.not-found");
    return found;
  });
}

/** The loans that change, the largest movements first. @throws `policy-backtest.not-found` */
export async function listMovedLoans(
  deps: Deps,
  query: BacktestQuery & {
    readonly page: { readonly after: MovedPlace | undefined; readonly limit: number };
  },
): Promise<BacktestLoan[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const found = await findBacktest(tx, query.policyBacktestId);
    if (found === undefined) throw refuse("policy-backtest.not-found");
    return listBacktestLoans(tx, found.id, query.page);
  });
}
