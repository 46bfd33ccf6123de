import { addDays, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import { nextBill } from "./bill.ts";
import { currentPlan } from "./current-plan.ts";
import { stateOf } from "./fold-loan.ts";
import type { PreparedLoan } from "./prepared-loan.ts";
import type { Bilingual } from "./rate-source-text.ts";

/** Something that the calendar does to a loan. */
export interface LoanEvent {
  readonly on: PlainDate;
  readonly kind:
    | "bill-opens"
    | "bill-due"
    | "subsidy-ends"
    | "repricing"
    | "first-principal"
    | "matures";
  /** What the bill asks for. */
  readonly amountFen?: bigint;
}

/** What comes next for the borrower, the nearest first; nothing once all is paid off. */
export function nextEvents(prepared: PreparedLoan, on: PlainDate, count = 3): LoanEvent[] {
  const { loan } = prepared;
  const state = stateOf(prepared, on);
  const plan = currentPlan(loan);
  const lastDue = state.rows.at(-1)?.dueOn;
  if (plan === undefined || lastDue === undefined) return [];
  const bill = nextBill(state, addDays(on, 1));
  const events: LoanEvent[] = [
    { on: plan.subsidyEndsOn, kind: "subsidy-ends" },
    { on: plan.maturesOn, kind: "matures" },
  ];
  if (bill !== undefined) {
    const { payableFen: amountFen } = bill;
    events.push({ on: bill.opensOn, kind: "bill-opens", amountFen });
    events.push({ on: bill.dueOn, kind: "bill-due", amountFen });
  }
  const repriced = repricing(prepared, on);
  if (repriced !== undefined) events.push(repriced);
  if (plan.firstPrincipalOn !== undefined) {
    events.push({ on: plan.firstPrincipalOn, kind: "first-principal" });
  }
  const ends = bill === undefined ? on : lastDue;
  return events
    .filter((one) => one.on > on && one.on <= ends)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, count);
}

/** The next day on which the rate is set again; a fixed rate never is. */
function repricing({ loan }: PreparedLoan, on: PlainDate): LoanEvent | undefined {
  if (typeof loan.terms.rateBasis !== "string") return undefined;
  const day = inForce(loan.policy.repricingDay, on).value;
  const thisYears = dateInYear(day, yearOf(on));
  return {
    on: thisYears > on ? thisYears : dateInYear(day, yearOf(on) + 1),
    kind: "repricing",
  };
}

/** An event in words. */
export function eventName({ kind }: LoanEvent): Bilingual {
  return NAMES[kind];
}

const NAMES: Readonly<Record<LoanEvent["kind"], Bilingual>> = {
  "bill-opens": { zh: "账单开放，可以还款", en: "the bill opens and can be paid" },
  "bill-due": { zh: "应还日", en: "due date" },
  "subsidy-ends": { zh: "财政贴息截止", en: "the treasury's subsidy ends" },
  repricing: { zh: "利率调整", en: "the rate is set again" },
  "first-principal": { zh: "开始归还本金", en: "the first principal falls due" },
  matures: { zh: "合同到期", en: "the contract matures" },
};
