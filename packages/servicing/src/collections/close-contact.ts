import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  findContactRecord,
  insertPromise,
  saveOutcome,
  type CollectionContact,
} from "@bursar/database/collections";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { addLimitationEvents } from "@bursar/database/limitation";
import { CONNECTED, type ContactResult } from "@bursar/domain/collection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { requireDocument } from "./require-document.ts";

export interface CloseContact {
  readonly context: ActionContext;
  readonly contactId: string;
  readonly result: ContactResult;
  readonly note?: string | undefined;
  /** A recording or a slip that proves it. */
  readonly documentId?: string | undefined;
  readonly recordingAnnounced: boolean;
  readonly promise?: { readonly amountFen: bigint; readonly payBy: string } | undefined;
}

export interface ClosedContact {
  readonly contactId: string;
  readonly result: ContactResult;
  readonly promiseId: string | null;
  /** Contracts whose limitation it has interrupted, since it is proven. */
  readonly interrupted: number;
}

/**
 * Enters what came of a contact. With a proof it counts as a demand, and as a promise where they
 * promised: it interrupts the limitation of the contracts that it was about (民法典 §195).
 *
 * @throws Refusal `contact.not-found`, `contact.already-closed`, `contact.promise-missing`,
 *   `contact.recording-unannounced`, `promise.date-passed`, `collection.document-unknown`.
 */
export async function closeContact(deps: Deps, command: CloseContact): Promise<ClosedContact> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { contactId, result, note, documentId, recordingAnnounced } = command;
    const contact = await findContactRecord(tx, contactId, true);
    if (contact === undefined) throw refuse("contact.not-found");
    if (contact.result !== null) throw refuse("contact.already-closed");
    const isProvenCall = documentId !== undefined && contact.channel === "call";
    if (isProvenCall && !recordingAnnounced) throw refuse("contact.recording-unannounced");
    if (documentId !== undefined) await requireDocument(tx, contact.borrowerId, documentId);
    if (result === "promised" && command.promise === undefined)
      throw refuse("contact.promise-missing");
    await saveOutcome(tx, contactId, { result, note, documentId, recordingAnnounced });
    const promiseId = await promiseOf(tx, contact, command);
    const interrupted = await interrupt(tx, contact, { ...command, promiseId });
    await recordAudit(tx, {
      action: "contact.closed",
      subjectId: contactId,
      after: { result, promiseId, documentId: documentId ?? null, interrupted },
    });
    return { contactId, result, promiseId, interrupted };
  });
}

async function promiseOf(
  tx: Tx,
  contact: CollectionContact,
  { promise }: CloseContact,
): Promise<string | null> {
  if (promise === undefined || contact.party === "relay") return null;
  if (promise.payBy < (await businessDate(tx)) || promise.payBy < contact.madeOn)
    throw refuse("promise.date-passed");
  const id = newId("prm");
  await insertPromise(tx, {
    ...promise,
    id,
    borrowerId: contact.borrowerId,
    contactId: contact.id,
    loanIds: contact.sums.map(({ loanId }) => loanId),
    madeOn: contact.madeOn,
    recordedBy: tx.context.actor.id,
  });
  return id;
}

async function interrupt(
  tx: Tx,
  contact: CollectionContact,
  given: CloseContact & { readonly promiseId: string | null },
): Promise<number> {
  const { documentId, result, promiseId } = given;
  const reached = CONNECTED.includes(result) || result === "visited";
  if (documentId === undefined || !reached || contact.party === "relay") return 0;
  const kind = promiseId === null ? ("demand" as const) : ("promise" as const);
  const row = {
    kind,
    sourceId: promiseId ?? contact.id,
    occurredOn: contact.madeOn,
    documentId,
    recordedBy: tx.context.actor.id,
    postedOn: await businessDate(tx),
  };
  return addLimitationEvents(
    tx,
    contact.sums.map(({ loanId }) => ({ ...row, loanId })),
  );
}
