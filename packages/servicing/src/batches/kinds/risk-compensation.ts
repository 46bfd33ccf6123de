import { createHash } from "node:crypto";
import type { BatchRun, ChunkResult, PlannedItems, TieOutLeg } from "@bursar/database/batches";
import {
  disbursedByDay,
  insertRiskFundYear,
  lossOfYear,
  riskFundOfRun,
} from "@bursar/database/claims";
import type { Tx } from "@bursar/database/connection";
import { yearOf } from "@bursar/domain/calendar";
import { riskFund, type RiskFund } from "@bursar/domain/claim";
import { formatRatePercent, formatYuan } from "@bursar/domain/money";
import { loadPolicy } from "../../policies/load-policy.ts";
import type { BatchKind, ChunkItems } from "../batch-kind.ts";
import { tieOutLeg } from "./tie-out-leg.ts";

/**
 * The risk-compensation fund of the disbursements of the date's year (rulebook 5.6). The province
 * computes what is paid: these are the figures to hold its own against. An item is the year.
 */
export const riskCompensation: BatchKind = {
  kind: "risk-compensation",
  chunkSize: 1,
  isDue: () => false,
  after: [],
  sums: ["disbursed", "fund", "loss"],
  findSource: () => Promise.resolve(undefined),
  listItems: (_tx, { businessOn }, { after, upTo }) => {
    const year = String(yearOf(businessOn));
    const isInside = (after === undefined || year > after) && (upTo === undefined || year <= upTo);
    return Promise.resolve(isInside ? [year] : []);
  },
  planItems: planFund,
  runItems: runFund,
  tieOut: [tieFundOut],
};

async function fundOf(tx: Tx, run: BatchRun): Promise<RiskFund> {
  const year = yearOf(run.businessOn);
  const disbursed = await disbursedByDay(tx, year);
  return riskFund(await loadPolicy(tx), { year, disbursed, lossFen: await lossOfYear(tx, year) });
}

async function planFund(tx: Tx, run: BatchRun, { itemIds }: ChunkItems): Promise<PlannedItems> {
  const fund = await fundOf(tx, run);
  const { loans, disbursedFen, fundFen, lossFen } = fund;
  const content = [itemIds, fund.year, loans, disbursedFen, fundFen, lossFen].join(" ");
  return {
    items: itemIds.length,
    sums: sumsOf(fund),
    amountFen: fundFen,
    digest: createHash("sha256").update(content).digest("hex"),
    movers: [],
    warnings: [],
  };
}

async function runFund(tx: Tx, run: BatchRun, itemIds: readonly string[]): Promise<ChunkResult> {
  const fund = await fundOf(tx, run);
  await insertRiskFundYear(tx, {
    year: fund.year,
    asOf: run.businessOn,
    loans: fund.loans,
    disbursedFen: fund.disbursedFen,
    fundFen: fund.fundFen,
    lossFen: fund.lossFen,
    lenderShareFen: fund.bearers?.lenderFen ?? null,
    countyShareFen: fund.bearers?.countyFen ?? null,
    rates: fund.rates.map(({ ratePpm, baseFen, fundFen }) => ({
      ratePct: formatRatePercent(ratePpm),
      base: formatYuan(baseFen),
      fund: formatYuan(fundFen),
    })),
    runId: run.id,
  });
  return { done: itemIds.length, amountFen: fund.fundFen, sums: sumsOf(fund), failures: [] };
}

/** What was kept is what is computed again, and its parts add up. */
async function tieFundOut(tx: Tx, run: BatchRun): Promise<readonly TieOutLeg[]> {
  const kept = await riskFundOfRun(tx, run.id);
  const again = await fundOf(tx, run);
  const differenceFen = (kept?.fundFen ?? 0n) - again.fundFen;
  const basesFen = again.rates.reduce((sum, { baseFen }) => sum + baseFen, 0n);
  return [
    tieOutLeg("recomputed", differenceFen, `fund of ${again.year} as kept, less as computed again`),
    tieOutLeg(
      "balances",
      basesFen - (kept?.disbursedFen ?? 0n),
      "disbursements by rate, less disbursements of the year",
    ),
  ];
}

function sumsOf({ disbursedFen, fundFen, lossFen }: RiskFund): Record<string, bigint> {
  return { disbursed: disbursedFen, fund: fundFen, loss: lossFen };
}
