import type { Policy } from "../policy/index.ts";
import { explainLimits } from "./explain-limits.ts";
import type { AmountLimits, RosterContext } from "./roster-application.ts";

/** The limits of each academic year as the policy has them; `undefined` before its first one. */
export function amountLimitsFrom(policy: Policy): RosterContext["amountLimits"] {
  return (text): AmountLimits | undefined => {
    const limits = explainLimits(policy, text);
    return (
      limits && {
        undergraduateFen: limits.undergraduate.value,
        postgraduateFen: limits.postgraduate.value,
        minFen: limits.minimum.value,
        stepFen: limits.step.value,
      }
    );
  };
}
