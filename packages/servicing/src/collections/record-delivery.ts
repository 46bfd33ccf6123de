import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  findDemand,
  insertDelivery,
  type DeliveryMeans,
  type Demand,
} from "@bursar/database/collections";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { addLimitationEvents } from "@bursar/database/limitation";
import { requireBorrower } from "../changes/change-step.ts";
import { arrearsOf, type LoanArrears } from "../delinquency/index.ts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { requireDocument } from "./require-document.ts";

export interface RecordDelivery {
  readonly context: ActionContext;
  readonly demandId: string;
  readonly party: "borrower" | "co-borrower";
  /** A contract by which the co-borrower is named. */
  readonly contractNo?: string | undefined;
  readonly means: DeliveryMeans;
  readonly deliveredOn: string;
  readonly proofDocumentId: string;
}

/**
 * A demand reached a debtor, with its proof. It interrupts the limitation of the contracts for
 * which that debtor is liable, against the other debtor as well (法释〔2020〕17号).
 *
 * @throws Refusal `demand.not-found`, `demand.date-impossible`, `demand.delivered-before`,
 *   `contact.no-co-borrower`, `collection.document-unknown`.
 */
export async function recordDelivery(
  deps: Deps,
  command: RecordDelivery,
): Promise<{ demandId: string; interrupted: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { demandId, party, means, deliveredOn, proofDocumentId } = command;
    const demand = await findDemand(tx, demandId);
    if (demand === undefined) throw refuse("demand.not-found");
    const postedOn = await businessDate(tx);
    if (deliveredOn < demand.issuedOn || deliveredOn > postedOn)
      throw refuse("demand.date-impossible");
    await requireDocument(tx, demand.borrowerId, proofDocumentId);
    const { idNumber: debtorIdNumber, loanIds } = await reachedBy(tx, demand, command);
    const recordedBy = tx.context.actor.id;
    const delivery = { demandId, party, loanIds, means, deliveredOn, proofDocumentId };
    const isNew = await insertDelivery(tx, { ...delivery, recordedBy, postedOn, debtorIdNumber });
    if (!isNew) throw refuse("demand.delivered-before");
    const event = {
      kind: "demand" as const,
      // Each debtor's delivery is an event of its own: the later one may be the one that counts.
      sourceId: `${demandId}/${party}/${proofDocumentId}`,
      occurredOn: deliveredOn,
      documentId: proofDocumentId,
      recordedBy,
      postedOn,
    };
    const interrupted = await addLimitationEvents(
      tx,
      loanIds.map((loanId) => ({ ...event, loanId })),
    );
    await recordAudit(tx, {
      action: "demand.delivered",
      subjectId: demandId,
      after: { party, means, deliveredOn, proofDocumentId, loanIds },
    });
    return { demandId, interrupted };
  });
}

async function reachedBy(
  tx: Tx,
  demand: Demand,
  { party, contractNo }: RecordDelivery,
): Promise<{ readonly idNumber: string; readonly loanIds: string[] }> {
  const asked = new Set(demand.sums.map(({ loanId }) => loanId));
  const loans = (await arrearsOf(tx, demand.borrowerId, demand.issuedOn)).filter(({ loan }) =>
    asked.has(loan.id),
  );
  if (party === "borrower") {
    const { idNumber } = await requireBorrower(tx, demand.borrowerId);
    return { idNumber, loanIds: [...asked] };
  }
  const isNamed = ({ loan, coBorrower }: LoanArrears) =>
    coBorrower !== undefined && (contractNo === undefined || loan.contractNo === contractNo);
  const liable = loans.find(isNamed)?.coBorrower;
  if (liable === undefined) throw refuse("contact.no-co-borrower");
  const theirs = loans.filter(({ coBorrower }) => coBorrower?.idNumber === liable.idNumber);
  return { idNumber: liable.idNumber, loanIds: theirs.map(({ loan }) => loan.id) };
}
