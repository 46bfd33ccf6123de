import type { PolicyDeps } from "@bursar/servicing/policies";
import type { Product } from "../product/open-product.ts";
import type { Shell } from "../terminal/shell.ts";

/** What the use cases of the policy need, and which centre decides where there are several. */
export function policyDeps(shell: Shell, product: Product): PolicyDeps {
  return {
    db: product.database,
    policy: product.policy,
    policyCentreId: shell.environment["BURSAR_POLICY_CENTRE"],
  };
}
