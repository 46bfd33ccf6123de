import type { BatchRun, ChunkResult, ItemFailure } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { insertRates, livingLoans, loadLoans, type NewRate } from "@bursar/database/loans";
import { yearOf } from "@bursar/domain/calendar";
import { prepareLoan, repricingOn } from "@bursar/domain/loan";
import { dateInYear, inForce } from "@bursar/domain/policy";
import { toLoan } from "../../loans/to-loan.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import type { BatchKind } from "../batch-kind.ts";
import { itemFailure } from "../item-failure.ts";

/**
 * Repricing (利率调整): keeps the rate that each living loan gets on 21 December, so that it can be
 * announced. Interest follows the policy itself; what this run says is that the LPR of the day is
 * known, and for whom it is not. An item is a loan.
 */
export const repricing: BatchKind = {
  kind: "repricing",
  chunkSize: 500,
  isDue: (policy, on) => dateInYear(inForce(policy.repricingDay, on).value, yearOf(on)) === on,
  after: [],
  findSource: () => Promise.resolve(undefined),
  listItems: (tx, _run, page) => livingLoans(tx, page),
  runItems: reprice,
};

async function reprice(tx: Tx, run: BatchRun, itemIds: readonly string[]): Promise<ChunkResult> {
  const policy = await loadPolicy(tx);
  const postedOn = await businessDate(tx);
  const { businessOn: effectiveOn, id: runId } = run;
  const rates: NewRate[] = [];
  const failures: ItemFailure[] = [];
  for (const stored of await loadLoans(tx, itemIds)) {
    const { id: loanId, contractNo: label } = stored.loan;
    try {
      const found = repricingOn(prepareLoan(toLoan(stored, policy)), effectiveOn);
      if (found.kind === "unknown")
        failures.push({ itemId: loanId, cause: "policy.missing", label });
      if (found.kind !== "repriced") continue;
      const { ratePpm, previousPpm } = found;
      rates.push({ loanId, effectiveOn, ratePpm, previousPpm, runId, postedOn });
    } catch (error) {
      failures.push(itemFailure(loanId, error, { label }));
    }
  }
  await insertRates(tx, rates);
  return { done: itemIds.length - failures.length, amountFen: 0n, failures };
}
