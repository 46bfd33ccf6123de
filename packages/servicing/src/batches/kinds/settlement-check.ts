import type { StoredLoan } from "@bursar/database/loans";
import type { PlainDate } from "@bursar/domain/calendar";
import type { PostedSettlement } from "@bursar/domain/ledger";
import { formatYuan } from "@bursar/domain/money";
import type { Policy } from "@bursar/domain/policy";
import { slowRows } from "@bursar/domain/slow";
import type { CheckPosting } from "../../loans/close-loans.ts";
import { toLoan } from "../../loans/to-loan.ts";

/** One loan in so many is computed a second time, day by day, before it is posted. */
const ONE_IN = 100;

/**
 * Computes some of a chunk's loans a second time, spread over it, and at least one.
 *
 * @returns what throws {@link RecomputedOtherwise}
 */
export function checkSampled(loanIds: readonly string[], through: PlainDate): CheckPosting {
  const twice = new Set(loanIds.filter((_, index) => index % ONE_IN === 0));
  return (stored, { settled }, policy) => {
    if (!twice.has(stored.loan.id)) return;
    if (!agreesWithSlowEngine(stored, settled, { policy, through }))
      throw new RecomputedOtherwise(stored.loan.id);
  };
}

/** The two engines give different settlements: nothing of the loan is posted. */
export class RecomputedOtherwise extends Error {
  constructor(loanId: string) {
    super(`the settlement of ${loanId} is computed otherwise day by day`);
  }
}

/**
 * Whether the slow engine, which walks through every day and shares no code with the fold, gives
 * the settlements that are to be posted (T10).
 */
export function agreesWithSlowEngine(
  stored: StoredLoan,
  settled: readonly PostedSettlement[],
  { policy, through }: { readonly policy: Policy; readonly through: PlainDate },
): boolean {
  const slow = new Map(slowRows(toLoan(stored, policy), through).map((row) => [row["dueOn"], row]));
  return settled.every((row) => {
    const other = slow.get(row.dueOn);
    return (
      other?.["openingPrincipal"] === formatYuan(row.openingPrincipalFen) &&
      other["interestSubsidised"] === formatYuan(row.interestSubsidisedFen) &&
      other["interestBorne"] === formatYuan(row.interestBorneFen) &&
      other["interestWaived"] === formatYuan(row.interestWaivedFen) &&
      other["principalDue"] === formatYuan(row.principalDueFen) &&
      other["payable"] === formatYuan(row.payableFen)
    );
  });
}
