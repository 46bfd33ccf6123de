import { listLoanPage, type BatchRun, type ChunkResult } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { repostLoans } from "../../loans/repost-loans.ts";
import type { BatchKind } from "../batch-kind.ts";
import { itemFailure } from "../item-failure.ts";
import { balancesLeg, postingsLeg } from "./tie-out-leg.ts";

/**
 * After a change of policy that reaches into closed periods: what each book holds is brought to
 * what it should hold by the policy in force, as corrections with their original value dates (K8,
 * K22). Putting the change in force starts it; a loan that the change does not touch gets nothing.
 * An item is a loan.
 */
export const policyRefold: BatchKind = {
  kind: "policy-refold",
  chunkSize: 300,
  isDue: () => false,
  after: [],
  sums: ["corrected"],
  findSource: () => Promise.resolve(undefined),
  listItems: (tx, _run, page) => listLoanPage(tx, page),
  runItems: refold,
  tieOut: [postingsLeg, balancesLeg],
};

async function refold(tx: Tx, run: BatchRun, itemIds: readonly string[]): Promise<ChunkResult> {
  const { closed, failed } = await repostLoans(tx, { loanIds: itemIds, runId: run.id });
  const corrected = closed
    .flatMap(({ lines }) => lines)
    .reduce((sum, { line }) => sum + line.amountFen, 0n);
  return {
    done: itemIds.length - failed.length,
    amountFen: corrected,
    sums: { corrected },
    failures: failed.map(({ loanId, error }) => itemFailure(loanId, error)),
  };
}
