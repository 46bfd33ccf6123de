import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  listCreditRows as selectRows,
  type CreditRowFilter,
  type ShownCreditRow,
} from "@bursar/database/credit-extracts";
import type { Deps } from "../deps.ts";

/** What was reported for a month, corrections included, loan by loan. */
export async function listCreditRows(
  deps: Deps,
  query: { context: ActionContext; filter: CreditRowFilter },
): Promise<ShownCreditRow[]> {
  return readCentre(deps.db, query.context, (tx) => selectRows(tx, query.filter));
}
