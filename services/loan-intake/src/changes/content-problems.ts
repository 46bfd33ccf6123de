import { studyFilingRefusals } from "@bursar/domain/change";

/** The refusals that what a change asks for may meet at every step. */
export const CONTENT_PROBLEMS = [
  "borrower.not-found",
  "change.nothing-given",
  "change.nothing-new",
  "change.phone-invalid",
  "change.phone-too-new",
  "change.account-invalid",
  "change.graduation-year-missing",
  "change.leaving-day-missing",
  "change.graduation-year-differs",
  "change.date-in-future",
  "change.both-in-person",
  "change.co-borrower-unfit",
  "change.signed-before-contract",
  "change.university-unknown",
  "change.no-loan",
  "change.contract-not-theirs",
  "change.loan-paid-off",
  "change.prepayment-open",
  ...studyFilingRefusals,
] as const;
