import type { ChangeRequest } from "@bursar/database/changes";
import { findChange } from "@bursar/database/changes";
import { loadBorrowers, type Borrower } from "@bursar/database/borrowers";
import type { Tx } from "@bursar/database/connection";
import { decideChange, type ChangeCommand, type ChangeState } from "@bursar/domain/change";
import { refuse, refused } from "../refuse.ts";

/**
 * What a step gives back: enough to go on. It is stored with the idempotency key, so it holds no
 * personal data; the change itself is read anew.
 */
export type ChangeStep = Pick<
  ChangeRequest,
  "id" | "kind" | "status" | "version" | "filedOn" | "filing" | "rosterAgreement" | "warnings"
> & { readonly previewHash: string | null };

/** A change locked until the transaction ends. @throws Refusal `change.not-found` */
export async function lockChange(tx: Tx, id: string): Promise<ChangeRequest> {
  const change = await findChange(tx, id, true);
  if (change === undefined) throw refuse("change.not-found");
  return change;
}

/** @throws Refusal `borrower.not-found` */
export async function requireBorrower(tx: Tx, id: string): Promise<Borrower> {
  const borrower = (await loadBorrowers(tx, [id])).get(id);
  if (borrower === undefined) throw refuse("borrower.not-found");
  return borrower;
}

/** The state that an event leads to. @throws Refusal with the rule's code. */
export function requireMove(change: ChangeRequest, command: ChangeCommand): ChangeState {
  const decision = decideChange(change, command);
  if (decision.kind === "refused") throw refused(decision);
  return decision.status;
}

/** The change as it stands after a step, as its answer. */
export async function stepOf(tx: Tx, id: string): Promise<ChangeStep> {
  const change = await findChange(tx, id);
  if (change === undefined) throw new Error(`the change ${id} has vanished`);
  const { kind, status, version, filedOn, filing, rosterAgreement, warnings, previewHash } = change;
  return { id, kind, status, version, filedOn, filing, rosterAgreement, warnings, previewHash };
}
