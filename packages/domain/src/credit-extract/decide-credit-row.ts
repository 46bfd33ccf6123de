import type { Fen } from "../money/index.ts";
import { isBad } from "./credit-row.ts";
import type { CreditRow } from "./credit-row.ts";

/** What is known of a loan besides its figures. */
export interface CreditCircumstances {
  /** Money of it that waits for a person's decision. */
  readonly heldFen: Fen;
  /** Whether the borrower was told that bad information would be reported. */
  readonly wasNotified: boolean;
}

export type CreditDecision =
  | { readonly kind: "report" }
  | { readonly kind: "wait"; readonly cause: "credit.money-held" | "credit.notice-missing" };

/**
 * Whether a row may go out. What is held may turn out to be the payment, so that nothing bad is
 * said meanwhile; and nothing bad is said before the person was told (征信业管理条例第十五条).
 */
export function decideCreditRow(row: CreditRow, known: CreditCircumstances): CreditDecision {
  if (!isBad(row)) return { kind: "report" };
  if (known.heldFen > 0n) return { kind: "wait", cause: "credit.money-held" };
  if (!known.wasNotified) return { kind: "wait", cause: "credit.notice-missing" };
  return { kind: "report" };
}
