import { listContractChains, type ContractPlace } from "@bursar/database/audit";
import { readCentre } from "@bursar/database/connection";
import {
  judgeContractEvent,
  judgeContractState,
  startOfContract,
  type ChainBreak,
  type ContractHead,
  type StoredContractEvent,
} from "@bursar/domain/audit";
import type { Deps } from "../deps.ts";
import { sha256 } from "./seal-audit.ts";
import type { VerifyChain } from "./verify-audit-chain.ts";

const PAGE = 1_000;

export interface VerifiedContracts {
  readonly contracts: number;
  readonly events: number;
  /** The first thing that is wrong. */
  readonly broken: ChainBreak | undefined;
}

/** Walks the event chains of all the centre's contracts, a page in memory at a time. */
export async function verifyContractChains(
  deps: Deps,
  { context, step, signal }: VerifyChain,
): Promise<VerifiedContracts> {
  const seen = { contracts: 0, events: 0 };
  let after: ContractPlace = { contractId: "", sequence: 0 };
  let last: ContractHead | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const page = await readCentre(deps.db, context, (tx) =>
      listContractChains(tx, { after, limit: PAGE }),
    );
    for (const stored of page) {
      const judged = judgeNext(last, stored);
      if (last?.contractId !== stored.contractId) seen.contracts += 1;
      if (stored.event !== null) seen.events += 1;
      if (judged.broken !== undefined) return { ...seen, broken: judged.broken };
      last = judged.head;
      after = { contractId: stored.contractId, sequence: stored.event?.sequence ?? 0 };
    }
    step(page.length);
    if (page.length < PAGE) break;
  }
  return { ...seen, broken: last && judgeContractState(last) };
}

function judgeNext(
  last: ContractHead | undefined,
  stored: StoredContractEvent,
): { head: ContractHead; broken: ChainBreak | undefined } {
  const isSame = last?.contractId === stored.contractId;
  const head = isSame && last !== undefined ? last : startOfContract(stored);
  const ended = isSame || last === undefined ? undefined : judgeContractState(last);
  const { event } = stored;
  if (ended !== undefined || event === null) return { head, broken: ended };
  const broken = judgeContractEvent(head, event, sha256);
  const { sequence, hash } = event;
  // The state of this very read: the contract may have moved on since the page before.
  const { contractState } = stored;
  return { head: { ...head, contractState, sequence, hash, event: event.event }, broken };
}
