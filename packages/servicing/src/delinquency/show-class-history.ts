import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { classChangesOf, type ClassChangeRow } from "@bursar/database/delinquency";
import { findLoanByContractNo } from "@bursar/database/loans";
import { restatedHistory, type ClassChange } from "@bursar/domain/delinquency";
import { prepareLoan } from "@bursar/domain/loan";
import type { Deps } from "../deps.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

/** A loan's classes twice: computed anew, which holds, and as they were recorded day by day. */
export interface ShownClassHistory {
  readonly asOf: string;
  readonly restated: readonly ClassChange[];
  readonly recorded: readonly ClassChangeRow[];
}

/** @throws Refusal `loan.not-found` */
export async function showClassHistory(
  deps: Deps,
  query: { context: ActionContext; contractNo: string },
): Promise<ShownClassHistory> {
  return readCentre(deps.db, query.context, async (tx) => {
    const stored = await findLoanByContractNo(tx, query.contractNo);
    if (stored === undefined) throw refuse("loan.not-found");
    const asOf = await businessDate(tx);
    const prepared = prepareLoan(toLoan(stored, await loadPolicy(tx)));
    return {
      asOf,
      restated: restatedHistory(prepared, asOf),
      recorded: await classChangesOf(tx, stored.loan.id),
    };
  });
}
