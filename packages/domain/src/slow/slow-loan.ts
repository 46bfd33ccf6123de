import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { RateBasis } from "../loan/index.ts";
import type { Policy } from "../policy/index.ts";

/** What the slow engine reads of a contract. */
export interface SlowTerms {
  readonly principalFen: Fen;
  readonly signedOn: PlainDate;
  readonly graduationYear: number;
  readonly subsidyEndsOn: PlainDate;
  readonly maturesOn: PlainDate;
  readonly graceYears: number;
  readonly rateBasis: RateBasis;
  readonly instalmentUnit: "yuan" | "fen";
  readonly dayCount: "ACT/360" | "ACT/365F" | "30/360" | "ACT/ACT";
}

/** `on` is the day of filing wherever something is filed; `filedOn` is its own day if it differs. */
export type SlowFact = { readonly factId: string; readonly sequence: number } & (
  | { readonly kind: "disbursed"; readonly on: PlainDate; readonly amountFen: Fen }
  | {
      readonly kind: "study-extended";
      readonly on: PlainDate;
      readonly graduationYear: number;
      readonly subsidyEndsOn: PlainDate;
      readonly studyFrom?: PlainDate;
    }
  | {
      readonly kind: "study-suspended";
      readonly on: PlainDate;
      readonly graduationYear: number;
      readonly subsidyEndsOn: PlainDate;
    }
  | { readonly kind: "school-left"; readonly on: PlainDate; readonly filedOn?: PlainDate }
  | { readonly kind: "principal-deferred"; readonly on: PlainDate; readonly year: number }
  | { readonly kind: "repaid"; readonly on: PlainDate; readonly amountFen: Fen }
  | {
      readonly kind: "prepaid";
      readonly on: PlainDate;
      readonly principalFen: Fen;
      /** What it cost unless given. */
      readonly receivedFen?: Fen;
    }
  | { readonly kind: "rescued"; readonly on: PlainDate; readonly scope: "full" }
  | {
      readonly kind: "rescued";
      readonly on: PlainDate;
      readonly scope: "instalment";
      readonly amountFen: Fen;
    }
  | { readonly kind: "paid-through"; readonly on: PlainDate }
  | { readonly kind: "refunded"; readonly on: PlainDate; readonly amountFen: Fen }
  | { readonly kind: "written-off"; readonly on: PlainDate }
  | { readonly kind: "reversed"; readonly on: PlainDate; readonly reversesFactId: string }
);

export interface SlowLoan {
  readonly terms: SlowTerms;
  readonly policy: Policy;
  readonly facts: readonly SlowFact[];
}

export type StudyFact = Extract<
  SlowFact,
  { kind: "study-extended" | "study-suspended" | "school-left" }
>;

/** The day from which the lender knows of a fact. */
export function filedOn(fact: SlowFact): PlainDate {
  return fact.kind === "school-left" ? (fact.filedOn ?? fact.on) : fact.on;
}

/** Facts that no reversal takes back, as if the others had never been recorded (K15). */
export function standingFacts(facts: readonly SlowFact[]): readonly SlowFact[] {
  const gone = new Set<string>();
  for (const fact of facts.toSorted((a, b) => b.sequence - a.sequence)) {
    if (fact.kind === "reversed" && !gone.has(fact.factId)) gone.add(fact.reversesFactId);
  }
  return facts.filter((fact) => !gone.has(fact.factId)).toSorted((a, b) => a.sequence - b.sequence);
}
