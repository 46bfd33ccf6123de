import { businessDate } from "@bursar/database/centres";
import { centrePlaces } from "@bursar/database/claims";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  disbursedByGroup,
  loansByStage,
  reliefsInYear,
  settledInYear,
  type AnnualGroup,
  type ReliefCount,
  type SettledYear,
  type StageGroup,
} from "@bursar/database/reports";
import { inForce } from "@bursar/domain/policy";
import { divideHalfUp } from "@bursar/domain/money";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** Contracts, borrowers, money, and money a borrower. */
export interface AveragedGroup extends AnnualGroup {
  /** Half-up to the fen; undefined without a borrower. */
  readonly averageFen: bigint | undefined;
}

/** The figures of a year that a county publishes (rulebook 5.9). */
export interface AnnualReport {
  readonly year: number;
  /** The business date on which they were counted. */
  readonly asOf: string;
  readonly groups: readonly AveragedGroup[];
  readonly stages: readonly StageGroup[];
  readonly settled: SettledYear;
  readonly reliefs: readonly ReliefCount[];
  /** Names of the categories of hardship, by code. */
  readonly categories: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

export async function reportAnnual(
  deps: Deps,
  query: { readonly context: ActionContext; readonly year: number },
): Promise<AnnualReport> {
  const { context, year } = query;
  return readCentre(deps.db, context, async (tx) => {
    const asOf = await businessDate(tx);
    const { treasury, hardshipCategories } = await loadPolicy(tx);
    const { centralDepartments } = treasury;
    const { provinceCode } = await centrePlaces(tx);
    const groups = await disbursedByGroup(tx, year, {
      centralDepartments: inForce(centralDepartments, asOf).value,
      provinceCode,
    });
    return {
      year,
      asOf,
      groups: groups.map((group) => ({ ...group, averageFen: averageOf(group) })),
      stages: await loansByStage(tx),
      settled: await settledInYear(tx, year),
      reliefs: await reliefsInYear(tx, year),
      categories: Object.fromEntries(
        Object.entries(hardshipCategories).map(([code, names]) => [
          code,
          inForce(names, asOf).value,
        ]),
      ),
    };
  });
}

function averageOf({ amountFen, persons }: AnnualGroup): bigint | undefined {
  return persons === 0 ? undefined : divideHalfUp(amountFen, BigInt(persons));
}
