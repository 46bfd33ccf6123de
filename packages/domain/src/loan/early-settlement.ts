import { toEpochDay } from "../calendar/index.ts";
import type { Relief } from "../policy/index.ts";
import type { Plan } from "./plan.ts";

/** The day of the early repayment or compensation that settles the loan; Infinity without one. */
export function settledDayOf(plan: Plan): number {
  const last = plan.prepayments.at(-1);
  const endDay = plan.instalments.at(-1)?.day ?? 0;
  return last !== undefined && last.day >= endDay ? last.day : Infinity;
}

/** A loan that was settled before a waiver was announced gets nothing of it (K22). */
export function isSettledTooEarly({ notIfSettledBefore }: Relief, settledDay: number): boolean {
  return notIfSettledBefore !== undefined && settledDay < toEpochDay(notIfSettledBefore);
}
