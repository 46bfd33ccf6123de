import { laterOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";

interface FactBase {
  readonly factId: string;
  /** Order of recording within the loan; decides between facts of one kind on one day (K4). */
  readonly sequence: number;
  /** Instant of recording, UTC. */
  readonly recordedAt?: string;
  /** The business date of recording; a filing that was approved later changes no day before it. */
  readonly recordedOn?: PlainDate;
}

/** The lender paid the loan out; interest runs from this day. */
export interface Disbursed extends FactBase {
  readonly kind: "disbursed";
  readonly on: PlainDate;
  readonly amountFen: Fen;
}

/** Further full-time study: subsidy and grace go on, maturity stays (rulebook 2.5, K23–K25). */
export interface StudyExtended extends FactBase {
  readonly kind: "study-extended";
  /** Day of filing. */
  readonly on: PlainDate;
  readonly graduationYear: number;
  readonly subsidyEndsOn: PlainDate;
  /** First day of the further study; the day after the old subsidy end unless given (K24). */
  readonly studyFrom?: PlainDate;
}

/** Suspension or military service with status kept: the end of study moves (rulebook 2.5). */
export interface StudySuspended extends FactBase {
  readonly kind: "study-suspended";
  /** Day of filing. */
  readonly on: PlainDate;
  readonly graduationYear: number;
  readonly subsidyEndsOn: PlainDate;
}

/** Drop-out, expulsion or early graduation (C12, K26). */
export interface SchoolLeft extends FactBase {
  readonly kind: "school-left";
  /** Day on which the formalities were complete. */
  readonly on: PlainDate;
  /** Day on which the centre was told; `on` unless given. */
  readonly filedOn?: PlainDate;
}

/** The principal of a relief year moves by one year (C8, K20). */
export interface PrincipalDeferred extends FactBase {
  readonly kind: "principal-deferred";
  /** Day of filing. */
  readonly on: PlainDate;
  readonly year: number;
}

/** Money came in; it pays what is due (K12–K14). */
export interface Repaid extends FactBase {
  readonly kind: "repaid";
  /** Value date: the payer's debit date (K13). */
  readonly on: PlainDate;
  readonly amountFen: Fen;
  /** Whose money it is; the borrower's unless given. */
  readonly bearer?: MoneyBearer;
}

/** The borrower, or the state for one who serves it (代偿). Who sent the money is another matter. */
export type MoneyBearer = "borrower" | "compensation";

/** Principal paid before it is due, with all arrears and the interest to that day (K17). */
export interface Prepaid extends FactBase {
  readonly kind: "prepaid";
  /** Day of application; it settles by the regime of that day (K18). */
  readonly on: PlainDate;
  readonly principalFen: Fen;
  /**
   * Money that came in for it, what it cost unless given. Less than it cost: the rest is money that
   * was there already (K12, K19); more is to be given back.
   */
  readonly receivedFen?: Fen;
  readonly bearer?: MoneyBearer;
}

/** Rescue compensation paid for the borrower: the whole loan or this year's bill (5.7). */
export type Rescued = FactBase & {
  readonly kind: "rescued";
  /** Day on which the money was paid (rulebook 9.5). */
  readonly on: PlainDate;
} & (
    | { readonly scope: "full" }
    /** What was paid for the dues of the year: what of it is not due yet waits for its date. */
    | { readonly scope: "instalment"; readonly amountFen: Fen }
  );

/** Every due up to and on this day was paid in full on its date (K16). */
export interface PaidThrough extends FactBase {
  readonly kind: "paid-through";
  readonly on: PlainDate;
}

/** Money that paid nothing was given back to the payer. */
export interface Refunded extends FactBase {
  readonly kind: "refunded";
  readonly on: PlainDate;
  readonly amountFen: Fen;
}

/** The lender wrote the loan off (核销); the borrower owes what they owed (rulebook 9.5). */
export interface WrittenOff extends FactBase {
  readonly kind: "written-off";
  readonly on: PlainDate;
}

/** Another fact is taken back: the fold leaves it out as if never recorded (K15). */
export interface Reversed extends FactBase {
  readonly kind: "reversed";
  readonly on: PlainDate;
  readonly reversesFactId: string;
}

/** What happened to a loan. Facts are appended and never edited; the fold gives the figures. */
export type LoanFact =
  | Disbursed
  | StudyExtended
  | StudySuspended
  | SchoolLeft
  | PrincipalDeferred
  | Repaid
  | Prepaid
  | Rescued
  | PaidThrough
  | Refunded
  | WrittenOff
  | Reversed;

export type LoanFactKind = LoanFact["kind"];

/**
 * The day from which a filing changes what is owed (K27): what was closed between its filing and
 * its recording was closed without it.
 */
export function bookedOn(fact: LoanFact): PlainDate {
  const known = knownOn(fact);
  const isStudy =
    fact.kind === "study-extended" ||
    fact.kind === "study-suspended" ||
    fact.kind === "school-left";
  return isStudy && fact.recordedOn !== undefined ? laterOf(known, fact.recordedOn) : known;
}

/** The day from which a fact is known (K29): its filing day where it has one. */
export function knownOn(fact: LoanFact): PlainDate {
  return fact.kind === "school-left" ? (fact.filedOn ?? fact.on) : fact.on;
}
