import { randomBytes } from "node:crypto";
import { addLocators } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Contract } from "@bursar/database/contracts";
import { receiptCodeFrom } from "@bursar/domain/contract";
import type { Deps } from "../deps.ts";
import { lockContract, moveContract } from "./move-contract.ts";

/** Issues the acceptance certificate: from here on the university can record its receipt. */
export async function acceptContract(
  deps: Deps,
  command: { context: ActionContext; contractId: string; acceptedOn: string },
): Promise<Contract> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const contract = await lockContract(tx, command.contractId);
    const receiptCode = receiptCodeFrom(randomBytes(8));
    const accepted = await moveContract(tx, contract, {
      command: { event: "accept", on: command.acceptedOn },
      data: { contractNo: contract.contractNo },
      progress: { acceptedOn: command.acceptedOn, receiptCode },
    });
    await addLocators(tx, [{ kind: "receipt-code", value: receiptCode }]);
    return accepted;
  });
}
