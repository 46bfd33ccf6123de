import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { Policy } from "../policy/index.ts";
import { annualDueDate, dueDates } from "./due-dates.ts";
import type { LoanTerms } from "./terms.ts";

/** One contractual payment of principal. */
export interface Instalment {
  readonly dueOn: PlainDate;
  readonly principalFen: Fen;
}

/**
 * Equal instalments from the end of the grace to maturity, rounded down to the contract's unit,
 * the last taking the remainder (C5); one bullet when maturity comes first (K28).
 */
export function principalPlan(terms: LoanTerms, policy: Policy): readonly Instalment[] {
  const { principalFen, maturesOn } = terms;
  const firstOn = annualDueDate(terms.graduationYear + terms.graceYears, policy);
  const days = firstOn > maturesOn ? [maturesOn] : dueDates(firstOn, maturesOn, policy);
  const unitFen = terms.instalmentUnit === "yuan" ? 100n : 1n;
  const each = (principalFen / BigInt(days.length) / unitFen) * unitFen;
  const last = principalFen - each * BigInt(days.length - 1);
  return days.map((dueOn, i) => ({ dueOn, principalFen: i < days.length - 1 ? each : last }));
}
