/** What an approval is decided on. */
export interface RetentionApproval {
  readonly status: string;
  readonly planHash: string;
  readonly proposedBy: string;
}

export type RetentionApprovalDecision =
  | { readonly kind: "approved" }
  | {
      readonly kind: "refused";
      readonly code:
        | "retention-run.not-proposed"
        | "retention-run.same-person"
        | "retention-run.plan-changed";
      readonly zh: string;
      readonly en: string;
    };

/** A second person approves the plan that was shown, named by its hash. */
export function decideRetentionApproval(
  run: RetentionApproval,
  approval: { readonly actorId: string; readonly planHash: string },
): RetentionApprovalDecision {
  if (run.status !== "proposed")
    return {
      kind: "refused",
      code: "retention-run.not-proposed",
      zh: "这次清理已经批准过。刷新后查看它的状态。",
      en: "This run was approved before. Reload it to see where it stands.",
    };
  if (run.proposedBy === approval.actorId)
    return {
      kind: "refused",
      code: "retention-run.same-person",
      zh: "提出人不能批准自己的清理。请交给另一位复核人。",
      en: "Who proposed a run can't approve it. Hand it to another person.",
    };
  if (run.planHash !== approval.planHash)
    return {
      kind: "refused",
      code: "retention-run.plan-changed",
      zh: "批准的不是这份清单。请重新打开，核对数目和摘要后再批准。",
      en: "Another plan was named. Open the run, look at counts and hash, and approve that.",
    };
  return { kind: "approved" };
}
