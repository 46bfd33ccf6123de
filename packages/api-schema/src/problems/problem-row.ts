import type { Sentence } from "../wire/sentences.ts";

/** One error code in the catalogue. */
export interface ProblemRow {
  /** HTTP status that goes with the code. */
  readonly status: number;
  /** What happened, in a few words. */
  readonly title: Sentence;
  /** What it means and what to do: the text of the code's help page. */
  readonly help: Sentence;
  /** True when the same request, sent again later, can succeed. */
  readonly retryable?: true;
}

/** Rows by code `noun.reason`. */
export type ProblemTable = Readonly<Record<string, ProblemRow>>;
