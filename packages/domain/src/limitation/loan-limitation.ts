import { fromEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { LoanFact, PreparedLoan } from "../loan/index.ts";
import { limitationOf, type Limitation } from "./limitation-date.ts";
import type { LimitationEvent } from "./limitation-event.ts";

/**
 * The limitation of a loan: its last due date by the plan in force, its payments by the borrower's
 * side, and what else is on record. `undefined` while nothing is due by plan.
 */
export function loanLimitation(
  prepared: PreparedLoan,
  recorded: readonly LimitationEvent[],
): Limitation | undefined {
  const version = prepared.latest();
  const last = version?.settlements.findLast(({ contractual }) => contractual);
  if (version === undefined || last === undefined) return undefined;
  const payments = version.facts
    .filter(isDebtorsPayment)
    .map(({ on }): LimitationEvent => ({ kind: "payment", on }));
  const lastDueOn: PlainDate = fromEpochDay(last.day);
  const { limitation } = prepared.loan.policy.collections;
  return limitationOf(lastDueOn, [...recorded, ...payments], limitation);
}

/** Money of the state or of a rescue says nothing of what the debtor acknowledges. */
function isDebtorsPayment(fact: LoanFact): boolean {
  return (
    (fact.kind === "repaid" || fact.kind === "prepaid") &&
    (fact.bearer ?? "borrower") === "borrower"
  );
}
