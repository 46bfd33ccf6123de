import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { readCentre, withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  insertCreditNotice,
  listCreditNotices as selectNotices,
  type CreditNotice,
} from "@bursar/database/credit-extracts";
import { findLoanByContractNo } from "@bursar/database/loans";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** A notice before bad information is first reported (征信业管理条例第十五条). */
export type RecordCreditNotice = Pick<
  CreditNotice,
  "givenBy" | "givenOn" | "channel" | "reference"
> & { readonly context: ActionContext; readonly contractNo: string };

/** @throws Refusal `loan.not-found`, `credit-notice.date-in-future` */
export async function recordCreditNotice(
  deps: Deps,
  command: RecordCreditNotice,
): Promise<CreditNotice> {
  const { context, contractNo, givenBy, givenOn, channel, reference } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const stored = await findLoanByContractNo(tx, contractNo);
    if (stored === undefined) throw refuse("loan.not-found");
    if (givenOn > (await businessDate(tx))) throw refuse("credit-notice.date-in-future");
    const notice = await insertCreditNotice(tx, {
      loanId: stored.loan.id,
      givenBy,
      givenOn,
      channel,
      reference,
      recordedBy: context.actor.id,
    });
    await recordAudit(tx, {
      action: "credit-notice.recorded",
      subjectId: stored.loan.id,
      after: { givenBy, givenOn, channel, sequence: notice.sequence },
    });
    return notice;
  });
}

/** Every notice of a loan, the first one first. @throws Refusal `loan.not-found` */
export async function listCreditNotices(
  deps: Deps,
  query: { context: ActionContext; contractNo: string },
): Promise<CreditNotice[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const stored = await findLoanByContractNo(tx, query.contractNo);
    if (stored === undefined) throw refuse("loan.not-found");
    return selectNotices(tx, stored.loan.id);
  });
}
