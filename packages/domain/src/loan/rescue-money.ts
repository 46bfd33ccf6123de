import { civilOf, fromEpochDay } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import { allocate } from "./allocate.ts";
import type { Allocated } from "./allocate.ts";
import { settlePenalties } from "./penalty.ts";
import type { Arrear, PenaltyContext } from "./penalty.ts";

/** Pays what is unpaid of the year's dues with a rescue's money; other dues are not its own (5.7). */
export function payByRescue(
  arrears: readonly Arrear[],
  { moneyFen, day }: { readonly moneyFen: Fen; readonly day: number },
  context: PenaltyContext,
): Allocated {
  const isOwn = ({ dueDay }: Arrear): boolean => isSameYear(dueDay, day);
  if (moneyFen === 0n || !arrears.some(isOwn)) return { arrears, paid: [], leftFen: moneyFen };
  const order = inForce(context.tables.policy.allocation, fromEpochDay(day)).value;
  const settled = settlePenalties(arrears, day, context);
  const own = allocate(settled.filter(isOwn), moneyFen, order);
  const others = settled.filter((arrear) => !isOwn(arrear));
  return { ...own, arrears: [...others, ...own.arrears].sort((a, b) => a.dueDay - b.dueDay) };
}

/** Whether a rescue's money of a day has a due of its year still ahead. */
export function waitsForDue(dueDays: readonly number[], day: number): boolean {
  return dueDays.some((dueDay) => dueDay > day && isSameYear(dueDay, day));
}

function isSameYear(a: number, b: number): boolean {
  return civilOf(a)[0] === civilOf(b)[0];
}
