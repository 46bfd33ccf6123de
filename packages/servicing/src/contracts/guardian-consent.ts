import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  readCentre,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import {
  confirmGuardianConsent as confirm,
  findContract,
  findGuardianConsent,
  saveGuardianConsent,
  type Contract,
  type GuardianConsent,
} from "@bursar/database/contracts";
import { documentsOf } from "@bursar/database/documents";
import { decideGuardianConsent, type ConsentCommand } from "@bursar/domain/contract";
import { maskName } from "@bursar/domain/identity";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse, refused } from "../refuse.ts";
import { isMinors } from "./guardian-consent-of.ts";
import { lockContract, toContractState } from "./move-contract.ts";

/** A consent as it is shown and kept with the idempotency key: the guardian's name masked. */
export type ShownConsent = GuardianConsent;

export interface RecordGuardianConsent {
  readonly context: ActionContext;
  readonly contractId: string;
  readonly guardianName: string;
  readonly relation: string;
  readonly givenOn: string;
  /** The scanned consent, in the file of the contract, the application or the borrower. */
  readonly documentId: string;
}

/**
 * Enters the guardian's written consent to a minor's contract; it counts once another person has
 * confirmed it.
 *
 * @throws Refusal `guardian-consent.not-needed`, `guardian-consent.too-late`,
 * `guardian-consent.already-confirmed`, `guardian-consent.document-unknown`.
 */
export async function recordGuardianConsent(
  deps: Deps,
  command: RecordGuardianConsent,
): Promise<ShownConsent> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { contractId, guardianName, relation, givenOn, documentId } = command;
    const contract = await lockContract(tx, contractId);
    const today = await businessDate(tx);
    await requireStep(tx, contract, { step: "record", givenOn, businessDate: today });
    await requireDocument(tx, contract, documentId);
    const recordedBy = command.context.actor.id;
    const consent = { contractId, guardianName, relation, givenOn, documentId, recordedBy };
    const version = await saveGuardianConsent(tx, consent);
    await recordAudit(tx, {
      action: "contract.guardian-consent-recorded",
      subjectId: contractId,
      after: { relation, givenOn, documentId, version },
    });
    return masked({ ...consent, confirmedBy: null, confirmedOn: null, version });
  });
}

/**
 * A second person has compared the entry with the paper: the minor may sign.
 *
 * @throws Refusal `guardian-consent.not-recorded`, `guardian-consent.same-person`,
 * `guardian-consent.already-confirmed`, `version.changed` when it was recorded anew meanwhile.
 */
export async function confirmGuardianConsent(
  deps: Deps,
  command: { context: ActionContext; contractId: string; version: string },
): Promise<ShownConsent> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const contract = await lockContract(tx, command.contractId);
    const confirmedBy = command.context.actor.id;
    const consent = await requireStep(tx, contract, { step: "confirm", actorId: confirmedBy });
    if (consent === undefined) throw refuse("guardian-consent.not-found");
    requireVersion(command.version, consent.version);
    const confirmed = { confirmedBy, confirmedOn: await businessDate(tx) };
    const version = consent.version + 1;
    await confirm(tx, contract.id, confirmed);
    await recordAudit(tx, {
      action: "contract.guardian-consent-confirmed",
      subjectId: contract.id,
      after: { ...confirmed, documentId: consent.documentId, version },
    });
    return masked({ ...consent, ...confirmed, version });
  });
}

/** @throws Refusal `contract.not-found`, `guardian-consent.not-found` */
export async function showGuardianConsent(
  deps: Deps,
  query: { context: ActionContext; contractId: string },
): Promise<ShownConsent> {
  return readCentre(deps.db, query.context, async (tx) => {
    if ((await findContract(tx, query.contractId)) === undefined)
      throw refuse("contract.not-found");
    const consent = await findGuardianConsent(tx, query.contractId);
    if (consent === undefined) throw refuse("guardian-consent.not-found");
    return masked(consent);
  });
}

async function requireStep(
  tx: Tx,
  contract: Contract,
  command: ConsentCommand,
): Promise<GuardianConsent | undefined> {
  const consent = await findGuardianConsent(tx, contract.id);
  const refusal = decideGuardianConsent(
    {
      state: toContractState(contract.status),
      isMinor: await isMinors(tx, contract),
      recorded: consent && {
        recordedBy: consent.recordedBy,
        isConfirmed: consent.confirmedBy !== null,
      },
    },
    command,
  );
  if (refusal !== undefined) throw refused(refusal);
  return consent;
}

async function requireDocument(tx: Tx, contract: Contract, documentId: string): Promise<void> {
  const { id, applicationId, borrowerId } = contract;
  const subjects = [id, borrowerId, ...(applicationId === null ? [] : [applicationId])];
  const found = (await documentsOf(tx, subjects)).find((document) => document.id === documentId);
  if (found?.kind !== "guardian-consent") throw refuse("guardian-consent.document-unknown");
}

function masked(consent: GuardianConsent): ShownConsent {
  return { ...consent, guardianName: maskName(consent.guardianName) };
}
