import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Contract } from "@bursar/database/contracts";
import type { Deps } from "../deps.ts";
import { lockContract, moveContract } from "./move-contract.ts";

/** Records the lender's approval of a contract. */
export async function approveByLender(
  deps: Deps,
  command: { context: ActionContext; contractId: string; approvedOn: string },
): Promise<Contract> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const contract = await lockContract(tx, command.contractId);
    return moveContract(tx, contract, {
      command: { event: "lender-approve", on: command.approvedOn },
      progress: { lenderApprovedOn: command.approvedOn },
    });
  });
}
