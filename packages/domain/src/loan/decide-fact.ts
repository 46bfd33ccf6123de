import { isPlainDate } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { decisionFrom } from "./fact-decision.ts";
import type { FactDecision, FactRefusal } from "./fact-decision.ts";
import { knownOn } from "./fact.ts";
import type { Disbursed, LoanFact } from "./fact.ts";
import { judgeDeferral, judgeLeaving, judgeStudyChange } from "./judge-filing.ts";
import { judgePrepayment, judgeRepayment, judgeRescue, NOT_DISBURSED } from "./judge-money.ts";
import { judgeRefund, judgeWriteOff } from "./judge-outgoing.ts";
import { judgeReversal } from "./judge-reversal.ts";
import { prepareLoan } from "./prepared-loan.ts";
import type { Loan, PreparedLoan } from "./prepared-loan.ts";

/** A fact in front of the loan as it stands without it. */
export interface Judging {
  readonly loan: Loan;
  readonly prepared: PreparedLoan;
  readonly businessDate: PlainDate;
}

/**
 * Whether a fact may be recorded. Refusals come by precedence: its dates, the loan's state, then
 * the rule of its kind. The fold itself takes whatever is recorded.
 */
export function decideFact(loan: Loan, fact: LoanFact, businessDate: PlainDate): FactDecision {
  const judging = { loan, prepared: prepareLoan(loan), businessDate };
  return decisionFrom(judge(fact, judging));
}

function judge(fact: LoanFact, judging: Judging): readonly FactRefusal[] {
  const dates = judgeDates(fact, judging);
  if (dates.length > 0) return dates;
  if (fact.kind === "disbursed") return judgeDisbursement(fact, judging);
  if (fact.kind === "reversed") return judgeReversal(fact, judging);
  if (judging.prepared.latest() === undefined) return [NOT_DISBURSED];
  switch (fact.kind) {
    case "study-extended":
    case "study-suspended":
      return judgeStudyChange(fact, judging);
    case "school-left":
      return judgeLeaving(fact, judging);
    case "principal-deferred":
      return judgeDeferral(fact, judging);
    case "repaid":
      return judgeRepayment(fact, judging);
    case "prepaid":
      return judgePrepayment(fact, judging);
    case "rescued":
      return judgeRescue(fact, judging);
    case "refunded":
      return judgeRefund(fact, judging);
    case "written-off":
      return judgeWriteOff(fact, judging);
    case "paid-through":
      return [];
  }
}

function judgeDates(fact: LoanFact, { loan, businessDate }: Judging): readonly FactRefusal[] {
  const refusals: FactRefusal[] = [];
  const days = [fact.on, knownOn(fact)];
  if (!days.every(isPlainDate)) {
    const en = `${fact.on} is no day of the calendar: correct it.`;
    return [{ code: "fact.date-invalid", field: "on", zh: `日期 ${fact.on} 不存在，请更正。`, en }];
  }
  if (knownOn(fact) > businessDate)
    refusals.push({
      code: "fact.future",
      field: "on",
      zh: `日期 ${knownOn(fact)} 晚于业务日期 ${businessDate}：到那一天再登记。`,
      en: `${knownOn(fact)} is after the business date ${businessDate}: record it on that day.`,
      nextDay: knownOn(fact),
    });
  const exempt = fact.kind === "disbursed" || fact.kind === "paid-through";
  if (!exempt && fact.on < loan.terms.disbursedOn)
    refusals.push({
      code: "fact.before-disbursement",
      field: "on",
      zh: `日期 ${fact.on} 早于放款日 ${loan.terms.disbursedOn}：核对日期。`,
      en: `${fact.on} is before the disbursement of ${loan.terms.disbursedOn}: check the day.`,
    });
  return refusals;
}

function judgeDisbursement(fact: Disbursed, { loan, prepared }: Judging): readonly FactRefusal[] {
  const refusals: FactRefusal[] = [];
  if (prepared.latest() !== undefined)
    refusals.push({
      code: "loan.already-disbursed",
      field: "on",
      zh: "这笔贷款已经放款：一份合同只放款一次。",
      en: "The loan is disbursed already: a contract is paid out once.",
    });
  const { disbursedOn, principalFen } = loan.terms;
  if (fact.on !== disbursedOn || fact.amountFen !== principalFen)
    refusals.push({
      code: "disbursement.not-the-contracts",
      field: fact.on === disbursedOn ? "amountFen" : "on",
      zh: "放款日或金额与合同不一致：以合同为准更正。",
      en: "Day or amount differ from the contract's: correct them to the contract.",
    });
  return refusals;
}
