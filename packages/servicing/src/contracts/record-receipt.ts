import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { Contract } from "@bursar/database/contracts";
import { receiptDeadlineOn } from "@bursar/domain/contract";
import { formatYuan } from "@bursar/domain/money";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { lockContract, moveContract } from "./move-contract.ts";

/** What a university confirms of one contract. */
export interface Receipt {
  /** As printed on the acceptance certificate. */
  readonly receiptCode: string;
  readonly recordedOn: string;
  /** Tuition and accommodation that the university is owed for the year. */
  readonly tuitionDueFen: bigint;
}

export interface RecordReceipt extends Receipt {
  readonly context: ActionContext;
  readonly contractId: string;
}

/**
 * The university's receipt, entered for it.
 *
 * @throws Refusal `receipt.code-mismatch`, `receipt.deadline-passed`, `contract.out-of-order`.
 */
export async function recordReceipt(deps: Deps, command: RecordReceipt): Promise<Contract> {
  return withTransaction(deps.db, command.context, async (tx) =>
    addReceipt(tx, await lockContract(tx, command.contractId), command),
  );
}

/** Moves a locked contract by its receipt. Every refusal comes before the first write. */
export async function addReceipt(tx: Tx, contract: Contract, receipt: Receipt): Promise<Contract> {
  const { receiptCode, recordedOn, tuitionDueFen } = receipt;
  const deadlineOn = receiptDeadlineOn(await loadPolicy(tx), contract.issuedOn);
  return moveContract(tx, contract, {
    command: { event: "record-receipt", on: recordedOn, receiptCode, deadlineOn },
    data: { tuitionDue: formatYuan(tuitionDueFen) },
    progress: { receiptRecordedOn: recordedOn, tuitionDueFen },
  });
}
