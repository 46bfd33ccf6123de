import type { Fen } from "../money/index.ts";
import { EFFECT_FIGURES, type EffectFigure, type LoanEffect } from "./loan-effect.ts";

/** Upper ends of the classes, in fen; a class holds what is above the one before it. */
export const HISTOGRAM_EDGES = [
  -100_000n,
  -50_000n,
  -10_000n,
  -1_000n,
  -1n,
  0n,
  1_000n,
  10_000n,
  50_000n,
  100_000n,
] as const satisfies readonly Fen[];

const MOVERS_MAX = 20;
const FAILURES_MAX = 20;

export interface FigureSums {
  readonly before: Fen;
  readonly after: Fen;
}

/** A loan whose payments move the most. */
export interface Mover {
  readonly contractNo: string;
  readonly deltaFen: Fen;
}

/** A loan that can't be computed under the proposed policy. */
export interface FailedLoan {
  readonly contractNo: string;
  readonly cause: string;
}

/** What a change of policy does to many loans. Sums only: parts can be added in any order. */
export interface EffectSummary {
  readonly loans: number;
  readonly changed: number;
  /** They can be computed now, but not under the proposed policy. */
  readonly failed: number;
  /** They can't be computed now either. */
  readonly unreadable: number;
  readonly figures: Readonly<Record<EffectFigure, FigureSums>>;
  /** Loans by what their borrowers pay more or less, a class more than there are edges. */
  readonly histogram: readonly number[];
  /** The largest movements, the largest first. */
  readonly movers: readonly Mover[];
  /** The first of those that failed. */
  readonly failures: readonly FailedLoan[];
}

export type JudgedLoan = { readonly contractNo: string } & (
  | { readonly effect: LoanEffect }
  | { readonly cause: string }
  | { readonly unreadable: true }
);

export function noEffect(): EffectSummary {
  return {
    loans: 0,
    changed: 0,
    failed: 0,
    unreadable: 0,
    figures: figuresBy(() => ({ before: 0n, after: 0n })),
    histogram: Array.from({ length: HISTOGRAM_EDGES.length + 1 }, () => 0),
    movers: [],
    failures: [],
  };
}

/** The summary with these loans added. */
export function summarise(summary: EffectSummary, judged: readonly JudgedLoan[]): EffectSummary {
  const effects = judged.flatMap((one) => ("effect" in one ? [one.effect] : []));
  const failures = judged.flatMap((one) =>
    "cause" in one ? [{ contractNo: one.contractNo, cause: one.cause }] : [],
  );
  const histogram = [...summary.histogram];
  for (const { deltaFen } of effects) {
    const at = classOf(deltaFen);
    histogram[at] = (histogram[at] ?? 0) + 1;
  }
  return {
    loans: summary.loans + judged.length,
    changed: summary.changed + effects.filter(({ isChanged }) => isChanged).length,
    failed: summary.failed + failures.length,
    unreadable: summary.unreadable + judged.filter((one) => "unreadable" in one).length,
    figures: figuresBy((figure) => {
      const { before, after } = summary.figures[figure];
      return {
        before: effects.reduce((sum, effect) => sum + effect.before[figure], before),
        after: effects.reduce((sum, effect) => sum + effect.after[figure], after),
      };
    }),
    histogram,
    movers: largest(summary.movers, judged),
    failures: [...summary.failures, ...failures].slice(0, FAILURES_MAX),
  };
}

function classOf(deltaFen: Fen): number {
  const at = HISTOGRAM_EDGES.findIndex((edge) => deltaFen <= edge);
  return at < 0 ? HISTOGRAM_EDGES.length : at;
}

function largest(known: readonly Mover[], judged: readonly JudgedLoan[]): readonly Mover[] {
  const moved = judged.flatMap((one) =>
    "effect" in one && one.effect.deltaFen !== 0n
      ? [{ contractNo: one.contractNo, deltaFen: one.effect.deltaFen }]
      : [],
  );
  return [...known, ...moved].toSorted(byMovement).slice(0, MOVERS_MAX);
}

function byMovement(a: Mover, b: Mover): number {
  const [first, second] = [magnitude(a.deltaFen), magnitude(b.deltaFen)];
  if (first !== second) return first > second ? -1 : 1;
  return a.contractNo < b.contractNo ? -1 : 1;
}

/** How far a figure moves, whichever way. */
export function magnitude(fen: Fen): Fen {
  return fen < 0n ? -fen : fen;
}

function figuresBy<T>(of: (figure: EffectFigure) => T): Record<EffectFigure, T> {
  return Object.fromEntries(EFFECT_FIGURES.map((figure) => [figure, of(figure)])) as Record<
    EffectFigure,
    T
  >;
}
