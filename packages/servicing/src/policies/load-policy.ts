import type { Tx } from "@bursar/database/connection";
import { loadPolicyRows, policyMark } from "@bursar/database/policies";
import { policyFromRows, type Policy } from "@bursar/domain/policy";

/** The last policy that was read, by the key ring, of which each database has its own. */
const known = new WeakMap<Tx["keys"], { readonly mark: string; readonly policy: Policy }>();

/**
 * The policy as the database holds it now: an approved change counts at once. Asked for its mark
 * each time, because reading and checking its 250 rows was the dearest part of a submission.
 */
export async function loadPolicy(tx: Tx): Promise<Policy> {
  return policyOfMark(tx, await policyMark(tx));
}

/** The policy of a mark that is the last one read; undefined where it has to be read anew. */
export function knownPolicy({ keys }: Pick<Tx, "keys">, mark: string): Policy | undefined {
  const last = known.get(keys);
  return last?.mark === mark ? last.policy : undefined;
}

/** {@link loadPolicy} for a reader that has the mark of now from a statement of its own. */
export async function policyOfMark(tx: Tx, mark: string): Promise<Policy> {
  const last = knownPolicy(tx, mark);
  if (last !== undefined) return last;
  const policy = policyFromRows(await loadPolicyRows(tx));
  known.set(tx.keys, { mark, policy });
  return policy;
}
