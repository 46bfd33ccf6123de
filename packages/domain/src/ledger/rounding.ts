import { interestDenominator } from "../loan/exact-interest.ts";
import type { PreparedLoan } from "../loan/prepared-loan.ts";
import type { Segment } from "../loan/segment.ts";
import type { Fen } from "../money/index.ts";
import type { JournalDays } from "./journal.ts";
import { settlementsToPost } from "./posted-settlements.ts";

const MICRO = 1_000_000n;

/**
 * By how much the settlements of some days are above what interest is exactly, over all payers, in
 * millionths of a fen (T9). Throws a RangeError where a payer's part of one is further than half a
 * fen from it, which no rounding makes.
 */
export function roundingThrough(prepared: PreparedLoan, days: JournalDays): bigint {
  const unit = interestDenominator(prepared.loan.terms.dayCount);
  let sum = 0n;
  for (const settlement of settlementsToPost(prepared, days)) {
    const { segments, interestSubsidisedFen, interestBorneFen, interestWaivedFen } = settlement;
    const [treasury, borrower, waived] = numeratorsOf(segments);
    const parts: readonly (readonly [posted: Fen, exact: bigint])[] = [
      [interestSubsidisedFen, treasury],
      [interestBorneFen, borrower],
      [interestWaivedFen, waived],
    ];
    for (const [posted, exact] of parts) {
      const difference = posted * unit - exact;
      if (2n * difference > unit || 2n * difference < -unit)
        throw new RangeError(`${posted} fen are not ${exact} / ${unit} rounded`);
      sum += difference;
    }
  }
  return (sum * MICRO) / unit;
}

function numeratorsOf(
  segments: readonly Segment[],
): readonly [treasury: bigint, borrower: bigint, waived: bigint] {
  let [treasury, borrower, waived] = [0n, 0n, 0n];
  for (const { payer, numerator, waivedBy } of segments) {
    if (payer === "treasury") treasury += numerator;
    else borrower += numerator;
    if (waivedBy !== undefined) waived += numerator;
  }
  return [treasury, borrower, waived];
}
