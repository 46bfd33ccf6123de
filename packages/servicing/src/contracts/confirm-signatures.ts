import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  confirmSignature,
  listSignatures,
  type Contract,
  type Signature,
} from "@bursar/database/contracts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { lockContract, moveContract } from "./move-contract.ts";
import { SIGNING_STEPS, type Party } from "./signing-steps.ts";

export interface ConfirmSignatures {
  readonly context: ActionContext;
  readonly contractId: string;
  readonly parties: readonly Party[];
}

/**
 * A second person attests signatures on paper; each moves the contract one step. All of them
 * stand or none.
 *
 * @throws Refusal `signature.same-person`, `contract.signatures-missing`, `contract.out-of-order`.
 */
export async function confirmSignatures(deps: Deps, command: ConfirmSignatures): Promise<Contract> {
  return withTransaction(deps.db, command.context, async (tx) => {
    let contract = await lockContract(tx, command.contractId);
    const recorded = await listSignatures(tx, contract.id);
    const confirmedBy = command.context.actor.id;
    for (const step of SIGNING_STEPS.filter(({ party }) => command.parties.includes(party))) {
      const signature = recorded.find(({ party }) => party === step.party);
      if (signature === undefined) throw refuse("contract.signatures-missing");
      contract = await moveContract(tx, contract, {
        command: {
          event: step.event,
          on: signature.signedOn,
          signature: { medium: "paper", recordedBy: signature.recordedBy, confirmedBy },
        },
        data: { recordedBy: signature.recordedBy },
        progress: step.event === "countersign" ? { signedOn: lastSigned(recorded) } : {},
      });
      await confirmSignature(tx, signature, confirmedBy);
    }
    return contract;
  });
}

/** The day on which the last party signed is the day of the contract. */
function lastSigned(signatures: readonly Signature[]): string {
  return signatures.map(({ signedOn }) => signedOn).reduce((last, on) => (on > last ? on : last));
}
