import rows from "./national-policy.json" with { type: "json" };
import { policyFromRows } from "./policy-from-rows.ts";
import type { PolicyRow } from "./policy-row.ts";
import type { Policy } from "./policy.ts";

/** The national rules as shipped: the seed of every new database. */
export const nationalPolicyRows: readonly PolicyRow[] = rows;

let built: Policy | undefined;

/** The shipped rows as a policy, for tests and for figures before a database exists. */
export function nationalPolicy(): Policy {
  built ??= policyFromRows(nationalPolicyRows);
  return built;
}
