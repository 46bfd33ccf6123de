import { createHash } from "node:crypto";
import type {
  BatchRun,
  ChunkResult,
  PlannedItems,
  PlanWarning,
  TieOutLeg,
} from "@bursar/database/batches";
import { claimTotalsDifference, listClaimableLoans, unclaimedFen } from "@bursar/database/claims";
import type { Tx } from "@bursar/database/connection";
import { collectClaims, type CollectedLine } from "../../claims/collect-claims.ts";
import { prepareClaims } from "../../claims/prepare-claims.ts";
import type { BatchKind, ChunkItems } from "../batch-kind.ts";
import { tieOutLeg } from "./tie-out-leg.ts";

/**
 * Subsidy and waived interest that is settled and not claimed yet, put into one claim a payer
 * (rulebook 2.5, 9.5). What the treasury overpaid is a negative line of its next claim (K27). A
 * person starts it; the claims it makes then wait for a second one. An item is a loan's id.
 */
export const subsidyClaim: BatchKind = {
  kind: "subsidy-claim",
  chunkSize: 1_000,
  isDue: () => false,
  after: [],
  sums: ["subsidy", "waiver", "unknownPayer"],
  findSource: () => Promise.resolve(undefined),
  listItems: (tx, run, page) => listClaimableLoans(tx, run.businessOn, page),
  planItems: planClaims,
  runItems: runClaims,
  tieOut: [tieClaimsOut],
};

async function planClaims(tx: Tx, run: BatchRun, { itemIds }: ChunkItems): Promise<PlannedItems> {
  const lines = await collectClaims(tx, itemIds, run.businessOn);
  const digest = createHash("sha256");
  for (const { loanId, dueOn, kind, payer, amountFen } of lines)
    digest.update(`${loanId} ${dueOn} ${kind} ${payer} ${amountFen}\n`);
  return {
    items: new Set(lines.map(({ loanId }) => loanId)).size,
    sums: sumsOf(lines),
    amountFen: totalOf(lines),
    digest: digest.digest("hex"),
    movers: lines
      .filter(({ amountFen }) => amountFen < 0n)
      .map(({ loanId, contractNo, amountFen }) => ({
        itemId: loanId,
        label: contractNo,
        deltaFen: amountFen,
      })),
    warnings: warningsOf(lines),
  };
}

async function runClaims(tx: Tx, run: BatchRun, itemIds: readonly string[]): Promise<ChunkResult> {
  const collected = await collectClaims(tx, itemIds, run.businessOn);
  const { lines, waitingLoans } = await prepareClaims(tx, run, collected);
  const failures = [...waitingLoans].map((itemId) => {
    const own = collected.filter(({ loanId }) => loanId === itemId);
    const label = own[0]?.contractNo ?? itemId;
    return { itemId, cause: "claim.waiting", label, amountFen: totalOf(own) };
  });
  return {
    done: new Set(lines.map(({ loanId }) => loanId)).size,
    amountFen: totalOf(lines),
    sums: sumsOf(lines),
    failures,
  };
}

/** Everything settled is claimed, and each claim's total is the sum of its lines. */
async function tieClaimsOut(tx: Tx, run: BatchRun): Promise<readonly TieOutLeg[]> {
  const left = await unclaimedFen(tx, run.businessOn);
  const totals = await claimTotalsDifference(tx, run.id);
  return [
    {
      leg: "balances",
      state: left === 0n ? "tied" : run.failed > 0 ? "grey" : "out",
      differenceFen: left,
      detail: `1202 + 1203 settled to ${run.businessOn}, less what claims ask for`,
    },
    tieOutLeg("postings", totals, "totals of the claims, less the sums of their lines"),
  ];
}

function sumsOf(lines: readonly CollectedLine[]): Record<string, bigint> {
  return {
    subsidy: totalOf(lines.filter(({ kind }) => kind === "subsidy")),
    waiver: totalOf(lines.filter(({ kind }) => kind === "waiver")),
    unknownPayer: totalOf(lines.filter(({ payer }) => payer === "unknown")),
  };
}

function totalOf(lines: readonly CollectedLine[]): bigint {
  return lines.reduce((sum, { amountFen }) => sum + amountFen, 0n);
}

function warningsOf(lines: readonly CollectedLine[]): PlanWarning[] {
  const unknown = lines.filter(({ payer }) => payer === "unknown").length;
  const negative = lines.filter(({ amountFen }) => amountFen < 0n).length;
  const warnings: PlanWarning[] = [];
  if (unknown > 0)
    warnings.push({
      code: "claim.payer-unknown",
      items: unknown,
      zh: "高校隶属关系不明，单列一份，不能批准；请先更新高校名录。",
      en: "Nobody knows whom these universities belong to: a claim of their own that can't be approved. Update the register first.",
    });
  if (negative > 0)
    warnings.push({
      code: "claim.taken-back",
      items: negative,
      zh: "补报的变更使以前多申领的贴息在本次冲减。",
      en: "Changes that were filed late take back subsidy that was claimed before.",
    });
  return warnings;
}
