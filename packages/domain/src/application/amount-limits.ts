import { inForce, loanCap } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import { ageDayOf, readAcademicYear } from "./academic-year.ts";
import type { AmountLimits, RosterContext } from "./roster-application.ts";

/** The limits of each academic year as the policy has them; `undefined` before its first one. */
export function amountLimitsFrom(policy: Policy): RosterContext["amountLimits"] {
  return (text): AmountLimits | undefined => {
    const year = readAcademicYear(text);
    if (year === undefined) return undefined;
    const day = ageDayOf(year);
    const first = policy.caps.undergraduate[0];
    if (first === undefined || first.effectiveFrom > day) return undefined;
    return {
      undergraduateFen: loanCap(policy, "undergraduate", year.from).value,
      postgraduateFen: loanCap(policy, "postgraduate", year.from).value,
      minFen: inForce(policy.minimumAmount, day).value,
      stepFen: inForce(policy.amountStep, day).value,
    };
  };
}
