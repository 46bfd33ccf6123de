import { fromEpochDay } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import type { Prepaid, Rescued } from "./fact.ts";
import { notYetDue } from "./plan.ts";
import type { Plan, PlanContext } from "./plan.ts";
import { spreadPrincipal } from "./principal-plan.ts";
import type { Instalment } from "./principal-plan.ts";

/** Takes principal out of the plan on a settlement day (K17, K19, rulebook 10 #7). */
export function applyPrepayment(
  plan: Plan,
  change: { readonly fact: Prepaid | Rescued; readonly day: number },
  context: PlanContext,
): Plan {
  const { fact, day } = change;
  const balanceFen = notYetDue(plan, day);
  const askedFen = fact.kind === "prepaid" ? fact.principalFen : undefined;
  const principalFen = askedFen === undefined || askedFen > balanceFen ? balanceFen : askedFen;
  const prepayment = {
    factId: fact.factId,
    day,
    askedFen,
    principalFen,
    payer: fact.kind === "rescued" ? "rescue" : "borrower",
  } as const;
  const effect = inForce(context.tables.policy.prepayEffect, fromEpochDay(day)).value;
  const past = plan.instalments.filter((instalment) => instalment.day <= day);
  const ahead = plan.instalments.filter((instalment) => instalment.day > day);
  const left =
    effect === "re-spread"
      ? spreadAgain(ahead, balanceFen - principalFen, { plan, context })
      : takeAway(ahead, principalFen, effect);
  return {
    ...plan,
    instalments: [...past, ...left],
    prepayments: [...plan.prepayments, prepayment],
  };
}

/** From the latest date backwards, or from the next one on. */
function takeAway(
  ahead: readonly Instalment[],
  principalFen: Fen,
  effect: "tail-first" | "next-first",
): readonly Instalment[] {
  let takenFen = principalFen;
  const order = effect === "tail-first" ? ahead.toReversed() : ahead;
  const left = order.flatMap((instalment): Instalment[] => {
    const here = takenFen < instalment.principalFen ? takenFen : instalment.principalFen;
    takenFen -= here;
    const principal = instalment.principalFen - here;
    return principal === 0n ? [] : [{ ...instalment, principalFen: principal }];
  });
  return effect === "tail-first" ? left.reverse() : left;
}

function spreadAgain(
  ahead: readonly Instalment[],
  principalFen: Fen,
  { plan, context }: { readonly plan: Plan; readonly context: PlanContext },
): readonly Instalment[] {
  const [first] = ahead;
  if (first === undefined || principalFen === 0n) return [];
  const { instalmentUnit: unit } = context.terms;
  const spread = { principalFen, firstDay: first.day, lastDay: plan.maturityDay, unit };
  return spreadPrincipal(spread, context.tables);
}
