import { recordAudit } from "@bursar/database/audit";
import { findRun } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import { claimHash, postClaim, saveClaim, type SubsidyClaim } from "@bursar/database/claims";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { isRunSettled } from "@bursar/domain/batch";
import { decideClaim, type ClaimEvent, type ClaimState } from "@bursar/domain/claim";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";
import { requireClaim } from "./show-claim.ts";

interface Step {
  readonly context: ActionContext;
  readonly claimId: string;
}

/** Where a claim is after a step. */
export interface MovedClaim {
  readonly id: string;
  readonly status: ClaimState;
  readonly version: number;
}

/**
 * The second person's yes, bound to the lines that were shown.
 *
 * @throws Refusal `claim.same-person`, `claim.payer-unknown`, `claim.content-changed`,
 * `claim.being-prepared`, `claim.wrong-state`, `claim.not-found`.
 */
export function approveClaim(
  deps: Deps,
  command: Step & { readonly contentHash: string },
): Promise<MovedClaim> {
  const { contentHash } = command;
  return move(deps, command, {
    event: "approve",
    shownHash: contentHash,
    effect: async (tx) => ({
      contentHash,
      approvedBy: command.context.actor.id,
      approvedOn: await businessDate(tx),
    }),
  });
}

/** The claim went to its payer: what it asks for is claimed in the ledger (1204). */
export function submitClaim(
  deps: Deps,
  command: Step & { readonly reference: string },
): Promise<MovedClaim> {
  const effect: Effect = async (tx, claim) => {
    const on = await businessDate(tx);
    const creditAccount = claim.kind === "subsidy" ? "1202" : "1203";
    await postClaim(tx, claim, { entry: "claimed", debitAccount: "1204", creditAccount, on });
    const { reference } = command;
    return { reference, submittedBy: command.context.actor.id, submittedOn: on };
  };
  return move(deps, command, { event: "submit", effect });
}

/**
 * The payer has paid the lender, the whole of it.
 *
 * @throws Refusal `claim.amount-differs`, `claim.date-in-future`, `claim.paid-before-submission`
 * besides those of a step.
 */
export function payClaim(
  deps: Deps,
  command: Step & { readonly paidOn: string; readonly amountFen: bigint },
): Promise<MovedClaim> {
  const effect: Effect = async (tx, claim) => {
    const { paidOn, amountFen } = command;
    const today = await businessDate(tx);
    if (paidOn > today) throw refuse("claim.date-in-future");
    if (claim.submittedOn !== null && paidOn < claim.submittedOn)
      throw refuse("claim.paid-before-submission");
    if (amountFen !== claim.amountFen) throw refuse("claim.amount-differs");
    const accounts = { debitAccount: "3002", creditAccount: "1204" };
    await postClaim(tx, claim, { entry: "claim-paid", ...accounts, on: paidOn, postedOn: today });
    return { paidBy: command.context.actor.id, paidOn };
  };
  return move(deps, command, { event: "pay", effect });
}

/** The claim is given up before it was sent; what it asked for can be claimed again. */
export function withdrawClaim(deps: Deps, command: Step): Promise<MovedClaim> {
  return move(deps, command, { event: "withdraw", effect: () => Promise.resolve({}) });
}

/** What a step does besides moving the claim, and what it writes to it. */
type Effect = (tx: Tx, claim: SubsidyClaim) => Promise<Partial<SubsidyClaim>>;

function move(
  deps: Deps,
  { context, claimId }: Step,
  {
    effect,
    ...asked
  }: { readonly event: ClaimEvent; readonly shownHash?: string; readonly effect: Effect },
): Promise<MovedClaim> {
  return withTransaction(deps.db, context, async (tx) => {
    const claim = await requireClaim(tx, claimId, true);
    const contentHash = asked.event === "approve" ? await claimHash(tx, claim.id) : "";
    const decision = decideClaim(
      { ...claim, contentHash },
      { ...asked, actorId: context.actor.id },
    );
    if (decision.kind === "refused") throw refused(decision);
    if (asked.event === "approve") await requirePrepared(tx, claim);
    const progress = { ...(await effect(tx, claim)), status: decision.status };
    await saveClaim(tx, claim.id, progress);
    await recordAudit(tx, {
      action: `claim.${asked.event}`,
      subjectId: claim.id,
      before: { status: claim.status, version: claim.version },
      after: progress,
    });
    return { id: claim.id, status: decision.status, version: claim.version + 1 };
  });
}

async function requirePrepared(tx: Tx, { runId }: SubsidyClaim): Promise<void> {
  const run = runId === null ? undefined : await findRun(tx, runId);
  if (run !== undefined && !isRunSettled(run.status)) throw refuse("claim.being-prepared");
}
