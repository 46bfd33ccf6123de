import { toEpochDay } from "../calendar/index.ts";
import { inForce } from "../policy/index.ts";
import type { LoanFact } from "./fact.ts";
import type { Plan, PlanContext } from "./plan.ts";
import { applyDeferral } from "./plan-deferral.ts";
import { applyPrepayment } from "./plan-prepayment.ts";
import { applySchoolLeft, applyStudyChange } from "./plan-study.ts";
import type { PolicyTables } from "./policy-tables.ts";
import { settlementDay } from "./prepay-regime.ts";

/** A fact that changes the plan, with the day on which it does. */
export interface PlanChange {
  readonly fact: LoanFact;
  readonly day: number;
}

/**
 * The facts that change the plan, by the day on which they do (facts are in order): filings on
 * their day, an early repayment on the day it settles, behind everything else of that day (K4).
 */
export function planChanges(facts: readonly LoanFact[], tables: PolicyTables): PlanChange[] {
  const changes = facts.flatMap((fact): PlanChange[] => {
    switch (fact.kind) {
      case "study-extended":
      case "study-suspended":
      case "principal-deferred":
        return [{ fact, day: toEpochDay(fact.on) }];
      case "school-left":
        return [{ fact, day: toEpochDay(fact.filedOn ?? fact.on) }];
      case "prepaid":
        return [{ fact, day: settlementDay(fact.on, tables) }];
      case "rescued":
        return fact.scope === "full" ? [{ fact, day: toEpochDay(fact.on) }] : [];
      case "disbursed":
      case "repaid":
      case "paid-through":
      case "refunded":
      case "written-off":
      case "reversed":
        return [];
    }
  });
  return changes.sort((a, b) => a.day - b.day || lateness(a.fact) - lateness(b.fact));
}

function lateness({ kind }: LoanFact): number {
  return kind === "prepaid" || kind === "rescued" ? 1 : 0;
}

export function applyChange(plan: Plan, change: PlanChange, context: PlanContext): Plan {
  const { fact, day } = change;
  switch (fact.kind) {
    case "study-extended":
    case "study-suspended":
      return applyStudyChange(plan, fact, context);
    case "school-left":
      return applySchoolLeft(plan, fact, context);
    case "principal-deferred": {
      const again = inForce(context.tables.policy.deferAgain, fact.on).value;
      return applyDeferral(plan, { fromDay: day, year: fact.year, again });
    }
    case "prepaid":
    case "rescued":
      return applyPrepayment(plan, { fact, day }, context);
    case "disbursed":
    case "repaid":
    case "paid-through":
    case "refunded":
    case "written-off":
    case "reversed":
      return plan;
  }
}
