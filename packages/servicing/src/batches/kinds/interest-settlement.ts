import type { BatchRun, ChunkResult, ItemFailure } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { loansToSettle, settlementsDueOn } from "@bursar/database/loans";
import { isSettlementDay } from "@bursar/domain/policy";
import { closeLoans } from "../../loans/close-loans.ts";
import type { BatchKind } from "../batch-kind.ts";
import { itemFailure } from "../item-failure.ts";
import { digestOf, payableOf, sumsOf } from "./settled-rows.ts";
import { agreesWithSlowEngine, sampled } from "./settlement-check.ts";
import { planSettlements, writePlanned } from "./settlement-plan.ts";
import { tieOutSettlements } from "./settlement-tie-out.ts";

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
  after: [],
  sums: ["interestBorne", "interestSubsidised", "interestWaived", "principalDue"],
  findSource: () => Promise.resolve(undefined),
  listItems: (tx, { businessOn }, page) => loansToSettle(tx, businessOn, page),
  planItems: planSettlements,
  runPrepared: writePlanned,
  runItems: runSettlements,
  tieOut: tieOutSettlements,
};

async function runSettlements(
  tx: Tx,
  run: BatchRun,
  itemIds: readonly string[],
): Promise<ChunkResult> {
  const { businessOn } = run;
  const twice = new Set(sampled(itemIds));
  const { closed, failed } = await closeLoans(tx, {
    loanIds: itemIds,
    through: businessOn,
    runId: run.id,
    check: (stored, posting, policy) => {
      if (!twice.has(stored.loan.id)) return;
      const isSame = agreesWithSlowEngine(stored, posting.settled, { policy, through: businessOn });
      if (!isSame) throw new RecomputedOtherwise(stored.loan.id);
    },
  });
  const fresh = closed.flatMap(({ loanId, settled, roundingMicroFen }) =>
    settled
      .filter(({ dueOn }) => dueOn === businessOn)
      .map((row) => ({ loanId, row, roundingMicroFen })),
  );
  const touched = new Set([...closed, ...failed].map(({ loanId }) => loanId));
  const before = await settlementsDueOn(
    tx,
    businessOn,
    itemIds.filter((id) => !touched.has(id)),
  );
  const settled = [...fresh, ...before.map((row) => ({ loanId: row.loanId, row }))];
  const failures = failed.map(({ loanId, error }): ItemFailure =>
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

/** The two engines give different settlements: nothing of the loan is posted. */
class RecomputedOtherwise extends Error {
  constructor(loanId: string) {
    super(`the settlement of ${loanId} is computed otherwise day by day`);
  }
}
