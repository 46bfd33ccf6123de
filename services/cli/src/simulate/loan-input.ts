import type { PlainDate } from "@bursar/domain/calendar";
import type { LoanFact, LoanTerms } from "@bursar/domain/loan";
import type { Path } from "../json-input/field-problem.ts";

/** One loan as it was asked for. */
export interface LoanInput {
  /** The loan's own, else its position counted from 1. */
  readonly id: string;
  readonly terms: LoanTerms;
  readonly facts: readonly LoanFact[];
  /** Where each fact stands in the input, and what its fields are called there. */
  readonly sources: ReadonlyMap<string, FactSource>;
  readonly asOf: PlainDate | undefined;
}

/** The event of a fact. */
export interface FactSource {
  readonly path: Path;
  /** The name of the day in the event. */
  readonly day: "on" | "filedOn";
}
