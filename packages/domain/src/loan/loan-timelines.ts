import { addDays } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import type { Policy, Relief } from "../policy/index.ts";
import { periodAfter } from "./due-dates.ts";
import type { Instalment } from "./principal-plan.ts";
import { ratePath } from "./rate-path.ts";
import type { Bearer, Timelines } from "./segment.ts";
import type { LoanTerms } from "./terms.ts";
import type { Step, Timeline } from "./timeline.ts";

export function loanTimelines(
  terms: LoanTerms,
  policy: Policy,
  instalments: readonly Instalment[],
): Timelines {
  return {
    rate: ratePath(terms, policy, terms.maturesOn),
    bearer: bearers(terms, policy),
    principalFen: balances(terms, instalments),
    relief: reliefs(policy),
  };
}

/** Treasury to the subsidy end inclusive, then the borrower (C4). */
function bearers(terms: LoanTerms, policy: Policy): Timeline<Bearer> {
  const { source } = inForce(policy.subsidyEndDay, terms.signedOn);
  const borneFrom = addDays(terms.subsidyEndsOn, 1);
  const borne: Step<Bearer> = { from: borneFrom, value: { payer: "borrower", source } };
  if (borneFrom <= terms.disbursedOn) return [{ ...borne, from: terms.disbursedOn }];
  return [{ from: terms.disbursedOn, value: { payer: "treasury", source } }, borne];
}

/** Principal leaves the balance at the end of its due date, paid or not (K4, K11). */
function balances(terms: LoanTerms, instalments: readonly Instalment[]): Timeline<Fen> {
  const steps: Step<Fen>[] = [{ from: terms.disbursedOn, value: terms.principalFen }];
  let left = terms.principalFen;
  for (const { dueOn, principalFen } of instalments) {
    left -= principalFen;
    steps.push({ from: periodAfter(dueOn), value: left });
  }
  return steps;
}

/** The relief in force on each day (K22); relief years may touch each other. */
function reliefs(policy: Policy): Timeline<Relief | undefined> {
  const steps = new Map<PlainDate, Relief | undefined>([["0001-01-01", undefined]]);
  for (const relief of policy.reliefs.filter(({ waivesInterest }) => waivesInterest)) {
    steps.set(relief.cycleFrom, relief);
    steps.set(addDays(relief.cycleTo, 1), undefined);
  }
  return [...steps].map(([from, value]) => ({ from, value }));
}
