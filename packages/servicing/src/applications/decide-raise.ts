import {
  findAmountRaise,
  findApplication,
  saveAmount,
  saveRaiseDecision,
  type AmountRaise,
  type Application,
} from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { decideAmountRaise, decideRaiseReview } from "@bursar/domain/application";
import { formatYuan } from "@bursar/domain/money";
import { lockContract, moveContract } from "../contracts/move-contract.ts";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse, refused } from "../refuse.ts";
import { noSuchRaise } from "./application-refusals.ts";
import type { ProposedRaise } from "./propose-amount-raise.ts";
import { loadRaiseFacts, type LoadedRaise } from "./raise-facts.ts";

export interface DecideRaise {
  readonly context: ActionContext;
  readonly raiseId: string;
  readonly ifMatch: string;
}

/**
 * The second person's yes: application and contract get the higher amount, the contract by an
 * event of its chain. What the rules say is asked again, since the contract may have moved on.
 *
 * @throws Refusal `amount-raise.…`, `version.changed`.
 */
export async function approveAmountRaise(deps: Deps, command: DecideRaise): Promise<ProposedRaise> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const raise = await lockRaise(tx, command);
    const application = await findApplication(tx, raise.applicationId, true);
    if (application === undefined) throw refuse("application.not-found");
    const loaded = await loadRaiseFacts(tx, application);
    const decision = decideAmountRaise(loaded.facts, raise.toFen);
    if (decision.kind === "refused") throw refused(decision);
    await saveAmount(tx, application.id, raise.toFen);
    await raiseContract(tx, raise, loaded);
    await auditRaise(tx, application, raise.toFen);
    return saveDecision(tx, raise, { status: "approved", decidedOn: loaded.on });
  });
}

/** The second person's no; the amount stays. @throws Refusal `amount-raise.…`, `version.changed`. */
export async function refuseAmountRaise(deps: Deps, command: DecideRaise): Promise<ProposedRaise> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const raise = await lockRaise(tx, command);
    const application = await findApplication(tx, raise.applicationId);
    if (application === undefined) throw refuse("application.not-found");
    const { on } = await loadRaiseFacts(tx, application);
    return saveDecision(tx, raise, { status: "refused", decidedOn: on });
  });
}

async function lockRaise(tx: Tx, { raiseId, ifMatch }: DecideRaise): Promise<AmountRaise> {
  const raise = await findAmountRaise(tx, raiseId, true);
  if (raise === undefined) throw noSuchRaise();
  const decision = decideRaiseReview(raise, tx.context.actor.id);
  if (decision.kind === "refused") throw refused(decision);
  requireVersion(ifMatch, raise.version);
  return raise;
}

async function raiseContract(
  tx: Tx,
  raise: AmountRaise,
  { contract, on }: LoadedRaise,
): Promise<void> {
  if (contract === undefined) return;
  await moveContract(tx, await lockContract(tx, contract.id), {
    command: { event: "raise-amount", on },
    data: {
      from: formatYuan(contract.principalFen),
      to: formatYuan(raise.toFen),
      source: raise.capSource,
      raiseId: raise.id,
    },
    progress: { principalFen: raise.toFen },
  });
}

function auditRaise(tx: Tx, { id, amountFen }: Application, toFen: bigint): Promise<void> {
  return recordAudit(tx, {
    action: "application.amount-raised",
    subjectId: id,
    before: { amountFen },
    after: { amountFen: toFen },
  });
}

async function saveDecision(
  tx: Tx,
  { reason: _reason, ...raise }: AmountRaise,
  decided: { readonly status: "approved" | "refused"; readonly decidedOn: string },
): Promise<ProposedRaise> {
  const decision = { ...decided, decidedBy: tx.context.actor.id };
  await saveRaiseDecision(tx, raise.id, decision);
  await recordAudit(tx, {
    action: `amount-raise.${decided.status}`,
    subjectId: raise.id,
    before: { status: raise.status },
    after: decision,
  });
  return { ...raise, ...decision, version: raise.version + 1 };
}
