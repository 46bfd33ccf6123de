import type { PlainDate } from "../calendar/index.ts";
import type { ContractEvent } from "./contract-transitions.ts";

/** One recorded event of a contract, as it enters the contract's hash chain. */
export interface ChainedContractEvent {
  readonly contractId: string;
  /** 1 for the first event of the contract, then without gaps. */
  readonly sequence: number;
  readonly event: ContractEvent;
  readonly on: PlainDate;
  /** Instant of recording in UTC, ISO 8601. */
  readonly recordedAt: string;
  readonly actorId: string;
  /** Facts of the event as text, e.g. `amount: "8000.00"`; their order does not matter. */
  readonly data: Readonly<Record<string, string>>;
}

/** Stands before the first event of every chain. */
export const CHAIN_START = "0".repeat(64);

/**
 * The text whose SHA-256 is the hash of an event: JSON of one array with every field in a fixed
 * place, so that no two events share a text. The version in front changes with the layout.
 */
export function chainInput(previousHash: string, event: ChainedContractEvent): string {
  const data = Object.entries(event.data).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    "contract-event.v1",
    previousHash,
    event.contractId,
    event.sequence,
    event.event,
    event.on,
    event.recordedAt,
    event.actorId,
    data,
  ]);
}
