import { currentAccounts, phoneBlockedUntil } from "@bursar/database/changes";
import type { AccountChange } from "@bursar/domain/change";
import { inForce } from "@bursar/domain/policy";
import { Refusal } from "@bursar/domain/refusal";
import { refuse } from "../refuse.ts";
import type { Assessing, Findings } from "./assess-change.ts";
import { livingLoansOfChange } from "./loans-of-change.ts";

/**
 * The repayment account of contracts. Nobody changes it within 72 hours of a new phone, so that
 * the one who was told at the old number can object (rulebook 6.6 item 5).
 */
export async function assessAccount(
  assessing: Assessing,
  content: AccountChange,
): Promise<Findings> {
  const { tx, borrower, businessOn, policy } = assessing;
  const hours = inForce(policy.phoneChangeHours, businessOn).value;
  const until = await phoneBlockedUntil(tx, borrower.id, hours);
  if (until !== undefined) {
    throw new Refusal("change.phone-too-new", {
      zh: `手机号变更后 ${hours} 小时内不能变更还款账户：${until} 之后再办。`,
      en: `The account can't be changed within ${hours} hours of a new phone: come after ${until}.`,
      status: 409,
      data: { until },
    });
  }
  const loans = await livingLoansOfChange(assessing, content.contractNos);
  const current = await currentAccounts(
    tx,
    loans.map(({ loan }) => loan.contractId),
  );
  const accounts = loans.map(({ loan }) => ({
    contractNo: loan.contractNo,
    account: current.get(loan.contractId)?.account ?? null,
  }));
  if (accounts.every(({ account }) => account === content.account))
    throw refuse("change.nothing-new");
  return { loans, effects: [], before: { accounts }, warnings: [] };
}
