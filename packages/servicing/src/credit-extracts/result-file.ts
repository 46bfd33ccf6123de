import type { Tx } from "@bursar/database/connection";
import { findResultFile, hasPayable } from "@bursar/database/credit-extracts";
import { yearOf, type PlainDate } from "@bursar/domain/calendar";
import { dateInYear, inForce, type Policy } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";

/**
 * The committed file that tells the lender's result of the last due date up to a day (rulebook 6.6
 * item 1): before it is in, nobody can say who has not paid. `null` while it is awaited.
 */
export async function resultFileOf(tx: Tx, on: PlainDate): Promise<string | null> {
  const policy = await loadPolicy(tx);
  for (const dueOn of dueDatesBefore(policy, on)) {
    if (await hasPayable(tx, dueOn)) return (await findResultFile(tx, dueOn)) ?? null;
  }
  const [last = on] = dueDatesBefore(policy, on).slice(-1);
  return (await findResultFile(tx, last)) ?? null;
}

/** The due dates that contracts have in a year and the one before, up to a day, the last first. */
function dueDatesBefore(policy: Policy, on: PlainDate): readonly PlainDate[] {
  const { maturityDay } = inForce(policy.cohorts, on).value;
  const days = [inForce(policy.annualDueDay, on).value, maturityDay];
  return [yearOf(on), yearOf(on) - 1]
    .flatMap((year) => days.map((day) => dateInYear(day, year)))
    .filter((day) => day <= on)
    .toSorted()
    .toReversed();
}
