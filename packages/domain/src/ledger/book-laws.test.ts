import fc from "fast-check";
import { describe, it } from "vitest";
import { addDays, fromEpochDay, toEpochDay, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { decideFact, knownOn, prepareLoan } from "../loan/index.ts";
import type { LoanFact, LoanTerms } from "../loan/index.ts";
import { positionOf } from "../loan/position.ts";
import { nationalPolicyRows, policyFromRows } from "../policy/index.ts";
import type { PolicyRow } from "../policy/index.ts";
import {
  brokenLaws,
  closed,
  disbursedLoan,
  factOf,
  happenings,
  loanTerms,
  openedBook,
  recorded,
  reposted,
  textOf,
  withFacts,
} from "../testing/index.ts";
import type { Happening, KeptBook } from "../testing/index.ts";
import { balancesOf, bookDiff, journalThrough } from "./index.ts";

const RUNS = Number(process.env["BURSAR_LAW_RUNS"] ?? 60);

/** A day in a book's life: it is closed or lags, something is recorded, a policy is announced. */
interface Step {
  readonly gap: number;
  readonly snapTo: string;
  readonly closes: boolean;
  readonly happening: Happening;
  readonly announces: "nothing" | "waiver" | "lpr";
}

const steps: fc.Arbitrary<Step> = fc.record({
  gap: fc.oneof(
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 90 }),
    fc.integer({ min: 0, max: 700 }),
  ),
  snapTo: fc.constantFrom("", "", "12-20", "12-21", "12-19", "11-01", "09-20", "09-21", "08-31"),
  closes: fc.boolean(),
  happening: happenings,
  announces: fc.oneof(
    { weight: 8, arbitrary: fc.constant("nothing" as const) },
    { weight: 1, arbitrary: fc.constantFrom("waiver" as const, "lpr" as const) },
  ),
});

interface Life {
  readonly terms: LoanTerms;
  readonly steps: readonly Step[];
  /** So many days after the disbursement it was taken over; null for one disbursed from here. */
  readonly takenOver: number | null;
}

const lives: fc.Arbitrary<Life> = fc.record({
  terms: loanTerms,
  steps: fc.array(steps, { maxLength: 24 }),
  takenOver: fc.option(fc.integer({ min: 0, max: 3_000 }), { freq: 3 }),
});

/** Everything that happens to a loan in its order, and what it broke. */
function lived({ terms, steps: all, takenOver }: Life) {
  const openedOn = takenOver === null ? null : addDays(terms.disbursedOn, takenOver);
  const first = openedOn ?? terms.disbursedOn;
  const loan = withFacts(disbursedLoan(terms), { kind: "paid-through", on: first });
  let book = openedBook(loan, { through: first, openedOn });
  let today = first;
  let rows = nationalPolicyRows;
  const told: string[] = [];
  for (const step of all) {
    today = snapped(addDays(today, step.gap), step.snapTo);
    if (step.closes) book = closed(book, addDays(today, -1));
    told.push(`${today} ${step.closes ? "closed" : "lags"}`);
    report(book, told);
    const further = announced(rows, today, step.announces);
    if (further !== rows) {
      rows = further;
      book = reposted(book, policyFromRows(rows));
      told.push(`${today} ${step.announces}`);
      report(book, told);
    }
    book = happened(book, { today, step, told });
  }
  return book;
}

function happened(
  book: KeptBook,
  { today, step, told }: { today: PlainDate; step: Step; told: string[] },
): KeptBook {
  const fact = factOf(book.loan, today, step.happening);
  if (fact === undefined) return book;
  const sequence = book.loan.facts.length + 1;
  const whole = { ...fact, factId: `fact_${sequence}`, sequence } as LoanFact;
  const isBefore = book.openedOn !== null && whole.on <= book.openedOn;
  if (knownOn(whole) > today || isBefore) return book;
  if (decideFact(book.loan, whole, today).kind === "refused") return book;
  const after = recorded(book, fact);
  told.push(`${today} records ${textOf(fact)}`);
  report(after, told);
  const worse = fact.kind === "reversed" ? undefined : moreOverdue(book, after);
  if (worse !== undefined) throw new Error([textOf(book.loan.terms), ...told, worse].join("\n"));
  return after;
}

/** A past day that a fact makes more overdue than it was known to be (K27), in words. */
function moreOverdue(before: KeptBook, after: KeptBook): string | undefined {
  const [was, is] = [before, after].map(({ loan }) => prepareLoan(loan).latest());
  if (was === undefined || is === undefined) return undefined;
  const last = toEpochDay(before.standing.closedThrough);
  const days = is.settlements.flatMap(({ day }) => [day + 1, day + 92, day + 362]);
  for (const day of days.filter((one) => one <= last)) {
    const [known, now] = [positionOf(was, day), positionOf(is, day)];
    if (now.daysPastDue > known.daysPastDue)
      return `K27: ${fromEpochDay(day)} is ${now.daysPastDue} days past due, not ${known.daysPastDue}`;
  }
  return undefined;
}

/** Fails with the story, never with the policy in it. */
function report(book: KeptBook, told: readonly string[]): void {
  const broken = brokenLaws(book);
  if (broken.length === 0) return;
  const { policy: _policy, ...loan } = book.loan;
  throw new Error([textOf(loan.terms), ...told, ...broken].join("\n"));
}

function announced(
  rows: readonly PolicyRow[],
  today: PlainDate,
  what: Step["announces"],
): readonly PolicyRow[] {
  const year = yearOf(today);
  if (what === "lpr") {
    const effectiveFrom = addDays(today, 1);
    if (rows.some((row) => row.kind === "lpr-5y" && row.effectiveFrom === effectiveFrom))
      return rows;
    const value = `${2 + (year % 4)}.${year % 10}5`;
    return [...rows, { kind: "lpr-5y", effectiveFrom, value, source: "x" }];
  }
  if (what === "nothing" || rows.some(({ kind, key }) => kind === "relief" && key === `${year}`))
    return rows;
  const value = {
    cycleTo: `${year}-12-20`,
    waivesInterest: true,
    waivesPenalty: true,
    defersPrincipal: true,
    lastFiling: { daysBefore: 3, unit: "working-day" },
  };
  const effectiveFrom = `${year - 1}-12-21`;
  return [...rows, { kind: "relief", key: `${year}`, effectiveFrom, value, source: "x" }];
}

function snapped(day: PlainDate, monthDay: string): PlainDate {
  if (monthDay === "") return day;
  const thisYear = `${yearOf(day)}-${monthDay}`;
  return thisYear >= day ? thisYear : `${yearOf(day) + 1}-${monthDay}`;
}

describe("a book that is only ever added to", () => {
  it("ties out after each posting, worsens no past day (K27) and ends as one fold of all facts", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const book = closed(lived(life), addDays(life.terms.maturesOn, 800));
        report(book, ["the end"]);
        const { openedOn, standing } = book;
        const days = { through: standing.closedThrough, openedOn };
        const fold = journalThrough(prepareLoan(book.loan), days);
        const gap = bookDiff(book.lines, fold);
        if (gap.length > 0) throw new Error(textOf([gap, balancesOf(gap)]));
      }),
      { numRuns: RUNS },
    );
  });
});
