import { civilOf, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { billedDues } from "./account.ts";
import { settlePenalties } from "./penalty.ts";
import { markAt } from "./position.ts";
import type { PreparedLoan } from "./prepared-loan.ts";

/**
 * What the dues of a day's year ask for: what is unpaid of them at its end with its penalty, and
 * the bills of the year ahead, whatever money waits for them (rulebook 5.7).
 */
export function yearDuesAt(prepared: PreparedLoan, on: PlainDate): Fen {
  const day = toEpochDay(on);
  const version = prepared.versionAt(day);
  if (version === undefined) return 0n;
  const [year] = civilOf(day);
  const { arrears } = markAt(version, day);
  const owed = arrears.length === 0 ? [] : settlePenalties(arrears, day, version.context);
  let sum = 0n;
  for (const { dueDay, penaltyFen, interestFen, principalFen } of owed)
    if (civilOf(dueDay)[0] === year) sum += penaltyFen + interestFen + principalFen;
  for (const [dueDay, { interestFen, principalFen }] of billedDues(version))
    if (dueDay > day && civilOf(dueDay)[0] === year && interestFen + principalFen > 0n)
      sum += interestFen + principalFen;
  return sum;
}
