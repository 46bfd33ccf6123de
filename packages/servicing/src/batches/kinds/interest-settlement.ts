import type { BatchRun, ChunkResult, ItemFailure } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { loansToSettle } from "@bursar/database/loans";
import { isSettlementDay } from "@bursar/domain/policy";
import { closeLoans } from "../../loans/close-loans.ts";
import type { BatchKind } from "../batch-kind.ts";
import { itemFailure } from "../item-failure.ts";
import { digestOf, payableOf, settledOn, sumsOf } from "./settled-rows.ts";
import { checkSampled, RecomputedOtherwise } from "./settlement-check.ts";
import { planSettlements, writePlanned } from "./settlement-plan.ts";
import { settlementChecks } from "./settlement-tie-out.ts";

/**
 * The settlement of a due date (结息): every loan with a settlement on that day is closed through
 * it, which posts interest by payer, waivers and the principal that falls due (K5, 9.5). A loan
 * that a payment has closed before the run counts with what was posted then. An item is a loan.
 */
export const interestSettlement: BatchKind = {
  kind: "interest-settlement",
  chunkSize: 1_000,
  inDateOrder: true,
  isDue: isSettlementDay,
  onlyWhenDue: true,
  after: [],
  sums: ["interestBorne", "interestSubsidised", "interestWaived", "principalDue"],
  findSource: () => Promise.resolve(undefined),
  listItems: (tx, { businessOn }, page) => loansToSettle(tx, businessOn, page),
  planItems: planSettlements,
  runPrepared: writePlanned,
  runItems: runSettlements,
  tieOut: settlementChecks,
};

async function runSettlements(
  tx: Tx,
  run: BatchRun,
  itemIds: readonly string[],
): Promise<ChunkResult> {
  const { businessOn: dueOn } = run;
  const outcome = await closeLoans(tx, {
    loanIds: itemIds,
    through: dueOn,
    runId: run.id,
    check: checkSampled(itemIds, dueOn),
  });
  const settled = await settledOn(tx, { dueOn, itemIds }, outcome);
  const failures = outcome.failed.map(({ loanId, error }): ItemFailure =>
    error instanceof RecomputedOtherwise
      ? { itemId: loanId, cause: "ledger.unbalanced", error }
      : itemFailure(loanId, error),
  );
  return {
    done: itemIds.length - failures.length,
    amountFen: payableOf(settled),
    sums: sumsOf(settled),
    digest: digestOf(settled),
    failures,
  };
}
