import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { insertSignature, listSignatures, type Contract } from "@bursar/database/contracts";
import type { Deps } from "../deps.ts";
import { lockContract } from "./move-contract.ts";

export type Party = "borrower" | "co-borrower" | "centre";

export interface RecordSignatures {
  readonly context: ActionContext;
  readonly contractId: string;
  /** The day each party signed the paper. */
  readonly signatures: readonly { readonly party: Party; readonly signedOn: string }[];
}

/**
 * Enters signatures given on paper. They count once another person has confirmed them; a
 * signature that is entered already stays as it is.
 */
export async function recordSignatures(deps: Deps, command: RecordSignatures): Promise<Contract> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const contract = await lockContract(tx, command.contractId);
    const known = new Set((await listSignatures(tx, contract.id)).map(({ party }) => party));
    for (const { party, signedOn } of command.signatures) {
      if (known.has(party)) continue;
      known.add(party);
      await insertSignature(tx, {
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
