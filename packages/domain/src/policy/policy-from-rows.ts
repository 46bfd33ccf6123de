import { Refusal } from "../refusal.ts";
import { readCollectionPolicy } from "./collection-policy.ts";
import { DOCUMENT_CASES, documentRequirements } from "./document-requirements.ts";
import {
  hardshipCategory,
  publicityDays,
  readHardshipPolicy,
  readPreApplicationPolicy,
} from "./hardship-policy.ts";
import {
  boolean,
  date,
  integer,
  monthDay,
  object,
  oneOf,
  optional,
  orderOf,
  percent,
  timeOfDay,
  yuan,
} from "./parse-value.ts";
import type { PolicyRow } from "./policy-row.ts";
import type { Policy, Relief, Series } from "./policy.ts";
import { readRetentionPolicy } from "./retention-policy.ts";
import { rowReader, type RowReader } from "./row-reader.ts";
import { readTreasuryPolicy } from "./treasury-policy.ts";

const years = integer(1, 40);
const age = integer(16, 100);
const cohort = object({
  addYears: years,
  maxYears: years,
  graceYears: integer(0, 20),
  maturityDay: monthDay,
});
const relief = object({
  cycleTo: date,
  waivesInterest: boolean,
  waivesPenalty: boolean,
  defersPrincipal: boolean,
  lastFiling: object({ daysBefore: integer(0, 60), unit: oneOf("day", "working-day") }),
  notIfSettledBefore: optional(date),
});
const overdueDays = integer(1, 3_650);
const delinquencyClasses = object({
  attention: overdueDays,
  substandard: overdueDays,
  doubtful: overdueDays,
  loss: overdueDays,
});

const penalty = object({ factorPct: percent, onInterest: boolean });
const allocation = object({
  across: oneOf("oldest-instalment", "component"),
  within: orderOf("penalty", "interest", "principal"),
});
const blockedDays = object({ lastDaysOfMonth: integer(0, 27), from: monthDay, to: monthDay });
const studyFiling = object({ warnFrom: monthDay, flagFrom: monthDay, lostAfter: monthDay });
const calendarDays = object({ to: date, kind: oneOf("rest", "work") });

const characters = integer(1, 2_000);
const statementLength = object({ minLength: characters, maxLength: characters });
const points = integer(0, 100);
const reviewRules = object({
  lowMax: points,
  highMin: points,
  bulkMax: integer(1, 200),
  samplePct: integer(1, 100),
});

/**
 * Builds the policy from stored rows, in any order. Every kind must be there and every row must
 * be read by something. Throws the refusals `policy.invalid-row`, `policy.duplicate-row`,
 * `policy.missing-row` and `policy.unknown-row`, each naming the row.
 */
export function policyFromRows(rows: readonly PolicyRow[]): Policy {
  const read = rowReader(rows);
  const policy: Policy = {
    caps: {
      undergraduate: read.series("loan-cap", yuan, "undergraduate"),
      postgraduate: read.series("loan-cap", yuan, "postgraduate"),
    },
    minimumAmount: read.series("loan-minimum", yuan),
    amountStep: read.series("loan-step", yuan),
    lpr5y: read.series("lpr-5y", percent),
    margins: {
      disbursement: read.series("lpr-margin", percent, "disbursement"),
      repricing: read.series("lpr-margin", percent, "repricing"),
    },
    benchmark5y: read.series("benchmark-5y", percent),
    benchmarkConversion: read.single("benchmark-conversion", object({ signedBefore: date })),
    cohorts: read.series("cohort", cohort),
    instalmentUnit: read.series("instalment-unit", oneOf("yuan", "fen")),
    dayCount: read.series("day-count", oneOf("ACT/360", "ACT/365F", "30/360", "ACT/ACT")),
    annualDueDay: read.series("annual-due-day", monthDay),
    repricingDay: read.series("repricing-day", monthDay),
    subsidyEndDay: read.series("subsidy-end-day", monthDay),
    billOpenDays: {
      annual: read.series("bill-open-day", monthDay, "annual"),
      final: read.series("bill-open-day", monthDay, "final"),
    },
    initialRateDay: read.series("initial-rate-day", oneOf("disbursement", "signing")),
    repricingLpr: read.series("repricing-lpr", oneOf("latest-on-or-before", "december-fixing")),
    conversionLpr: read.series("conversion-lpr", oneOf("repricing-day", "previous-december")),
    penalty: read.series("penalty", penalty),
    allocation: read.series("allocation", allocation),
    prepayEffect: read.series("prepay-effect", oneOf("tail-first", "re-spread", "next-first")),
    prepayRegime: read.series("prepay-regime", oneOf("days-1-10", "until-15th", "any-day")),
    prepayBlocked: read.series("prepay-blocked", blockedDays),
    ...incomingMoneyRules(read),
    rescueWindow: read.keyed("rescue-window", object({ from: monthDay, to: monthDay })),
    repayDayBearsInterest: read.series("repay-day-interest", boolean),
    studyFiling: read.series("study-filing", studyFiling),
    deferAgain: read.series("defer-again", boolean),
    calendarDays: read.series("calendar-days", calendarDays),
    reliefs: readReliefs(read.keyed("relief", relief)),
    delinquencyClasses: read.series("delinquency-classes", delinquencyClasses),
    reminderSteps: read.keyed("reminder-step", integer(-3_650, 365)),
    quietHours: read.series("quiet-hours", object({ from: timeOfDay, to: timeOfDay })),
    refreshDay: read.series("refresh-day", integer(1, 28)),
    secondPerson: read.keyed("second-person", boolean),
    hardshipCategories: read.keyed("hardship-category", hardshipCategory),
    hardship: readHardshipPolicy(read),
    preApplication: readPreApplicationPolicy(read),
    publicityDays: read.keyed("publicity-days", publicityDays),
    coBorrowerAge: read.series("co-borrower-age", object({ minYears: age, maxYears: age })),
    renewalStatement: read.series("renewal-statement", statementLength),
    reviewRisk: read.keyed("review-risk", points),
    reviewRules: read.series("review-rules", reviewRules),
    receiptDeadlineDay: read.series("receipt-deadline-day", monthDay),
    phoneConfirmedMonths: read.series("phone-confirmed-months", integer(1, 120)),
    requiredDocuments: readRequiredDocuments(read),
    ...changeRules(read),
    archiveExportDays: read.series("archive-export-days", integer(1, 90)),
    retention: readRetentionPolicy(read),
    collections: readCollectionPolicy(read),
    treasury: readTreasuryPolicy(read),
    reveal: read.series(
      "reveal",
      object({ perHour: integer(1, 1_000), seconds: integer(10, 600), reasonMin: integer(2, 100) }),
    ),
  };
  read.finish();
  return policy;
}

