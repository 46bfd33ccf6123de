import { inForce, loanCap } from "../policy/index.ts";
import type { Dated, Policy } from "../policy/index.ts";
import type { Fen } from "../money/index.ts";
import { ageDayOf, readAcademicYear } from "./academic-year.ts";

/** The amounts of an academic year, each with the day it holds from and its 文号. */
export interface ExplainedLimits {
  readonly undergraduate: Dated<Fen>;
  readonly postgraduate: Dated<Fen>;
  readonly minimum: Dated<Fen>;
  readonly step: Dated<Fen>;
}

/** Where the limits of an academic year come from; `undefined` before the first (rulebook 1.3). */
export function explainLimits(policy: Policy, text: string): ExplainedLimits | undefined {
  const year = readAcademicYear(text);
  const first = policy.caps.undergraduate[0];
  if (year === undefined || first === undefined) return undefined;
  const day = ageDayOf(year);
  if (first.effectiveFrom > day) return undefined;
  return {
    undergraduate: loanCap(policy, "undergraduate", year.from),
    postgraduate: loanCap(policy, "postgraduate", year.from),
    minimum: inForce(policy.minimumAmount, day),
    step: inForce(policy.amountStep, day),
  };
}
