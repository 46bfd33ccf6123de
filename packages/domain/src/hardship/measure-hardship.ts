import type { PlainDate } from "../calendar/index.ts";
import { HARDSHIP_FACTORS, HARDSHIP_LEVELS, inForce } from "../policy/index.ts";
import type { HardshipFactor, HardshipLevel, Policy } from "../policy/index.ts";

/** What one factor adds to the index. */
export interface FactorScore {
  readonly factor: HardshipFactor;
  readonly zh: string;
  readonly en: string;
  readonly weightPct: number;
  /** 0–100: the points of the indicators that apply, 100 at most. */
  readonly score: number;
  /** Where the weight comes from; a local default says so. */
  readonly source: string;
}

export interface HardshipMeasure {
  readonly kind: "measured";
  /** 0–100 in hundredths: the sum of weight (percent) times score. */
  readonly indexHundredths: number;
  /** The gravest level that the index reaches or an indicator demands; null below the lowest. */
  readonly level: HardshipLevel | null;
  readonly factors: readonly FactorScore[];
}

export type HardshipMeasurement =
  | HardshipMeasure
  | {
      readonly kind: "refused";
      readonly code: "hardship.unknown-indicator";
      readonly zh: string;
      readonly en: string;
    };

/** A circumstance that can be ticked on a day, with the words of that day. */
export interface IndicatorInForce {
  readonly code: string;
  readonly factor: HardshipFactor;
  readonly zh: string;
  readonly en: string;
  readonly points: number;
  readonly atLeast: HardshipLevel | null;
  readonly source: string;
}

/** The list of circumstances in force on a day. */
export function hardshipIndicatorsOn(policy: Policy, on: PlainDate): readonly IndicatorInForce[] {
  return Object.entries(policy.hardship.indicators).flatMap(([code, series]) => {
    const entry = series.findLast((dated) => dated.effectiveFrom <= on);
    return entry === undefined ? [] : [{ code, ...entry.value, source: entry.source }];
  });
}

/**
 * Measures hardship by the six factors (rulebook 5.8) with the weights, points and thresholds of
 * a day. A code named twice counts once.
 */
export function measureHardship(
  policy: Policy,
  on: PlainDate,
  codes: readonly string[],
): HardshipMeasurement {
  const known = new Map(hardshipIndicatorsOn(policy, on).map((one) => [one.code, one]));
  const applying: IndicatorInForce[] = [];
  for (const code of new Set(codes)) {
    const indicator = known.get(code);
    if (indicator === undefined) return unknownIndicator(on);
    applying.push(indicator);
  }
  const factors = HARDSHIP_FACTORS.map((factor) => scoreOf(policy, on, { factor, applying }));
  const indexHundredths = factors.reduce((sum, { weightPct, score }) => sum + weightPct * score, 0);
  return { kind: "measured", indexHundredths, level: levelOf(), factors };

  function levelOf(): HardshipLevel | null {
    const demanded = new Set(applying.map(({ atLeast }) => atLeast));
    const reached = HARDSHIP_LEVELS.find(
      (level) => demanded.has(level) || indexHundredths >= thresholdOf(policy, on, level) * 100,
    );
    return reached ?? null;
  }
}

function scoreOf(
  policy: Policy,
  on: PlainDate,
  of: { readonly factor: HardshipFactor; readonly applying: readonly IndicatorInForce[] },
): FactorScore {
  const series = policy.hardship.factors[of.factor];
  if (series === undefined) throw new Error(`no weight for ${of.factor}`);
  const { value, source } = inForce(series, on);
  const own = of.applying.filter(({ factor }) => factor === of.factor);
  const points = own.reduce((sum, indicator) => sum + indicator.points, 0);
  return { factor: of.factor, ...value, score: Math.min(100, points), source };
}

function thresholdOf(policy: Policy, on: PlainDate, level: HardshipLevel): number {
  const series = policy.hardship.levels[level];
  if (series === undefined) throw new Error(`no threshold for ${level}`);
  return inForce(series, on).value.minIndex;
}

function unknownIndicator(on: PlainDate): HardshipMeasurement {
  return {
    kind: "refused",
    code: "hardship.unknown-indicator",
    zh: `有一项困难情形不在 ${on} 适用的名单里：从名单中重新选择。`,
    en: `One circumstance is not on the list in force on ${on}: choose from the list again.`,
  };
}
