import type { PlainDate } from "../calendar/index.ts";
import { decideEvent, eventRefusal, loanEffect } from "../effect/index.ts";
import type { EventRefusal, LoanEffect, ProposedFact } from "../effect/index.ts";
import { quotePrepayment } from "../loan/index.ts";
import type { Loan, PrepaymentQuote } from "../loan/index.ts";
import { formatYuan, formatYuanGrouped } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { compensationStateNames, nextCompensationState } from "./compensation-transitions.ts";
import type {
  CompensationEvent,
  CompensationState,
  CompensationUse,
} from "./compensation-transitions.ts";

export interface CompensationRefusal {
  readonly kind: "refused";
  readonly code:
    | "compensation.wrong-state"
    | "compensation.same-person"
    | "compensation.more-than-owed"
    | "compensation.less-than-due";
  readonly zh: string;
  readonly en: string;
  readonly data?: Readonly<Record<string, string>>;
}

export interface CompensationMoney {
  /** Day on which the state's money was paid. */
  readonly on: PlainDate;
  readonly amountFen: Fen;
  readonly use: CompensationUse;
}

export type PlannedCompensation =
  | { readonly kind: "planned"; readonly fact: ProposedFact; readonly effect: LoanEffect }
  | CompensationRefusal
  | EventRefusal;

/** The fact that the state's money makes of a loan, and its effect; nothing is written. */
export function planCompensation(
  { contractNo, loan }: { readonly contractNo: string; readonly loan: Loan },
  money: CompensationMoney,
  businessDate: PlainDate,
): PlannedCompensation {
  const { on, amountFen, use } = money;
  const bearer = "compensation";
  let fact: ProposedFact = { kind: "repaid", on, amountFen, bearer };
  if (use === "principal") {
    const decision = quotePrepayment(loan, { on, principalFen: "all" });
    if (decision.kind === "refused") return eventRefusal(contractNo, decision.refusals[0]);
    const principalFen = principalWithin(decision.quote, amountFen);
    if (typeof principalFen !== "bigint") return principalFen;
    fact = { kind: "prepaid", on, principalFen, bearer };
  }
  const refusal = decideEvent({ contractNo, loan, fact }, businessDate);
  if (refusal !== undefined) return refusal;
  return { kind: "planned", fact, effect: loanEffect({ contractNo, loan, facts: [fact], on }) };
}

/**
 * What is left of an amount for principal when arrears and interest are paid first (K17). The
 * borrower's own money that is there stays the borrower's: the state's pays all of it.
 */
function principalWithin(quote: PrepaymentQuote, amountFen: Fen): Fen | CompensationRefusal {
  const { principalFen, movedInterestFen } = quote;
  const totalFen = quote.totalFen + quote.unappliedFen;
  if (amountFen === totalFen) return principalFen;
  if (amountFen > totalFen)
    return {
      kind: "refused",
      code: "compensation.more-than-owed",
      zh: `当日全部结清只需 ¥${formatYuanGrouped(totalFen)}：核对金额、日期和合同，多余部分退回拨款单位。`,
      en: `¥${formatYuanGrouped(totalFen)} settles the loan on that day: check amount, day and contract; return what is over.`,
      data: { owed: formatYuan(totalFen) },
    };
  const firstFen = totalFen - principalFen - movedInterestFen;
  const leftFen = amountFen - firstFen;
  if (leftFen > 0n && leftFen < principalFen) return leftFen;
  return {
    kind: "refused",
    code: "compensation.less-than-due",
    zh:
      leftFen > 0n
        ? `结清需 ¥${formatYuanGrouped(totalFen)}，差额是延后计收的利息：按应还款项登记，或补足金额。`
        : `金额不足以先付欠款和利息 ¥${formatYuanGrouped(firstFen)}：改为抵应还款项。`,
    en: `Arrears and interest come to ¥${formatYuanGrouped(firstFen)}, all to ¥${formatYuanGrouped(totalFen)}: let the money pay what is due.`,
    data: { due: formatYuan(firstFen), owed: formatYuan(totalFen) },
  };
}

export type CompensationDecision =
  | { readonly kind: "moved"; readonly status: CompensationState }
  | CompensationRefusal;

/** Whether an entry may move: its state allows it, another person than the maker decides. */
export function decideCompensation(
  entry: { readonly status: CompensationState; readonly makerId: string },
  event: CompensationEvent,
  actorId: string,
): CompensationDecision {
  const status = nextCompensationState(entry.status, event);
  if (status === undefined) {
    const now = compensationStateNames[entry.status];
    return {
      kind: "refused",
      code: "compensation.wrong-state",
      zh: `代偿现在是“${now.zh}”，不能办这一步：刷新后查看。`,
      en: `The compensation is ${now.en} and can't take this step: reload it.`,
    };
  }
  if (event !== "withdraw" && actorId === entry.makerId)
    return {
      kind: "refused",
      code: "compensation.same-person",
      zh: "登记代偿的人不能复核它：交给另一位复核人。",
      en: "Who entered a compensation can't decide on it: hand it to another checker.",
    };
  return { kind: "moved", status };
}
