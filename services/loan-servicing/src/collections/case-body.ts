import type { CollectionCaseBody } from "@bursar/api-schema/collections";
import { momentText } from "@bursar/domain/collection";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { CaseLoan, CollectionCaseView } from "@bursar/servicing/collections";
import type { z } from "zod";

type Body = z.input<typeof CollectionCaseBody>;

/** Until the lender's result is in nobody is told that something is overdue (rulebook 6.6.1). */
const UNCONFIRMED = {
  zh: "尚未查到到账，请核对；已还请忽略。",
  en: "We don't see the money yet. Please check; ignore this if you have paid.",
};
const CONFIRMED = {
  zh: "您的国家助学贷款有逾期，请核对金额并安排还款；如有困难可咨询救助。",
  en: "Part of your student loan is overdue. Check the amount and plan the payment; ask about rescue if you can't.",
};

export function toCaseBody(view: CollectionCaseView): Body {
  const { borrower, loans } = view;
  const contractNos = new Map(loans.map(({ loan }) => [loan.id, loan.contractNo]));
  return {
    borrowerId: borrower.id,
    borrowerName: maskName(borrower.name),
    township: borrower.township,
    asOf: view.asOf,
    assigneeId: view.assigneeId,
    loans: loans.map(toLoan),
    coBorrowers: view.coBorrowers.map(({ name, relation, contractNos: theirs, toClearFen }) => ({
      name: maskName(name),
      relation,
      contractNos: [...theirs],
      toClear: formatYuan(toClearFen),
    })),
    contacts: view.contacts.map(toContact),
    promises: view.promises.map(({ id, amountFen, madeOn, payBy, state }) => ({
      id,
      amount: formatYuan(amountFen),
      madeOn,
      payBy,
      state,
    })),
    demands: view.demands.map((demand) => toDemand(demand, contractNos)),
    conditions: view.conditions.map(toCondition),
    forbiddenWords: [...view.forbiddenWords],
    script: loans.some(({ confirmed }) => confirmed) ? CONFIRMED : UNCONFIRMED,
    relayText: view.relayText,
    demandDue: view.demandDue,
    rescueHint: view.rescueHint,
  };
}

function toLoan(one: CaseLoan): Body["loans"][number] {
  const { loan, position, limitation } = one;
  return {
    contractNo: loan.contractNo,
    principalOverdue: formatYuan(position.principalOverdueFen),
    interestOverdue: formatYuan(position.interestOverdueFen),
    penalty: formatYuan(position.penaltyFen),
    toClear: formatYuan(position.toClearFen),
    daysPastDue: position.daysPastDue,
    classification: position.classification,
    held: one.held,
    rescueId: one.rescueId ?? null,
    writeOff: one.writeOff ?? null,
    confirmed: one.confirmed,
    limitationOn: limitation?.on ?? null,
    limitation: one.limitationState ?? null,
  };
}

function toContact(contact: CollectionCaseView["contacts"][number]): Body["contacts"][number] {
  const { madeOn, minuteOfDay, note, breaches } = contact;
  return {
    id: contact.id,
    channel: contact.channel,
    direction: contact.direction,
    party: contact.party,
    madeOn,
    madeAt: momentText({ on: madeOn, minuteOfDay }).slice(-5),
    result: contact.result,
    note: note ?? null,
    documentId: contact.documentId,
    recordingAnnounced: contact.recordingAnnounced,
    breaches: [...breaches],
    recordedBy: contact.recordedBy,
  };
}

function toDemand(
  demand: CollectionCaseView["demands"][number],
  contractNos: ReadonlyMap<string, string>,
): Body["demands"][number] {
  return {
    id: demand.id,
    issuedOn: demand.issuedOn,
    documentId: demand.documentId,
    // What has been paid since is not on the screen, and neither is its share of an old demand.
    sums: demand.sums.flatMap(({ loanId, ...sum }) => {
      const contractNo = contractNos.get(loanId);
      if (contractNo === undefined) return [];
      return [
        {
          contractNo,
          principal: formatYuan(BigInt(sum.principalFen)),
          interest: formatYuan(BigInt(sum.interestFen)),
          penalty: formatYuan(BigInt(sum.penaltyFen)),
        },
      ];
    }),
    deliveries: demand.deliveries.map(({ party, means, deliveredOn, proofDocumentId }) => ({
      party,
      means,
      deliveredOn,
      proofDocumentId,
    })),
  };
}

function toCondition(
  condition: CollectionCaseView["conditions"][number],
): Body["conditions"][number] {
  const { id, kind, sinceOn, evidenceIds, guardian, reportedBy, reportedOn } = condition;
  return {
    id,
    kind,
    sinceOn,
    evidenceIds: [...evidenceIds],
    guardianName: guardian === undefined ? null : maskName(guardian.name),
    reportedBy,
    reportedOn,
    liftedBy: condition.liftedBy,
    liftedOn: condition.liftedOn,
  };
}
