import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Contract } from "@bursar/database/contracts";
import { formatYuan } from "@bursar/domain/money";
import { dateInYear, inForce } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { lockContract, moveContract } from "./move-contract.ts";

export interface RecordReceipt {
  readonly context: ActionContext;
  readonly contractId: string;
  /** As printed on the acceptance certificate. */
  readonly receiptCode: string;
  readonly recordedOn: string;
  /** Tuition and accommodation that the university is owed for the year. */
  readonly tuitionDueFen: bigint;
}

/**
 * The university's receipt, entered for it.
 *
 * @throws Refusal `receipt.code-mismatch`, `receipt.deadline-passed`, `contract.out-of-order`.
 */
export async function recordReceipt(deps: Deps, command: RecordReceipt): Promise<Contract> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const contract = await lockContract(tx, command.contractId);
    const { receiptDeadlineDay } = await loadPolicy(tx);
    const year = Number(contract.issuedOn.slice(0, 4));
    const deadlineOn = dateInYear(inForce(receiptDeadlineDay, contract.issuedOn).value, year);
    return moveContract(tx, contract, {
      command: {
        event: "record-receipt",
        on: command.recordedOn,
        receiptCode: command.receiptCode,
        deadlineOn,
      },
      data: { tuitionDue: formatYuan(command.tuitionDueFen) },
      progress: {
        receiptRecordedOn: command.recordedOn,
        tuitionDueFen: command.tuitionDueFen,
      },
    });
  });
}
