import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { saveSignature, type Contract } from "@bursar/database/contracts";
import { nextContractState, type ContractState } from "@bursar/domain/contract";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";
import { lockContract, toContractState } from "./move-contract.ts";
import { signingEvent, type Party } from "./signing-steps.ts";

export interface RecordSignatures {
  readonly context: ActionContext;
  readonly contractId: string;
  /** The day each party signed the paper. */
  readonly signatures: readonly { readonly party: Party; readonly signedOn: string }[];
}

/**
 * Enters signatures given on paper. They count once another person has confirmed them; until then
 * a mistyped one is corrected by entering it again.
 *
 * @throws Refusal `contract.date-in-future`, `contract.already-done`, `contract.closed`,
 * `contract.out-of-order`.
 */
export async function recordSignatures(deps: Deps, command: RecordSignatures): Promise<Contract> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const contract = await lockContract(tx, command.contractId);
    const today = await businessDate(tx);
    for (const { party, signedOn } of lastOfEachParty(command.signatures)) {
      if (signedOn > today) throw refuse("contract.date-in-future");
      requireOpen(contract, party);
      await saveSignature(tx, {
        contractId: contract.id,
        party,
        signedOn,
        method: "paper",
        recordedBy: command.context.actor.id,
      });
      await recordAudit(tx, {
        action: "contract.signature-recorded",
        subjectId: contract.id,
        after: { party, signedOn },
      });
    }
    return contract;
  });
}

/** A request that names a party twice means what it says last. */
function lastOfEachParty(signatures: RecordSignatures["signatures"]) {
  return new Map(signatures.map((signature) => [signature.party, signature])).values();
}

/** Parties may sign in any order on paper, as long as the contract is out for signing. */
function requireOpen(contract: Contract, party: Party): void {
  const state = toContractState(contract.status);
  const next = nextContractState(state, signingEvent(party));
  if (next.kind === "moved") return;
  const isWaiting = next.code === "contract.out-of-order" && OUT_FOR_SIGNING.has(state);
  if (!isWaiting) throw refused(next);
}

const OUT_FOR_SIGNING: ReadonlySet<ContractState> = new Set([
  "sent",
  "borrower-signed",
  "co-borrower-signed",
]);
