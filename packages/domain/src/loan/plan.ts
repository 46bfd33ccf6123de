import { toEpochDay } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { PolicyTables } from "./policy-tables.ts";
import { spreadPrincipal } from "./principal-plan.ts";
import type { Instalment } from "./principal-plan.ts";
import type { LoanTerms } from "./terms.ts";

/** Days [fromDay, toDay) whose interest the treasury pays. */
export interface DaySpan {
  readonly fromDay: number;
  readonly toDay: number;
}

/** Principal that leaves the loan ahead of its dates, with all arrears (K17). */
export interface Prepayment {
  readonly factId: string;
  readonly day: number;
  /** What it asked for; `undefined` for all that is left. */
  readonly askedFen: Fen | undefined;
  /** What it took: never more than the balance of the day. */
  readonly principalFen: Fen;
  readonly payer: "borrower" | "rescue";
}

/**
 * What the contract asks for and when, after everything that was filed; it says nothing about
 * what was paid (K11). Days are epoch days.
 */
export interface Plan {
  readonly graduationYear: number;
  /** Last subsidised day. */
  readonly subsidyEndDay: number;
  readonly treasury: readonly DaySpan[];
  /** Fixed by the contract; only a deferral past it moves it. */
  readonly maturityDay: number;
  /** By ascending day; all of them, past ones too. */
  readonly instalments: readonly Instalment[];
  readonly prepayments: readonly Prepayment[];
}

export interface PlanContext {
  readonly terms: LoanTerms;
  readonly tables: PolicyTables;
}

export function openingPlan({ terms, tables }: PlanContext): Plan {
  const disbursedDay = toEpochDay(terms.disbursedOn);
  const subsidyEndDay = toEpochDay(terms.subsidyEndsOn);
  const maturityDay = toEpochDay(terms.maturesOn);
  const subsidised = { fromDay: disbursedDay, toDay: subsidyEndDay + 1 };
  return {
    graduationYear: terms.graduationYear,
    subsidyEndDay,
    treasury: subsidised.toDay > disbursedDay ? [subsidised] : [],
    maturityDay,
    instalments: spreadPrincipal(
      {
        principalFen: terms.principalFen,
        firstDay: tables.annualDueDay(terms.graduationYear + terms.graceYears),
        lastDay: maturityDay,
        unit: terms.instalmentUnit,
      },
      tables,
    ),
    prepayments: [],
  };
}

/** Principal that falls due after a day; the day's own bill has fallen due (K4). */
export function notYetDue(plan: Plan, day: number): Fen {
  let sum = 0n;
  for (const instalment of plan.instalments)
    if (instalment.day > day) sum += instalment.principalFen;
  return sum;
}
