import type { PlainDate } from "../calendar/index.ts";
import type { Sex } from "../identity/index.ts";
import type { Fen } from "../money/index.ts";
import type { DocumentCondition, StatementLength } from "../policy/index.ts";
import type { ApplicationForm } from "./application-form.ts";
import type { RosterProblem } from "./roster-problem.ts";
import type { StudyLevel } from "./study-level.ts";

/** The person who owes the loan jointly with the borrower (rulebook 1.2). */
export interface CoBorrower {
  readonly name: string;
  /** As written on the form, e.g. `母亲`. */
  readonly relation: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** An application as a clean row or form states it. Texts that may be left open are `""`. */
export interface RosterApplication {
  /** `"2024-2025"`. */
  readonly academicYear: string;
  readonly kind: "first" | "renewal";
  readonly name: string;
  readonly sex: Sex;
  readonly ethnicity: string;
  /** 18 characters, upper-case X. */
  readonly idNumber: string;
  readonly birthOn: PlainDate;
  readonly phone: string;
  readonly township: string;
  /** Code of the category, not its words. */
  readonly hardshipCategory: string;
  readonly highSchool: string;
  readonly universityCode: string;
  /** As the register spells it. */
  readonly universityName: string;
  readonly department: string;
  readonly major: string;
  readonly level: StudyLevel;
  readonly programmeYears: number;
  readonly entryYear: number;
  readonly graduationYear: number;
  readonly studentNumber: string;
  readonly tuitionFen: Fen;
  readonly accommodationFen: Fen;
  readonly amountFen: Fen;
  readonly coBorrower: CoBorrower;
  /** True for a borrower under 18: consent of the guardian before signing (rulebook K31). */
  readonly needsGuardianConsent: boolean;
}

/** One category of hardship recognition (rulebook 5.8); a roster names it by its Chinese words. */
export interface HardshipCategory {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Amounts allowed in one academic year (rulebook 1.3). */
export interface AmountLimits {
  readonly undergraduateFen: Fen;
  readonly postgraduateFen: Fen;
  readonly minFen: Fen;
  /** Amounts are a multiple of this, at least one yuan. */
  readonly stepFen: Fen;
}

/** What the counter knows beyond a roster's row (rulebook 1.1, 1.2, 5.3). */
export interface CounterContext {
  /** The county's six digits (GB/T 2260). */
  readonly divisionCode: string;
  readonly renewalStatement: StatementLength;
  /** The person's latest application of an earlier year. */
  readonly earlier: ApplicationForm | undefined;
  /** True for somebody who has had a loan before, here or taken over. */
  readonly hasEarlierLoan: boolean;
  readonly nameOnFile: string | undefined;
  /** True when the person with this ID number has an unsettled loan of their own. */
  readonly isBorrowing: (idNumber: string) => boolean;
  /** Code of the category of the person's recognition in force in the form's year. */
  readonly recognisedCategory: string | undefined;
  /** Papers that are missing or can't be used, as the slip names them. */
  readonly missingDocuments: (
    kind: "first" | "renewal",
    conditions: readonly DocumentCondition[],
  ) => readonly { readonly zh: string; readonly en: string }[];
}

/** Everything a row is held against; the caller looks it up, the decision stays pure. */
export interface RosterContext {
  readonly businessDate: PlainDate;
  /** Limits of an academic year, `undefined` where policy has none. */
  readonly amountLimits: (academicYear: string) => AmountLimits | undefined;
  /** Name in the register of a five-digit university code. */
  readonly universityName: (code: string) => string | undefined;
  /** The version of the list in force. */
  readonly hardshipCategories: readonly HardshipCategory[];
  /** Ages in completed years, both included, for co-borrowers who are no parents. */
  readonly coBorrowerAge: { readonly minYears: number; readonly maxYears: number };
  /** The county's townships; without it any township passes. */
  readonly townships?: ReadonlySet<string>;
  /** True when this person already has an application in that year, stored or earlier in the file. */
  readonly seen: (academicYear: string, idNumber: string) => boolean;
  /** Absent for a file, whose rows can't be held against it. */
  readonly counter?: CounterContext;
}

/** A row read: what it says, and what is wrong with it (refusals first, then by column). */
export type RosterRowResult =
  | {
      readonly verdict: "accepted" | "warned";
      readonly problems: readonly RosterProblem[];
      readonly application: RosterApplication;
    }
  | { readonly verdict: "refused"; readonly problems: readonly RosterProblem[] };
