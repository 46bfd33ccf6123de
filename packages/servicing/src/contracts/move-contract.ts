import { createHash } from "node:crypto";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  findContract,
  insertContractEvent,
  lastContractEvent,
  saveContract,
  type Contract,
  type ContractProgress,
} from "@bursar/database/contracts";
import {
  CHAIN_START,
  chainInput,
  contractStates,
  decideContractEvent,
  type ContractCommand,
  type ContractState,
} from "@bursar/domain/contract";
import { refuse, refused } from "../refuse.ts";
import { guardianConsentOf } from "./guardian-consent-of.ts";

export interface Move {
  readonly command: ContractCommand;
  /** Facts of the event as text, kept in its chained row; no personal data. */
  readonly data?: Readonly<Record<string, string>>;
  /** Columns of the contract that the event fills. */
  readonly progress?: ContractProgress;
}

/** A contract locked until the transaction ends. @throws Refusal `contract.not-found` */
export async function lockContract(tx: Tx, id: string): Promise<Contract> {
  const contract = await findContract(tx, id, true);
  if (contract === undefined) throw refuse("contract.not-found");
  return contract;
}

/**
 * Moves a locked contract by one event: the rules decide, the event joins the contract's chain,
 * the contract and the audit trail follow.
 *
 * @throws Refusal with the rule's code when the event may not be recorded.
 */
export async function moveContract(tx: Tx, contract: Contract, move: Move): Promise<Contract> {
  const last = await lastContractEvent(tx, contract.id);
  const decision = decideContractEvent(
    {
      state: toContractState(contract.status),
      amountFen: contract.principalFen,
      lastOn: last?.occurredOn ?? contract.issuedOn,
      receiptCode: contract.receiptCode ?? undefined,
      guardianConsent: await guardianConsentOf(tx, contract),
    },
    move.command,
    await businessDate(tx),
  );
  if (decision.kind === "refused") throw refused(decision);
  await chainEvent(tx, contract.id, { last, move });
  const progress = { ...move.progress, status: decision.state };
  await saveContract(tx, contract.id, progress);
  await recordAudit(tx, {
    action: `contract.${move.command.event}`,
    subjectId: contract.id,
    before: { status: contract.status },
    after: progress,
  });
  return { ...contract, ...progress, version: contract.version + 1 };
}

async function chainEvent(
  tx: Tx,
  contractId: string,
  { last, move }: { last: Awaited<ReturnType<typeof lastContractEvent>>; move: Move },
): Promise<void> {
  const previousHash = last?.hash ?? CHAIN_START;
  const event = {
    contractId,
    sequence: (last?.sequence ?? 0) + 1,
    event: move.command.event,
    on: move.command.on,
    recordedAt: new Date().toISOString(),
    actorId: tx.context.actor.id,
    data: move.data ?? {},
  };
  await insertContractEvent(tx, {
    contractId,
    sequence: event.sequence,
    event: event.event,
    actorId: event.actorId,
    occurredOn: event.on,
    recordedAt: event.recordedAt,
    detail: { ...event.data },
    previousHash,
    hash: createHash("sha256").update(chainInput(previousHash, event)).digest("hex"),
  });
}

export function toContractState(text: string): ContractState {
  const state = contractStates.find((known) => known === text);
  if (state === undefined) throw new Error(`unknown contract state ${text}`);
  return state;
}
