import type { PlainDate } from "../calendar/index.ts";
import { prepareLoan, stateOf } from "../loan/index.ts";
import type { PreparedLoan } from "../loan/index.ts";
import { classHistory, type ClassChange } from "./class-history.ts";

/**
 * The history that holds: what was reversed is left out from the beginning, so that a payment
 * taken back paid nothing on any day (K15).
 */
export function restatedHistory(prepared: PreparedLoan, asOf: PlainDate): readonly ClassChange[] {
  const { facts } = stateOf(prepared, asOf);
  if (facts.length === 0) return [];
  return classHistory(prepareLoan({ ...prepared.loan, facts }), asOf);
}
