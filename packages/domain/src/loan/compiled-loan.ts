import type { LoanFact } from "./fact.ts";
import { applyChange, planChanges } from "./plan-changes.ts";
import { openingPlan } from "./plan.ts";
import type { Plan, PlanContext } from "./plan.ts";
import type { RatePath } from "./rate-path.ts";
import { settlements } from "./settlement.ts";
import type { Settlement } from "./settlement.ts";
import { landing, lateAdjustments } from "./late-adjustment.ts";
import type { LateAdjustment } from "./late-adjustment.ts";

/** A loan's contractual side, ready for any day: what is asked for, and when. */
export interface CompiledLoan {
  readonly plan: Plan;
  readonly settlements: readonly Settlement[];
  /** What late filings move from closed settlements to the next one (K27). */
  readonly adjustments: readonly LateAdjustment[];
}

/** Facts are in order and without the reversed ones. */
export function compileLoan(
  facts: readonly LoanFact[],
  rates: RatePath,
  context: PlanContext,
): CompiledLoan {
  const adjustments: LateAdjustment[] = [];
  let plan = openingPlan(context);
  for (const change of planChanges(facts, context.tables)) {
    const changed = applyChange(plan, change, context);
    adjustments.push(...lateAdjustments({ change, before: plan, after: changed }, rates, context));
    plan = changed;
  }
  const settled = settlements(plan, rates, context);
  return {
    plan,
    settlements: settled,
    adjustments: adjustments.map((one) => landing(one, settled)),
  };
}
