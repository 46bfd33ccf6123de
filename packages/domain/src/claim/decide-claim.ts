import { nextClaimState } from "./claim-state.ts";
import type { ClaimEvent, ClaimPayer, ClaimState } from "./claim-state.ts";

export interface DecidedClaim {
  readonly status: ClaimState;
  readonly payer: ClaimPayer;
  readonly preparedBy: string;
  /** Of the lines as they are now. */
  readonly contentHash: string;
}

export interface ClaimStep {
  readonly event: ClaimEvent;
  readonly actorId: string;
  /** Of the lines that were shown; needed to approve. */
  readonly shownHash?: string | undefined;
}

export type ClaimDecision =
  | { readonly kind: "moved"; readonly status: ClaimState }
  | {
      readonly kind: "refused";
      readonly code:
        | "claim.wrong-state"
        | "claim.same-person"
        | "claim.payer-unknown"
        | "claim.content-changed";
      readonly zh: string;
      readonly en: string;
    };

/** Whether a step may be taken; the state comes first, then the person, then what was shown. */
export function decideClaim(claim: DecidedClaim, step: ClaimStep): ClaimDecision {
  const status = nextClaimState(claim.status, step.event);
  if (status === undefined)
    return refuse("claim.wrong-state", [
      "申领不在这一步。刷新后查看它的状态。",
      "The claim is not at this step. Reload it to see where it stands.",
    ]);
  if (step.event !== "approve") return { kind: "moved", status };
  if (step.actorId === claim.preparedBy)
    return refuse("claim.same-person", [
      "申领不能由编制人自己批准。请交给另一位有权限的人。",
      "Whoever prepared a claim can't approve it. Ask another person.",
    ]);
  if (claim.payer === "unknown")
    return refuse("claim.payer-unknown", [
      "这些高校的隶属关系不明，不知道向谁申领。导入带主管部门的高校名录，撤回这份申领后重新编制。",
      "Nobody knows whom these universities belong to. Import a register that names their departments, withdraw this claim and prepare it again.",
    ]);
  if (step.shownHash !== claim.contentHash)
    return refuse("claim.content-changed", [
      "明细在查看后有变化。请看过新的明细再批准。",
      "The lines have changed since they were shown. Look at them again, then approve.",
    ]);
  return { kind: "moved", status };
}

function refuse(
  code: Extract<ClaimDecision, { kind: "refused" }>["code"],
  [zh, en]: readonly [string, string],
): ClaimDecision {
  return { kind: "refused", code, zh, en };
}
