import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import { lockStandings } from "@bursar/database/loans";
import {
  listReversals as selectReversals,
  lockReversal,
  saveReversal,
  type Reversal,
  type ReversalFilter,
} from "@bursar/database/reversals";
import { decideReversal, type ReversalEvent } from "@bursar/domain/reversal";
import type { Tx } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";
import { bookedSubject } from "./booked-subject.ts";
import { reverseFact } from "./reverse-fact.ts";

export interface DecideOnReversal {
  readonly context: ActionContext;
  readonly reversalId: string;
}

/**
 * The second person's yes: the facts are taken back and what they belong to is reversed, all in
 * this transaction.
 *
 * @throws Refusal `reversal.not-found`, `reversal.wrong-state`, `reversal.same-person`,
 * `reversal.nothing-booked`, and the engine's own.
 */
export async function confirmReversal(deps: Deps, command: DecideOnReversal): Promise<Reversal> {
  return withTransaction(deps.db, command.context, (tx) => decide(tx, command, "confirm"));
}

/** The second person's no. @throws as {@link confirmReversal} */
export async function rejectReversal(deps: Deps, command: DecideOnReversal): Promise<Reversal> {
  return withTransaction(deps.db, command.context, (tx) => decide(tx, command, "reject"));
}

/** A page of the centre's reversals in the order of their ids. */
export async function listReversals(
  deps: Deps,
  query: { readonly context: ActionContext; readonly filter: ReversalFilter },
): Promise<Reversal[]> {
  return readCentre(deps.db, query.context, (tx) => selectReversals(tx, query.filter));
}

async function decide(
  tx: Tx,
  { reversalId }: DecideOnReversal,
  event: ReversalEvent,
): Promise<Reversal> {
  const before = await lockReversal(tx, reversalId);
  if (before === undefined) throw refuse("reversal.not-found");
  const checkerId = tx.context.actor.id;
  const decision = decideReversal(before, event, checkerId);
  if (decision.kind === "refused") throw refused(decision);
  if (event === "confirm") await takeBack(tx, before.subjectId);
  const { status } = decision;
  const decidedOn = await businessDate(tx);
  await recordAudit(tx, {
    action: `reversal.${status}`,
    subjectId: reversalId,
    before: { status: before.status },
    after: { status, subjectId: before.subjectId },
  });
  return saveReversal(tx, reversalId, { status, checkerId, decidedOn });
}

async function takeBack(tx: Tx, subjectId: string): Promise<void> {
  const { facts, move } = await bookedSubject(tx, subjectId);
  await lockStandings(
    tx,
    facts.map(({ loanId }) => loanId),
  );
  for (const fact of facts) await reverseFact(tx, fact);
  await move();
}
