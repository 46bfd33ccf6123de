import type { CollectionPolicy } from "./collection-policy.ts";
import type { RetentionPolicy } from "./retention-policy.ts";
import type { TreasuryPolicy } from "./treasury-policy.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import type { DocumentCaseName, DocumentRequirement } from "./document-requirements.ts";
import type {
  HardshipFactor,
  HardshipPolicy,
  PreApplicationPolicy,
  PublicityDays,
} from "./hardship-policy.ts";
import type { MonthDay } from "./month-day.ts";

/** One value with the day it starts to hold and the document (文号) it comes from. */
export interface Dated<T> {
  readonly effectiveFrom: PlainDate;
  readonly source: string;
  readonly value: T;
}

/** Values by ascending start day; each holds until the next one starts. Never empty. */
export type Series<T> = readonly Dated<T>[];

export type StudyLevel = "undergraduate" | "postgraduate";

/** What the year of signature fixes for the life of a contract (rulebook 3.1). */
export interface Cohort {
  /** Longest term: graduation year plus this many years. */
  readonly addYears: number;
  /** Longest term counted from the year of signature. */
  readonly maxYears: number;
  /** Years after graduation before the first principal is due. */
  readonly graceYears: number;
  readonly maturityDay: MonthDay;
}

/** A relief year (rulebook 4); both ends of the cycle belong to it. */
export interface Relief {
  readonly year: number;
  readonly cycleFrom: PlainDate;
  readonly cycleTo: PlainDate;
  readonly waivesInterest: boolean;
  readonly waivesPenalty: boolean;
  readonly defersPrincipal: boolean;
  /** Last day to ask for a deferral, counted back from the due date. */
  readonly lastFiling: { readonly daysBefore: number; readonly unit: "day" | "working-day" };
  /** Loans fully settled before this day get nothing. */
  readonly notIfSettledBefore?: PlainDate;
  readonly source: string;
}

/** Days past due from which each class applies (金融资产五级分类). */
export interface DelinquencyClasses {
  readonly attention: number;
  readonly substandard: number;
  readonly doubtful: number;
  readonly loss: number;
}

/** Local times `HH:MM`; the interval may cross midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** How much and on what the penalty is charged (rulebook 3.4). */
export interface PenaltyTerms {
  /** Of the contract's rate, in ppm: 130 % is 1,300,000. */
  readonly factorPct: RatePpm;
  /** Whether overdue interest bears it too. */
  readonly onInterest: boolean;
}

/** What a payment pays first (rulebook 3.4, K14). */
export interface Allocation {
  /** Instalment by instalment, or one component of all instalments after the other. */
  readonly across: "oldest-instalment" | "component";
  readonly within: readonly ("penalty" | "interest" | "principal")[];
}

/**
 * Which days an early repayment may be applied for and when it settles (K18): days 1–10 for the
 * 20th; any day, settling on the 20th; any day, settling at once.
 */
export type PrepayRegime = "days-1-10" | "until-15th" | "any-day";

/** Days on which nothing can be repaid early: the end of each month and a span of each year. */
export interface BlockedDays {
  readonly lastDaysOfMonth: number;
  readonly from: MonthDay;
  readonly to: MonthDay;
}

/** Days of the year by which further study is to be filed (rulebook 2.5, K23). */
export interface StudyFiling {
  readonly warnFrom: MonthDay;
  readonly flagFrom: MonthDay;
  /** Filed later, this cycle's interest stays with the borrower. */
  readonly lostAfter: MonthDay;
}

/** How many characters a renewal statement 续贷声明 may have (rulebook 1.1). */
export interface StatementLength {
  readonly minLength: number;
  readonly maxLength: number;
}

/** How reviewing works: which risk counts as low or high, and the terms of a bulk pass. */
export interface ReviewRules {
  /** Highest score of a low risk; above it no bulk pass. */
  readonly lowMax: number;
  /** Lowest score of a high risk. */
  readonly highMin: number;
  readonly bulkMax: number;
  /** Share of a bulk pass that has to be opened first, in whole percent, at least one case. */
  readonly samplePct: number;
}

