import type { Tx } from "@bursar/database/connection";
import { loadPolicyRows } from "@bursar/database/policies";
import { policyFromRows, type Policy } from "@bursar/domain/policy";

/** The policy as the database holds it now. Not cached: an approved change counts at once. */
export async function loadPolicy(tx: Tx): Promise<Policy> {
  return policyFromRows(await loadPolicyRows(tx));
}
