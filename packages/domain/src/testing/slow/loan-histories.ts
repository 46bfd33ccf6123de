import fc from "fast-check";
import { addDays, daysBetween, laterOf, plainDate, yearOf } from "../../calendar/index.ts";
import type { PlainDate } from "../../calendar/index.ts";
import {
  decideFact,
  knownOn,
  positionAt,
  prepareLoan,
  quotePrepayment,
  yearDuesAt,
} from "../../loan/index.ts";
import type { Loan, LoanFact, LoanTerms } from "../../loan/index.ts";
import { disbursedLoan, loanTerms } from "../loan-arbitraries.ts";
import { settlementDay } from "../../slow/settlement-day.ts";

/** A loan with a history, and days to look at it. */
export interface LoanHistory {
  readonly terms: LoanTerms;
  readonly facts: readonly LoanFact[];
  readonly days: readonly PlainDate[];
}

const kinds = [
  "study-extended",
  "study-suspended",
  "school-left",
  "principal-deferred",
  "repaid",
  "repaid",
  "prepaid",
  "rescued",
  "reversed",
] as const;

/** Something that may happen next; what the rules refuse at that point is left out. */
interface Seed {
  readonly kind: (typeof kinds)[number];
  /** Days since what happened before. */
  readonly gap: number;
  /** Moved on to the next such day of the year. */
  readonly snapTo: string;
  /** Of what there is, in thousandths; zero for all of it. */
  readonly share: number;
}

const seed: fc.Arbitrary<Seed> = fc.record({
  kind: fc.constantFrom(...kinds),
  gap: fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 90 }),
    fc.integer({ min: 0, max: 1_200 }),
  ),
  snapTo: fc.oneof(
    fc.constant(""),
    fc.constantFrom(
      "12-20",
      "12-21",
      "12-19",
      "11-01",
      "10-31",
      "09-20",
      "08-31",
      "10-15",
      "10-16",
    ),
  ),
  share: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1_000 })),
});

