import { readCentre, type ActionContext } from "@bursar/database/connection";
import { listContracts as selectContracts } from "@bursar/database/contracts";
import type { Contract, ContractFilter } from "@bursar/database/contracts";
import type { Deps } from "../deps.ts";

/** A page of the centre's contracts in the order of their ids. */
export async function listContracts(
  deps: Deps,
  query: { context: ActionContext; filter: ContractFilter },
): Promise<Contract[]> {
  return readCentre(deps.db, query.context, (tx) => selectContracts(tx, query.filter));
}
