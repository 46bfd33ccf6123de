import { civilOf } from "../calendar/index.ts";
import type { Plan } from "./plan.ts";
import { yearLater } from "./policy-tables.ts";
import type { Instalment } from "./principal-plan.ts";

export interface Deferral {
  /** The day of filing; what fell due before it stays. */
  readonly fromDay: number;
  readonly year: number;
  /** Whether principal that was deferred into the year moves once more (K20). */
  readonly again: boolean;
}

/**
 * Moves the principal that falls due in a year to the same day of the next one; nothing else
 * moves (C8, K20). Past maturity it takes the end of the contract with it.
 */
export function applyDeferral(plan: Plan, deferral: Deferral): Plan {
  const instalments = plan.instalments
    .map((instalment) => defer(instalment, deferral))
    .sort((a, b) => a.day - b.day);
  const lastDay = instalments.at(-1)?.day ?? plan.maturityDay;
  return { ...plan, instalments, maturityDay: Math.max(plan.maturityDay, lastDay) };
}

function defer(instalment: Instalment, { fromDay, year, again }: Deferral): Instalment {
  if (instalment.day < fromDay || (instalment.deferred && !again)) return instalment;
  const civil = civilOf(instalment.day);
  if (civil[0] !== year) return instalment;
  return { ...instalment, day: yearLater(civil), deferred: true };
}