/** Everything the product knows about the rules of the country and the centre, by date. */
export interface Policy {
  /** Highest amount for one academic year; looked up by {@link loanCap}. */
  readonly caps: Readonly<Record<StudyLevel, Series<Fen>>>;
  readonly minimumAmount: Series<Fen>;
  /** Amounts are a multiple of this. */
  readonly amountStep: Series<Fen>;
  /** LPR over five years by publication day; a repeated value says that it was looked up again. */
  readonly lpr5y: Series<RatePpm>;
  /** Margins over LPR: at disbursement, and at each repricing. */
  readonly margins: Readonly<Record<"disbursement" | "repricing", Series<RatePpm>>>;
  /** PBoC benchmark over five years, for contracts signed before the conversion. */
  readonly benchmark5y: Series<RatePpm>;
  /** From `effectiveFrom` on, contracts signed before the day follow LPR instead of benchmark. */
  readonly benchmarkConversion: Dated<{ readonly signedBefore: PlainDate }>;
  readonly cohorts: Series<Cohort>;
  readonly instalmentUnit: Series<"yuan" | "fen">;
  readonly dayCount: Series<"ACT/360" | "ACT/365F" | "30/360" | "ACT/ACT">;
  /** Whose LPR the first rate follows (rulebook 10 #16). */
  readonly initialRateDay: Series<"disbursement" | "signing">;
  /** Which LPR a repricing takes: known on the day, or December's even if published after it. */
  readonly repricingLpr: Series<"latest-on-or-before" | "december-fixing">;
  /** Which LPR converted contracts took first (rulebook 10 #14). */
  readonly conversionLpr: Series<"repricing-day" | "previous-december">;
  readonly penalty: Series<PenaltyTerms>;
  readonly allocation: Series<Allocation>;
  /** Which instalments an early repayment takes away. */
  readonly prepayEffect: Series<"tail-first" | "re-spread" | "next-first">;
  readonly prepayRegime: Series<PrepayRegime>;
  readonly prepayBlocked: Series<BlockedDays>;
  /** Working days after a settlement day within which its money is reported (rulebook 3.2). */
  readonly prepayBookingDays: Series<number>;
  /** Working days within which a person looks at money that is held (rulebook 9.5). */
  readonly heldMoneyDays: Series<number>;
  /** Working days after which money that nobody has claimed raises an alarm (9.5, T7). */
  readonly unmatchedAlarmDays: Series<number>;
  /** When rescues are applied for, by what they pay (rulebook 5.7). */
  readonly rescueWindow: Readonly<
    Record<string, Series<{ readonly from: MonthDay; readonly to: MonthDay }>>
  >;
  /** Whether the day of an early repayment still bears interest (rulebook 10 #8). */
  readonly repayDayBearsInterest: Series<boolean>;
  readonly studyFiling: Series<StudyFiling>;
  /** Whether principal that was deferred once may be deferred again (K20). */
  readonly deferAgain: Series<boolean>;
  /** Stretches that make weekdays rest days or weekend days working days, from their first day. */
  readonly calendarDays: Series<{ readonly to: PlainDate; readonly kind: "rest" | "work" }>;
  readonly annualDueDay: Series<MonthDay>;
  readonly repricingDay: Series<MonthDay>;
  /** Last subsidised day of the graduation year. */
  readonly subsidyEndDay: Series<MonthDay>;
  /** Days on which bills open; a bill opens on the latest of them before its due date. */
  readonly billOpenDays: Readonly<Record<"annual" | "final", Series<MonthDay>>>;
  /** By ascending year. */
  readonly reliefs: readonly Relief[];
  readonly delinquencyClasses: Series<DelinquencyClasses>;
  /** Days before the due date, by step of the ladder. */
  readonly reminderSteps: Readonly<Record<string, Series<number>>>;
  readonly quietHours: Series<QuietHours>;
  /** Day of the month on which borrowers' data are refreshed. */
  readonly refreshDay: Series<number>;
  /** Whether a batch of the kind needs a second person before it runs. */
  readonly secondPerson: Readonly<Record<string, Series<boolean>>>;
  /** Names of the categories of hardship recognition, by code (rulebook 5.8). */
  readonly hardshipCategories: Readonly<
    Record<
      string,
      Series<{ readonly zh: string; readonly en: string; readonly factor: HardshipFactor }>
    >
  >;
  readonly hardship: HardshipPolicy;
  readonly preApplication: PreApplicationPolicy;
  /** How long a list is public, by what it is of. */
  readonly publicityDays: Readonly<Record<string, Series<PublicityDays>>>;
  /** Ages in completed years, both included, of co-borrowers who are no parents (rulebook 1.2). */
  readonly coBorrowerAge: Series<{ readonly minYears: number; readonly maxYears: number }>;
  readonly renewalStatement: Series<StatementLength>;
  /** Points of each reason for a closer look, by the reason's code. */
  readonly reviewRisk: Readonly<Record<string, Series<number>>>;
  readonly reviewRules: Series<ReviewRules>;
  /** Last day on which the lender takes the universities' receipts (rulebook 5.1). */
  readonly receiptDeadlineDay: Series<MonthDay>;
  /** How long a number counts as confirmed (rulebook 6.6 item 5). */
  readonly phoneConfirmedMonths: Series<number>;
  /** Papers that each case needs (rulebook 5.2–5.5, 5.7). */
  readonly requiredDocuments: Readonly<
    Record<DocumentCaseName, Series<readonly DocumentRequirement[]>>
  >;
  /** Between which days of the year graduates confirm that they left school (rulebook 6.6). */
  readonly graduationConfirmation: Series<{ readonly opens: MonthDay; readonly closes: MonthDay }>;
  /** How long a changed number can't sign in nor change an account (rulebook 6.6 item 5). */
  readonly phoneChangeHours: Series<number>;
  /** Days and wrong tries after which a new number can't be confirmed any more. */
  readonly phoneConfirmation: Series<{ readonly days: number; readonly triesMax: number }>;
  /** Days for which an export of archives can be downloaded. */
  readonly archiveExportDays: Series<number>;
  /** Limits on showing personal data in clear. */
  /** How long each class of data is kept. */
  readonly retention: RetentionPolicy;
  /** How arrears are pursued, and until when. */
  readonly collections: CollectionPolicy;
  /** Who pays what besides the borrower. */
  readonly treasury: TreasuryPolicy;
  readonly reveal: Series<{
    readonly perHour: number;
    readonly seconds: number;
    readonly reasonMin: number;
  }>;
}
