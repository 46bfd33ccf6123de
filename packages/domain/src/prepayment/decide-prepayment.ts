import { addDays } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { formatYuan, formatYuanGrouped } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { endOfWorkingDays, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import { nextPrepaymentState, prepaymentStateNames } from "./prepayment-transitions.ts";
import type { PrepaymentEvent, PrepaymentState } from "./prepayment-transitions.ts";

export interface PrepaymentRefusal {
  readonly kind: "refused";
  readonly code:
    | "prepayment.wrong-state"
    | "prepayment.too-early"
    | "prepayment.quote-over"
    | "prepayment.quote-changed"
    | "prepayment.same-person";
  readonly zh: string;
  readonly en: string;
  readonly data?: Readonly<Record<string, string>>;
}

export type PrepaymentMove =
  | { readonly kind: "moved"; readonly status: PrepaymentState }
  | PrepaymentRefusal;

/** An application as it stands on a day: an unused one has lapsed without anybody doing it. */
export function prepaymentStateOn(
  stored: {
    readonly status: PrepaymentState;
    readonly validUntil: PlainDate;
    readonly lapsesAfter: PlainDate;
  },
  businessDate: PlainDate,
): PrepaymentState {
  const lastDay = stored.status === "quoted" ? stored.validUntil : stored.lapsesAfter;
  if (businessDate <= lastDay) return stored.status;
  return nextPrepaymentState(stored.status, "lapse") ?? stored.status;
}

/** Until when money of the settlement day may still be reported (rulebook 3.2). */
export function lapsesAfter(policy: Policy, settlesOn: PlainDate): PlainDate {
  const { value } = inForce(policy.prepayBookingDays, settlesOn);
  return endOfWorkingDays(policy, addDays(settlesOn, 1), value);
}

export function decidePrepaymentStep(
  status: PrepaymentState,
  event: PrepaymentEvent,
): PrepaymentMove {
  const next = nextPrepaymentState(status, event);
  if (next !== undefined) return { kind: "moved", status: next };
  const now = prepaymentStateNames[status];
  return {
    kind: "refused",
    code: "prepayment.wrong-state",
    zh: `提前还款申请现在是“${now.zh}”，不能办这一步：刷新后查看，需要时重新申请。`,
    en: `The application is ${now.en} and can't take this step: reload it, or apply anew.`,
  };
}

/** The borrower's yes to an amount: on a day of the quote, and to the amount that holds now. */
export function decideConfirmation(
  stored: {
    readonly status: PrepaymentState;
    readonly settleOn: PlainDate;
    readonly validUntil: PlainDate;
  },
  shownFen: Fen,
  now: { readonly businessDate: PlainDate; readonly totalFen: Fen },
): PrepaymentMove {
  const move = decidePrepaymentStep(stored.status, "confirm");
  if (move.kind === "refused") return move;
  const { settleOn, validUntil } = stored;
  if (now.businessDate < settleOn)
    return {
      kind: "refused",
      code: "prepayment.too-early",
      zh: `这份试算从 ${settleOn} 起有效：到那一天再确认，或改为今天重新申请。`,
      en: `This quote holds from ${settleOn} on: confirm it then, or apply anew for today.`,
      data: { settleOn },
    };
  if (now.businessDate > validUntil)
    return {
      kind: "refused",
      code: "prepayment.quote-over",
      zh: `试算有效期到 ${validUntil} 为止：重新申请，按新的日期计算。`,
      en: `The quote held until ${validUntil}: apply anew for another day.`,
      data: { validUntil },
    };
  if (now.totalFen !== shownFen)
    return {
      kind: "refused",
      code: "prepayment.quote-changed",
      zh: `应存金额现在是 ¥${formatYuanGrouped(now.totalFen)}：告知借款学生，按新的金额确认。`,
      en: `¥${formatYuanGrouped(now.totalFen)} is to be paid now: tell the borrower and confirm that.`,
      data: { total: formatYuan(now.totalFen) },
    };
  return move;
}

/** Whoever took the application does not record the lender's result of it. */
export function decideResultBy(makerId: string, actorId: string): PrepaymentRefusal | undefined {
  if (makerId !== actorId) return undefined;
  return {
    kind: "refused",
    code: "prepayment.same-person",
    zh: "受理提前还款的人不能登记它的扣款结果：交给另一位复核人。",
    en: "Who took the application can't record its result: hand it to another checker.",
  };
}

export type MoneyForPrepayment =
  | { readonly kind: "settles"; readonly usedFen: Fen; readonly excessFen: Fen }
  | { readonly kind: "fails"; readonly reason: "short" | "late"; readonly shortByFen: Fen };

/** Whether money pays an early repayment: all of it, and there on the day (K17, K18). */
export function judgeMoney(
  needed: { readonly totalFen: Fen; readonly settlesOn: PlainDate },
  money: { readonly amountFen: Fen; readonly valueOn: PlainDate },
): MoneyForPrepayment {
  const shortByFen = needed.totalFen - money.amountFen;
  if (shortByFen > 0n) return { kind: "fails", reason: "short", shortByFen };
  if (money.valueOn > needed.settlesOn) return { kind: "fails", reason: "late", shortByFen: 0n };
  return { kind: "settles", usedFen: needed.totalFen, excessFen: -shortByFen };
}
