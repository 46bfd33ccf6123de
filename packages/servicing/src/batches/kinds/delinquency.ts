import type { BatchRun, ChunkResult } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { loansWithEvents } from "@bursar/database/loans";
import { heldLoans } from "@bursar/database/repayments";
import { isSettlementDay, settlementDayBefore } from "@bursar/domain/policy";
import { closeLoans } from "../../loans/close-loans.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import type { BatchKind } from "../batch-kind.ts";
import { itemFailure } from "../item-failure.ts";
import { balancesLeg, postingsLeg } from "./tie-out-leg.ts";

/**
 * The day's end: loans of which something is to be posted by now (principal overdue since the day
 * before, penalty on 20 December, K9), or whose class or phase changes today. All others stand as
 * they stood: their days past due are counted from the standing, and nothing is written for them.
 * A loan whose settlement has not run is left to that run, which two people approve. An item is a
 * loan.
 */
export const delinquency: BatchKind = {
  kind: "delinquency",
  chunkSize: 500,
  inDateOrder: true,
  isDue: () => true,
  // On a settlement day the settlement comes first, approved by two.
  after: ["interest-settlement"],
  sums: ["overduePrincipal", "penalty"],
  findSource: () => Promise.resolve(undefined),
  async listItems(tx, { businessOn: on }, page) {
    const policy = await loadPolicy(tx);
    const settledBy = isSettlementDay(policy, on) ? on : settlementDayBefore(policy, on);
    return loansWithEvents(tx, { on, settledBy }, page);
  },
  runItems: closeDay,
  tieOut: [postingsLeg, balancesLeg],
};

/**
 * A loan whose money waits to be identified is left as it stands: nothing of it becomes overdue
 * meanwhile, and its day is caught up once somebody has decided.
 */
async function closeDay(tx: Tx, run: BatchRun, itemIds: readonly string[]): Promise<ChunkResult> {
  const held = await heldLoans(tx, itemIds);
  const { closed, failed } = await closeLoans(tx, {
    loanIds: itemIds.filter((id) => !held.has(id)),
    through: run.businessOn,
    runId: run.id,
  });
  const lines = closed.flatMap((posting) => posting.lines.map(({ line }) => line));
  const sumOf = (entry: string): bigint =>
    lines.reduce((sum, line) => (line.entry === entry ? sum + line.amountFen : sum), 0n);
  const sums = { overduePrincipal: sumOf("overdue"), penalty: sumOf("penalty") };
  return {
    done: itemIds.length - held.size - failed.length,
    amountFen: sums.overduePrincipal,
    sums,
    failures: failed.map(({ loanId, error }) => itemFailure(loanId, error)),
  };
}
