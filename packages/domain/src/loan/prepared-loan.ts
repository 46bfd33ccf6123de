import { toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Policy } from "../policy/index.ts";
import { accountTape } from "./account.ts";
import { checkTerms, isDisbursed } from "./check-loan.ts";
import { compileLoan } from "./compiled-loan.ts";
import type { CompiledLoan } from "./compiled-loan.ts";
import { inOrder, withoutReversed } from "./effective-facts.ts";
import { knownOn } from "./fact.ts";
import type { LoanFact } from "./fact.ts";
import { settledDayOf } from "./early-settlement.ts";
import type { LoanContext } from "./penalty.ts";
import { policyTables } from "./policy-tables.ts";
import { NO_POSITION, positionOf } from "./position.ts";
import type { LoanPosition, Reading } from "./position.ts";
import { ratePath } from "./rate-path.ts";
import type { LoanTerms } from "./terms.ts";

/** Everything the figures of a loan depend on. */
export interface Loan {
  readonly terms: LoanTerms;
  readonly policy: Policy;
  /** In any order. */
  readonly facts: readonly LoanFact[];
}

/** What a set of facts makes of a loan. */
export interface Version extends CompiledLoan, Reading {
  /** In order, without the reversed ones. */
  readonly facts: readonly LoanFact[];
}

/** A loan put in order once, for positions on many days. Nothing of it changes from outside. */
export interface PreparedLoan {
  readonly loan: Loan;
  readonly context: LoanContext;
  /** What the facts known on an epoch day make of it (K29); `undefined` before disbursement. */
  readonly versionAt: (day: number) => Version | undefined;
  /** What all facts make of it: its rows. */
  readonly latest: () => Version | undefined;
}

/**
 * The very loan that was put in order last: a request asks many questions about one loan. Not a map
 * of all, which would keep whole files of loans with their days in memory.
 */
const last: { prepared?: PreparedLoan } = {};

/** Throws a RangeError for terms or a disbursement that contradict each other. */
export function prepareLoan(loan: Loan): PreparedLoan {
  if (last.prepared?.loan === loan) return last.prepared;
  return (last.prepared = putInOrder(loan));
}

function putInOrder(loan: Loan): PreparedLoan {
  checkTerms(loan.terms);
  const tables = policyTables(loan.policy);
  const context = { terms: loan.terms, tables, rates: ratePath(loan.terms, tables) };
  const facts = inOrder(loan.facts);
  const changeDays = facts.filter(rewrites).map((fact) => toEpochDay(knownOn(fact)));
  const versions: (Version | undefined)[] = [];
  const versionOf = (changes: number): Version | undefined => {
    if (changes in versions) return versions[changes];
    let seen = 0;
    const known = facts.filter((fact) => !rewrites(fact) || seen++ < changes);
    return (versions[changes] = readFacts(known, context));
  };
  return {
    loan,
    context,
    versionAt: (day) => {
      let changes = changeDays.length;
      while (changes > 0 && (changeDays[changes - 1] ?? 0) > day) changes -= 1;
      return versionOf(changes);
    },
    latest: () => versionOf(changeDays.length),
  };
}

/** The position at the end of a day, from the facts known on it (K29). */
export function positionAt(prepared: PreparedLoan, asOf: PlainDate): LoanPosition {
  const day = toEpochDay(asOf);
  const version = prepared.versionAt(day);
  return version === undefined ? NO_POSITION : positionOf(version, day);
}

const COUNTS_FROM_ITS_DAY: ReadonlySet<LoanFact["kind"]> = new Set([
  "disbursed",
  "paid-through",
  "repaid",
  "refunded",
  "written-off",
] as const);

/** Facts that change days before or after their own; money only counts from its day on. */
function rewrites({ kind }: LoanFact): boolean {
  return !COUNTS_FROM_ITS_DAY.has(kind);
}

function readFacts(known: readonly LoanFact[], base: LoanContext): Version | undefined {
  const facts = withoutReversed(known);
  if (!isDisbursed(base.terms, facts)) return undefined;
  const compiled = compileLoan(facts, base.rates, base);
  const context = { ...base, settledDay: settledDayOf(compiled.plan) };
  return { ...compiled, facts, context, marksThrough: accountTape(compiled, facts, context) };
}
