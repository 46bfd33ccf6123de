import { laterOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { decideFact } from "../loan/index.ts";
import type { Loan, LoanFact } from "../loan/index.ts";
import type { Payment } from "./judge-payment.ts";

/**
 * Why money that names a loan waits for a person, as a code; `undefined` where it pays at once: the
 * engine refuses it, or it is of a day whose figures the loan was taken over with, so that it may
 * be in them already. A file may come with a day that the centre's date has not reached: the money
 * was debited then all the same, so it is judged on its own day.
 */
export function obstacleToPayment(
  { loan, openedOn }: { readonly loan: Loan; readonly openedOn: PlainDate | null },
  { amountFen, on }: Payment,
  businessOn: PlainDate,
): string | undefined {
  const sequence = loan.facts.length + 1;
  const fact: LoanFact = { kind: "repaid", factId: "judged", sequence, on, amountFen };
  const decision = decideFact(loan, fact, laterOf(businessOn, on));
  if (decision.kind === "refused") return decision.refusals[0].code;
  return openedOn !== null && on <= openedOn ? "repayment.before-take-over" : undefined;
}

interface ObstacleText {
  readonly zh: string;
  readonly en: string;
}

const TEXTS: ReadonlyMap<string, ObstacleText> = new Map([
  [
    "repayment.before-take-over",
    {
      zh: "付款日不晚于接管日，可能已计入接管余额：核对贷款人账单，未计入的认领到合同，已计入的退回。",
      en: "Paid by the day of the take-over, it may be in the balance taken over: compare with the lender's statement, then match it or return it.",
    },
  ],
  [
    "repayment.without-paid-through",
    {
      zh: "未登记已按时还到哪一天：先登记，再认领。",
      en: "It is not recorded until when dues were paid on time: record that, then match it.",
    },
  ],
  [
    "fact.before-disbursement",
    {
      zh: "付款日早于放款日：核对日期和合同编号。",
      en: "It was paid before the disbursement: check its day and its contract.",
    },
  ],
  [
    "loan.not-disbursed",
    {
      zh: "这笔贷款还没有放款：核对合同编号。",
      en: "The loan is not disbursed yet: check the contract number.",
    },
  ],
]);

/** What a person does about an obstacle; `undefined` for one without a sentence of its own. */
export function obstacleText(code: string | null | undefined): ObstacleText | undefined {
  return code === null || code === undefined ? undefined : TEXTS.get(code);
}
