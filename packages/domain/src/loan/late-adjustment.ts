import { toEpochDay } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { bookedOn } from "./fact.ts";
import { nextAnnualDueDay } from "./due-dates.ts";
import type { PlanChange } from "./plan-changes.ts";
import type { DaySpan, Plan, PlanContext } from "./plan.ts";
import type { RatePath } from "./rate-path.ts";
import { settlements } from "./settlement.ts";
import type { Settlement } from "./settlement.ts";

/**
 * Borrower's interest of a settlement that was closed when a change was filed (K27). More than
 * was billed falls due on the next due date after filing; less is given back on the filing day.
 */
export interface LateAdjustment {
  readonly factId: string;
  readonly filedDay: number;
  /** The closed settlement. */
  readonly ofDay: number;
  /** Where it falls due, or the day of filing for a credit. */
  readonly onDay: number;
  /** round(new) − round(old) (K8): above zero the borrower owes more. */
  readonly amountFen: Fen;
  /** The same of the treasury's part; below zero a negative line of its next claim. */
  readonly subsidisedFen: Fen;
  /** `amountFen` before any waiver, and what is waived of it. */
  readonly borneFen: Fen;
  readonly waivedFen: Fen;
}

export interface PlanStep {
  readonly change: PlanChange;
  readonly before: Plan;
  readonly after: Plan;
}

/** Only a change of the treasury's days reaches back into closed settlements. */
export function lateAdjustments(
  { change, before, after }: PlanStep,
  rates: RatePath,
  context: PlanContext,
): readonly LateAdjustment[] {
  const { fact } = change;
  const filedDay = Math.max(change.day, toEpochDay(bookedOn(fact)));
  const reach = firstDifference(before.treasury, after.treasury);
  if (reach >= filedDay) return [];
  const was = settlements(before, rates, context);
  const later = settlements(after, rates, context);
  const dueDay = nextAnnualDueDay(filedDay, context.tables);
  return was.flatMap((old): LateAdjustment[] => {
    if (old.day >= filedDay || old.toDay <= reach) return [];
    const now = later.find(({ day }) => day === old.day) ?? old;
    const amountFen = netInterest(now) - netInterest(old);
    const subsidisedFen = now.interestSubsidisedFen - old.interestSubsidisedFen;
    const borneFen = now.interestBorneFen - old.interestBorneFen;
    const waivedFen = now.interestWaivedFen - old.interestWaivedFen;
    if (borneFen === 0n && waivedFen === 0n && subsidisedFen === 0n) return [];
    const onDay = amountFen > 0n ? dueDay : filedDay;
    const of = { factId: fact.factId, filedDay, ofDay: old.day, onDay };
    return [{ ...of, amountFen, subsidisedFen, borneFen, waivedFen }];
  });
}

/**
 * Where moved interest falls due in the schedule as it came to be: on the next due date of the
 * contract, or with what ended it before that, which may be on the very day of filing (K4).
 */
export function landing(
  adjustment: LateAdjustment,
  settled: readonly Settlement[],
): LateAdjustment {
  if (adjustment.amountFen <= 0n) return adjustment;
  const later = settled.filter(({ day }) => day > adjustment.filedDay);
  const ended = settled.findLast(
    ({ day, contractual }) => day === adjustment.filedDay && !contractual,
  );
  const onDay = (later.find(({ contractual }) => contractual) ?? later.at(-1) ?? ended)?.day;
  return onDay === undefined ? adjustment : { ...adjustment, onDay };
}

export function netInterest(settlement: Settlement): Fen {
  return settlement.interestBorneFen - settlement.interestWaivedFen;
}

function firstDifference(a: readonly DaySpan[], b: readonly DaySpan[]): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [one, other] = [a[i], b[i]];
    if (one === undefined || other === undefined) return one?.fromDay ?? other?.fromDay ?? Infinity;
    if (one.fromDay !== other.fromDay) return Math.min(one.fromDay, other.fromDay);
    if (one.toDay !== other.toDay) return Math.min(one.toDay, other.toDay);
  }
  return Infinity;
}
