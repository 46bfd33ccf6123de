import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { prepareLoan } from "./prepared-loan.ts";
import type { Loan } from "./prepared-loan.ts";

/** Who pays the interest of these days, both included. */
export interface PayerSpan {
  readonly payer: "treasury" | "borrower";
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What the contract asks for after everything that was filed. */
export interface CurrentPlan {
  readonly graduationYear: number;
  readonly subsidyEndsOn: PlainDate;
  readonly maturesOn: PlainDate;
  /** `undefined` when nothing is left to be paid by plan. */
  readonly firstPrincipalOn: PlainDate | undefined;
  /** From the disbursement to the maturity, without gaps. */
  readonly payers: readonly PayerSpan[];
}

/** The plan from all facts; `undefined` before disbursement. */
export function currentPlan(loan: Loan): CurrentPlan | undefined {
  const plan = prepareLoan(loan).latest()?.plan;
  if (plan === undefined) return undefined;
  const first = plan.instalments.find(({ principalFen }) => principalFen > 0n);
  const payers: PayerSpan[] = [];
  let day = toEpochDay(loan.terms.disbursedOn);
  const add = (payer: PayerSpan["payer"], end: number): void => {
    if (end > day) payers.push({ payer, from: fromEpochDay(day), to: fromEpochDay(end - 1) });
    day = Math.max(day, end);
  };
  for (const { fromDay, toDay } of plan.treasury) {
    add("borrower", fromDay);
    add("treasury", toDay);
  }
  add("borrower", plan.maturityDay + 1);
  return {
    graduationYear: plan.graduationYear,
    subsidyEndsOn: fromEpochDay(plan.subsidyEndDay),
    maturesOn: fromEpochDay(plan.maturityDay),
    firstPrincipalOn: first && fromEpochDay(first.day),
    payers,
  };
}
