import type { ApplicationProblemCode } from "./application-problem-texts.ts";
import type { RosterField } from "./roster-columns.ts";

/** What is wrong with one field of one row, and what to do about it. Never names a person. */
export interface RosterProblem {
  /** The Chinese heading of the column. */
  readonly field: RosterField;
  readonly code: ApplicationProblemCode;
  readonly zh: string;
  readonly en: string;
}
