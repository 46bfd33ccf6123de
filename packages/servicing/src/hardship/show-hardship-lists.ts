import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { hardshipIndicatorsOn, type IndicatorInForce } from "@bursar/domain/hardship";
import {
  HARDSHIP_FACTORS,
  HARDSHIP_LEVELS,
  inForce,
  type HardshipFactor,
  type HardshipLevel,
  type Policy,
} from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

interface Listed {
  readonly zh: string;
  readonly en: string;
  /** The document it comes from; a local default says so. */
  readonly source: string;
}

/** The code lists of one day. */
export interface HardshipLists {
  readonly on: string;
  readonly categories: readonly (Listed & {
    readonly code: string;
    readonly factor: HardshipFactor;
  })[];
  readonly factors: readonly (Listed & {
    readonly code: HardshipFactor;
    readonly weightPct: number;
  })[];
  readonly indicators: readonly IndicatorInForce[];
  readonly levels: readonly (Listed & {
    readonly code: HardshipLevel;
    readonly minIndex: number;
  })[];
}

/** Categories, factors, circumstances and levels in force on a day; today when left out. */
export async function showHardshipLists(
  deps: Deps,
  query: { context: ActionContext; on?: string | undefined },
): Promise<HardshipLists> {
  return readCentre(deps.db, query.context, async (tx) =>
    listsOn(await loadPolicy(tx), query.on ?? (await businessDate(tx))),
  );
}

function listsOn(policy: Policy, on: string): HardshipLists {
  const { factors, levels } = policy.hardship;
  return {
    on,
    categories: Object.entries(policy.hardshipCategories).flatMap(([code, series]) => {
      const entry = series.findLast((dated) => dated.effectiveFrom <= on);
      return entry === undefined ? [] : [{ code, ...entry.value, source: entry.source }];
    }),
    factors: HARDSHIP_FACTORS.flatMap((code) => {
      const { value, source } = inForce(factors[code] ?? [], on);
      return [{ code, ...value, source }];
    }),
    indicators: hardshipIndicatorsOn(policy, on),
    levels: HARDSHIP_LEVELS.flatMap((code) => {
      const { value, source } = inForce(levels[code] ?? [], on);
      return [{ code, ...value, source }];
    }),
  };
}
