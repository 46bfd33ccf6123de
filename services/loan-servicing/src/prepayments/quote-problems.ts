/** The refusals that a quote may meet, whenever it is computed. */
export const QUOTE_PROBLEMS = [
  "loan.not-found",
  "loan.not-disbursed",
  "loan.settled",
  "prepayment.blocked-day",
  "prepayment.amount-invalid",
  "prepayment.more-than-balance",
  "prepayment.whole-only",
] as const;
