import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { findRefold, nextLoanIds, saveRefold, type PolicyRefold } from "@bursar/database/policies";
import type { Deps } from "../deps.ts";
import type { ClosedLoans } from "../loans/close-loans.ts";
import { repostLoans } from "../loans/repost-loans.ts";
import { refuse } from "../refuse.ts";

/** Loans of a slice: what a killed worker does again, and how long they stay locked. */
const LOANS_MAX = 100;

export interface RefoldedSlice {
  readonly refold: PolicyRefold;
  /** Loans that could not be folded; their book stays as it was, and the count says so. */
  readonly setAside: ClosedLoans["failed"];
}

/**
 * Posts the difference that a change of the policy makes in the book of the next loans (K8, K22):
 * one transaction in which postings and progress stand or fall together. The postings name the
 * proposal as their cause. Two at once take turns.
 *
 * @throws Refusal `policy-proposal.not-found` when the centre was not asked to.
 */
export async function refoldSlice(
  deps: Deps,
  command: { readonly context: ActionContext; readonly proposalId: string },
): Promise<RefoldedSlice> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const refold = await findRefold(tx, command.proposalId, true);
    if (refold === undefined) throw refuse("policy-proposal.not-found");
    if (refold.status === "done") return { refold, setAside: [] };
    const { proposalId } = refold;
    const loanIds = await nextLoanIds(tx, { after: refold.afterLoanId, limit: LOANS_MAX });
    const { closed, failed } = await repostLoans(tx, { loanIds, runId: proposalId });
    const changed = closed.filter(({ lines, revised }) => lines.length + revised.length > 0);
    const saved = await saveRefold(tx, proposalId, {
      done: refold.done + loanIds.length,
      changed: refold.changed + changed.length,
      failed: refold.failed + failed.length,
      afterLoanId: loanIds.at(-1) ?? refold.afterLoanId,
      isLast: loanIds.length < LOANS_MAX,
    });
    await recordAudit(tx, {
      action: "policy-refold.slice-posted",
      subjectId: proposalId,
      after: { throughLoanId: saved.afterLoanId, done: saved.done, changed: changed.length },
    });
    return { refold: saved, setAside: failed };
  });
}
