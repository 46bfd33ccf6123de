import { findApplication } from "@bursar/database/applications";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { Contract } from "@bursar/database/contracts";
import { standardTerms } from "@bursar/domain/loan";
import { formatYuan } from "@bursar/domain/money";
import type { Deps } from "../deps.ts";
import { openLoans } from "../loans/open-loans.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { lockContract, moveContract } from "./move-contract.ts";

export interface RecordDisbursement {
  readonly context: ActionContext;
  readonly contractId: string;
  readonly disbursedOn: string;
  /** What the lender's list says was paid out; the contract's whole sum. */
  readonly amountFen: bigint;
}

/**
 * The lender has paid a contract out: the contract ends, the loan begins with its terms, its
 * first fact and the posting of the principal, all in one transaction.
 *
 * @throws Refusal `disbursement.over-contract`, `disbursement.under-contract`,
 * `contract.out-of-order`, `contract.already-done`.
 */
export async function recordDisbursement(
  deps: Deps,
  command: RecordDisbursement,
): Promise<Contract> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const contract = await lockContract(tx, command.contractId);
    const { disbursedOn, amountFen } = command;
    const disbursed = await moveContract(tx, contract, {
      command: { event: "disburse", on: disbursedOn, amountFen },
      data: { amount: formatYuan(amountFen) },
      progress: { disbursedOn },
    });
    await openLoan(tx, disbursed, disbursedOn);
    return disbursed;
  });
}

async function openLoan(tx: Tx, contract: Contract, disbursedOn: string): Promise<void> {
  const { applicationId } = contract;
  const application = applicationId === null ? undefined : await findApplication(tx, applicationId);
  const { principalFen, signedOn } = contract;
  if (application === undefined || signedOn === null) {
    throw new Error(`contract ${contract.id} was disbursed unsigned or without an application`);
  }
  const { graduationYear } = application;
  const policy = await loadPolicy(tx);
  const terms = standardTerms({ principalFen, signedOn, disbursedOn, graduationYear }, policy);
  await openLoans(tx, [
    {
      id: newId("loan"),
      contractId: contract.id,
      contractNo: contract.contractNo,
      borrowerId: contract.borrowerId,
      terms,
      facts: [{ kind: "disbursed", on: disbursedOn, amountFen: principalFen }],
    },
  ]);
}
