import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findLoanByContractNo } from "@bursar/database/loans";
import { listIssuedStatements, type IssuedStatement } from "@bursar/database/statements";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** What was issued for a loan, in order. @throws Refusal `loan.not-found` */
export async function listStatements(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly contractNo: string;
    readonly page: { readonly after?: string | undefined; readonly limit: number };
  },
): Promise<IssuedStatement[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const stored = await findLoanByContractNo(tx, query.contractNo);
    if (stored === undefined) throw refuse("loan.not-found");
    return listIssuedStatements(tx, { loanId: stored.loan.id, ...query.page });
  });
}
