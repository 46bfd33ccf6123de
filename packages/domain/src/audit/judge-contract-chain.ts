import {
  CHAIN_START,
  chainInput,
  contractTransitions,
  type ChainedContractEvent,
} from "../contract/index.ts";
import type { ChainBreak, ChainBreakKind } from "./chain-break.ts";

/** An event with the seal that it carries. */
export interface SealedContractEvent extends ChainedContractEvent {
  readonly hash: string;
  readonly previousHash: string;
}

/** A contract's state, and one of its events; `null` where it has none at all. */
export interface StoredContractEvent {
  readonly contractId: string;
  readonly contractState: string;
  readonly event: SealedContractEvent | null;
}

/** The last event of a contract that was found good. */
export interface ContractHead {
  readonly contractId: string;
  readonly contractState: string;
  readonly sequence: number;
  readonly event: string | undefined;
  readonly hash: string;
}

/** Before the first event of a contract. */
export function startOfContract(stored: StoredContractEvent): ContractHead {
  const { contractId, contractState } = stored;
  return { contractId, contractState, sequence: 0, event: undefined, hash: CHAIN_START };
}

/** What is wrong with an event; undefined when it holds. `hashOf` gives SHA-256 in hex. */
export function judgeContractEvent(
  last: ContractHead,
  stored: SealedContractEvent,
  hashOf: (text: string) => string,
): ChainBreak | undefined {
  const found = (kind: ChainBreakKind, sequence = stored.sequence): ChainBreak => {
    return { kind, sequence, id: last.contractId };
  };
  const follows = stored.previousHash === last.hash;
  if (stored.sequence !== last.sequence + 1) {
    return follows ? found("renumbered") : found("row-removed", last.sequence + 1);
  }
  const holds = hashOf(chainInput(last.hash, stored)) === stored.hash;
  return follows && holds ? undefined : found("row-changed");
}

/**
 * Whether a contract is in the state that its last event leads to; where it is not, events were
 * cut off at the end or the contract was changed past the product. An event that is no step of
 * the way, such as a take-over, says nothing about it.
 */
export function judgeContractState(last: ContractHead): ChainBreak | undefined {
  const { contractId: id, sequence, event, contractState } = last;
  if (event === undefined) {
    return contractState === "draft" ? undefined : { kind: "row-removed", sequence: 1, id };
  }
  const leadsTo = contractTransitions.find((move) => move.event === event)?.to;
  if (leadsTo === undefined || leadsTo === contractState) return undefined;
  return { kind: "state-changed", sequence, id };
}
