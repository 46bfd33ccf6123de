import type { PlainDate } from "../calendar/index.ts";
import { decideFact } from "../loan/index.ts";
import type { FactRefusal, Loan } from "../loan/index.ts";
import type { ProposedFact } from "./loan-effect.ts";

/** The "no" of a loan's own rules to an event of its servicing, under its own code. */
export const eventRefusals = [
  "fact.date-invalid",
  "fact.future",
  "fact.before-disbursement",
  "loan.not-disbursed",
  "loan.settled",
  "relief.no-policy",
  "relief.not-graduated",
  "relief.nothing-due",
  "relief.filed-late",
  "prepayment.amount-invalid",
  "prepayment.blocked-day",
  "prepayment.more-than-balance",
  "prepayment.whole-only",
  "repayment.amount-invalid",
  "repayment.without-paid-through",
  "rescue.nothing-due",
] as const;

export interface EventRefusal {
  readonly kind: "refused";
  readonly code: (typeof eventRefusals)[number];
  readonly zh: string;
  readonly en: string;
  /** Days a client may act on. */
  readonly data?: Readonly<Record<string, string>>;
}

export interface ProposedEvent {
  readonly contractNo: string;
  readonly loan: Loan;
  readonly fact: ProposedFact;
}

/** Whether a loan takes the fact; `undefined` when it does. */
export function decideEvent(
  { contractNo, loan, fact }: ProposedEvent,
  businessDate: PlainDate,
): EventRefusal | undefined {
  const decision = decideFact(loan, { ...fact, factId: "", sequence: 0 }, businessDate);
  return decision.kind === "accepted" ? undefined : eventRefusal(contractNo, decision.refusals[0]);
}

/** The refusal names the contract, since a person has several. */
export function eventRefusal(contractNo: string, refusal: FactRefusal): EventRefusal {
  const { lastDay, nextDay } = refusal;
  return {
    kind: "refused",
    code: codeOf(refusal),
    zh: `合同 ${contractNo}：${refusal.zh}`,
    en: `Contract ${contractNo}: ${refusal.en}`,
    data: {
      contractNo,
      ...(lastDay !== undefined && { lastDay }),
      ...(nextDay !== undefined && { nextDay }),
    },
  };
}

function codeOf({ code }: FactRefusal): EventRefusal["code"] {
  const known = eventRefusals.find((one) => one === code);
  if (known === undefined) throw new Error(`an event of servicing was refused with ${code}`);
  return known;
}
