import type { PlainDate } from "../calendar/index.ts";
import { addDays, plainDate, yearOf } from "../calendar/index.ts";
import {
  billDueOn,
  foldLoan,
  nextBill,
  payoffToday,
  type Loan,
  type LoanState,
} from "../loan/index.ts";
import type { Fen } from "../money/index.ts";
import { dateInYear, inForce, type Policy } from "../policy/index.ts";

/** The spans over which interest is summed: the open interest cycle, the one after it, all. */
export const EFFECT_SPANS = ["current", "next", "lifetime"] as const;
export type EffectSpan = (typeof EFFECT_SPANS)[number];

const OF_A_SPAN = ["Payable", "Borne", "Subsidised", "Waived"] as const;
type SpanFigure = `${EffectSpan}${(typeof OF_A_SPAN)[number]}`;

/** What a change of policy can do to one loan. */
export const EFFECT_FIGURES = [
  "nextBill",
  "overdue",
  "payoff",
  "unapplied",
  ...EFFECT_SPANS.flatMap((span) => OF_A_SPAN.map((figure) => `${span}${figure}` as const)),
] as const;
export type EffectFigure = "nextBill" | "overdue" | "payoff" | "unapplied" | SpanFigure;

/** In fen. Interest is before any waiver; payable is interest less waiver plus principal. */
export type EffectFigures = Readonly<Record<EffectFigure, Fen>>;

/** Days of the due dates that belong to a span, both included. */
interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export type EffectSpans = Readonly<Record<EffectSpan, Span>>;

/** The interest cycle in which a day lies, the one after it, and all of them (rulebook 2.2). */
export function effectSpans(policy: Policy, on: PlainDate): EffectSpans {
  const dueDay = (year: number): PlainDate =>
    dateInYear(inForce(policy.annualDueDay, plainDate(year, 12, 31)).value, year);
  const year = on <= dueDay(yearOf(on)) ? yearOf(on) : yearOf(on) + 1;
  const cycle = (of: number): Span => ({ from: addDays(dueDay(of - 1), 1), to: dueDay(of) });
  return {
    current: cycle(year),
    next: cycle(year + 1),
    lifetime: { from: "0001-01-01", to: "9999-12-31" },
  };
}

/** One loan under two policies. */
export interface LoanEffect {
  readonly before: EffectFigures;
  readonly after: EffectFigures;
  readonly isChanged: boolean;
  /** What the borrower pays more, or less, in the open cycle and the next. */
  readonly deltaFen: Fen;
}

/** What a loan comes to on a day. Throws whatever the fold throws. */
export function effectFigures(
  loan: Loan,
  at: { readonly on: PlainDate; readonly spans: EffectSpans },
): EffectFigures {
  return figuresOf(foldLoan(loan, at.on), at.spans);
}

/** What lies between a loan as it is and as it would be; both on the same day. */
export function loanEffect(before: EffectFigures, after: EffectFigures): LoanEffect {
  const paid = (figures: EffectFigures): Fen => figures.currentPayable + figures.nextPayable;
  return {
    before,
    after,
    isChanged: EFFECT_FIGURES.some((figure) => before[figure] !== after[figure]),
    deltaFen: paid(after) - paid(before),
  };
}

function figuresOf(state: LoanState, spans: EffectSpans): EffectFigures {
  const { position, asOf } = state;
  return {
    nextBill: nextBill(state, asOf)?.payableFen ?? 0n,
    overdue: position.toClearFen,
    payoff: payoffToday(state)?.totalFen ?? 0n,
    unapplied: position.unappliedFen,
    ...spanFigures(state, "current", spans.current),
    ...spanFigures(state, "next", spans.next),
    ...spanFigures(state, "lifetime", spans.lifetime),
  };
}

function spanFigures<S extends EffectSpan>(state: LoanState, name: S, span: Span) {
  const sum = { payable: 0n, borne: 0n, subsidised: 0n, waived: 0n };
  for (const row of state.rows) {
    if (row.dueOn < span.from || row.dueOn > span.to) continue;
    sum.payable += billDueOn(state, row.dueOn)?.payableFen ?? row.payableFen;
    sum.borne += row.interestBorneFen;
    sum.subsidised += row.interestSubsidisedFen;
    sum.waived += row.interestWaivedFen;
  }
  return {
    [`${name}Payable`]: sum.payable,
    [`${name}Borne`]: sum.borne,
    [`${name}Subsidised`]: sum.subsidised,
    [`${name}Waived`]: sum.waived,
  } as Record<`${S}${(typeof OF_A_SPAN)[number]}`, Fen>;
}