/** Contracts of every cohort, basis and day count with up to eight events in their order. */
export const loanHistories: fc.Arbitrary<LoanHistory> = fc
  .record({
    terms: loanTerms,
    dayCount: fc.constantFrom("ACT/360", "ACT/360", "ACT/360", "ACT/365F", "30/360", "ACT/ACT"),
    isFixed: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    seeds: fc.array(seed, { maxLength: 8 }),
    paidYears: fc.option(fc.integer({ min: 0, max: 16 })),
    lookAt: fc.array(
      fc.record({ days: fc.integer({ min: 0, max: 8_000 }), snapTo: seed.map((s) => s.snapTo) }),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
  })
  .map(({ terms, dayCount, isFixed, seeds, paidYears, lookAt }) => {
    const chosen: LoanTerms = {
      ...terms,
      dayCount,
      ...(isFixed && { rateBasis: { fixedPpm: 45_000n } }),
    };
    const paidThrough =
      paidYears === null ? undefined : plainDate(terms.graduationYear + paidYears - 1, 12, 31);
    const loan = addEvents(chosen, seeds, paidThrough);
    const days = lookAt.map(({ days: gap, snapTo }) =>
      snap(addDays(terms.disbursedOn, gap), snapTo),
    );
    return { terms: chosen, facts: loan.facts, days };
  });

function addEvents(
  terms: LoanTerms,
  seeds: readonly Seed[],
  paidThrough: PlainDate | undefined,
): Loan {
  let loan = disbursedLoan(terms);
  let today = terms.disbursedOn;
  const study = { graduationYear: terms.graduationYear, endsOn: terms.subsidyEndsOn };
  if (paidThrough !== undefined) {
    const fact = { kind: "paid-through", factId: "paid", sequence: 0, on: paidThrough } as const;
    loan = { ...loan, facts: [...loan.facts, fact] };
  }
  for (const [index, one] of seeds.entries()) {
    today = snap(addDays(today, one.gap), one.snapTo);
    // a deferral is refused in most years
    if (one.kind === "principal-deferred") today = laterOf(today, plainDate(2022, 2, 1));
    const fact = toFact({ loan, seed: one, sequence: index + 2, on: today, study });
    if (fact === undefined) continue;
    if (decideFact(loan, fact, knownOn(fact)).kind === "refused") continue;
    loan = { ...loan, facts: [...loan.facts, fact] };
    today = fact.kind === "prepaid" ? settlementDay(fact.on) : knownOn(fact);
    if (fact.kind === "study-extended" || fact.kind === "study-suspended") {
      study.graduationYear = fact.graduationYear;
      study.endsOn = fact.subsidyEndsOn;
    }
    if (fact.kind === "school-left") {
      study.graduationYear = yearOf(fact.on);
      study.endsOn = endOfMonth(fact.on) < study.endsOn ? endOfMonth(fact.on) : study.endsOn;
    }
  }
  return loan;
}

interface Moment {
  readonly loan: Loan;
  readonly seed: Seed;
  readonly sequence: number;
  readonly on: PlainDate;
  readonly study: { readonly graduationYear: number; readonly endsOn: PlainDate };
}

function toFact({
  loan,
  seed: { kind, share },
  sequence,
  on,
  study,
}: Moment): LoanFact | undefined {
  const base = { factId: `event_${sequence}`, sequence, on };
  const isNear = Math.abs(daysBetween(study.endsOn, on)) < 900 && on < loan.terms.maturesOn;
  const graduationYear = Math.max(study.graduationYear, yearOf(on)) + 1 + (share % 3);
  const subsidyEndsOn = plainDate(graduationYear, 8, 31);
  switch (kind) {
    case "study-extended": {
      const studyFrom = addDays(study.endsOn, 1 + (share % 200));
      const isLaterStart = share % 2 === 1 && studyFrom < subsidyEndsOn;
      if (!isNear) return undefined;
      return { ...base, kind, graduationYear, subsidyEndsOn, ...(isLaterStart && { studyFrom }) };
    }
    case "study-suspended":
      if (!isNear || on > study.endsOn) return undefined;
      return { ...base, kind, graduationYear, subsidyEndsOn };
    case "school-left":
      return { ...base, kind, ...(share % 2 === 1 && { filedOn: addDays(on, share % 500) }) };
    case "principal-deferred":
      return { ...base, kind, year: yearOf(on) };
    case "rescued":
      if (share % 3 === 0) return { ...base, kind, scope: "full" };
      return { ...base, kind, scope: "instalment", amountFen: rescuedFen(loan, on, share) };
    case "repaid":
    case "prepaid":
      return toPayment(loan, kind, { ...base, share });
    case "reversed": {
      const taken = loan.facts.findLast(({ kind: of }) => of === "repaid" || of === "prepaid");
      return taken && { ...base, kind, reversesFactId: taken.factId };
    }
  }
}

/** What the year owes, or any part or too much of it. */
function rescuedFen(loan: Loan, on: PlainDate, share: number): bigint {
  const whole = yearDuesAt(prepareLoan(loan), on);
  return share % 2 === 0 ? whole : (whole * BigInt(share)) / 700n;
}

function toPayment(
  loan: Loan,
  kind: "repaid" | "prepaid",
  { share, ...base }: { factId: string; sequence: number; on: PlainDate; share: number },
): LoanFact | undefined {
  const position = positionAt(prepareLoan(loan), base.on);
  const part = share === 0 ? 1_000n : BigInt(share);
  if (kind === "repaid") {
    if (!loan.facts.some((fact) => fact.kind === "paid-through")) return undefined;
    const whole = position.toClearFen > 0n ? position.toClearFen : 120_000n;
    const amountFen = (whole * part) / 600n;
    return amountFen > 0n ? { ...base, kind, amountFen } : undefined;
  }
  const settled = positionAt(prepareLoan(loan), laterOf(settlementDay(base.on), base.on));
  const ahead = settled.principalOutstandingFen - settled.principalOverdueFen;
  const principalFen = (ahead * part) / 1_000n;
  if (principalFen <= 0n) return undefined;
  // what it costs, what is quoted beside money that is there, or any other sum
  const decision = quotePrepayment(loan, { on: base.on, principalFen });
  const quoted = decision.kind === "quoted" ? decision.quote.totalFen : principalFen;
  const receivedFen = share % 3 === 1 ? quoted : (quoted * part) / 500n;
  return { ...base, kind, principalFen, ...(share % 3 > 0 && { receivedFen }) };
}

function snap(day: PlainDate, monthDay: string): PlainDate {
  if (monthDay === "") return day;
  const thisYear = `${yearOf(day)}-${monthDay}`;
  return thisYear >= day ? thisYear : `${yearOf(day) + 1}-${monthDay}`;
}

function endOfMonth(day: PlainDate): PlainDate {
  const next = addDays(`${day.slice(0, 7)}-28`, 4);
  return addDays(`${next.slice(0, 7)}-01`, -1);
}