/** How long money may wait for its booking, for its owner and for a decision (rulebook 3.2, 9.5). */
function incomingMoneyRules(
  read: RowReader,
): Pick<Policy, "prepayBookingDays" | "heldMoneyDays" | "unmatchedAlarmDays"> {
  return {
    prepayBookingDays: read.series("prepay-booking-days", integer(0, 30)),
    heldMoneyDays: read.series("held-money-days", integer(0, 30)),
    unmatchedAlarmDays: read.series("unmatched-alarm-days", integer(1, 60)),
  };
}

/** One list of papers a case; a case without one is a missing row. */
function readRequiredDocuments(read: RowReader): Policy["requiredDocuments"] {
  const entries = DOCUMENT_CASES.map((name) => [
    name,
    read.series("required-documents", documentRequirements, name),
  ]);
  return Object.fromEntries(entries) as Policy["requiredDocuments"];
}

/** What holds for changes after signing (rulebook 5.4, 6.6). */
function changeRules(
  read: RowReader,
): Pick<Policy, "graduationConfirmation" | "phoneChangeHours" | "phoneConfirmation"> {
  return {
    graduationConfirmation: read.series(
      "graduation-confirmation",
      object({ opens: monthDay, closes: monthDay }),
    ),
    phoneChangeHours: read.series("phone-change-hours", integer(1, 720)),
    phoneConfirmation: read.series(
      "phone-confirmation",
      object({ days: integer(1, 60), triesMax: integer(1, 20) }),
    ),
  };
}

type ReliefValue = NonNullable<ReturnType<typeof relief.parse>>;

/** A relief row's key is its year and its first day is `effectiveFrom`. */
function readReliefs(byYear: Record<string, Series<ReliefValue>>): readonly Relief[] {
  return Object.entries(byYear)
    .map(([key, [only, ...others]]): Relief => {
      const year = Number(key);
      if (only === undefined || others.length > 0 || !Number.isInteger(year)) throw badCycle(key);
      const { effectiveFrom, source, value } = only;
      if (value.cycleTo < effectiveFrom) throw badCycle(key);
      const { notIfSettledBefore, ...terms } = value;
      const settled = notIfSettledBefore === null ? {} : { notIfSettledBefore };
      return { year, cycleFrom: effectiveFrom, source, ...terms, ...settled };
    })
    .sort((a, b) => a.year - b.year);
}

function badCycle(year: string): Refusal {
  return new Refusal("policy.invalid-row", {
    zh: `免息年度「${year}」有误：每年一条，截止日不得早于起始日。`,
    en: `Relief ${year}: one row a year, its key the year, cycleTo not before effectiveFrom.`,
    pointer: "/value/cycleTo",
    data: { kind: "relief", year },
  });
}
