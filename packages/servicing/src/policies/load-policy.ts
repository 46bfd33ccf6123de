import type { Tx } from "@bursar/database/connection";
import { loadPolicyRows, policyStamp } from "@bursar/database/policies";
import { policyFromRows, type Policy } from "@bursar/domain/policy";

/** The last policy that was read, by the key ring, of which each database has its own. */
const known = new WeakMap<Tx["keys"], { readonly stamp: string; readonly policy: Policy }>();

/**
 * The policy as the database holds it now: an approved change counts at once. Asked for its stamp
 * each time, because reading and checking its 250 rows was the dearest part of a submission.
 */
export async function loadPolicy(tx: Tx): Promise<Policy> {
  return policyOfStamp(tx, await policyStamp(tx));
}

/** {@link loadPolicy} for a reader that has the stamp of now from a statement of its own. */
export async function policyOfStamp(tx: Tx, stamp: string): Promise<Policy> {
  const last = known.get(tx.keys);
  if (last?.stamp === stamp) return last.policy;
  const policy = policyFromRows(await loadPolicyRows(tx));
  known.set(tx.keys, { stamp, policy });
  return policy;
}
