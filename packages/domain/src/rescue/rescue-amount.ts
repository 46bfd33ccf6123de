import { yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { withProposed } from "../effect/index.ts";
import { foldLoan, payoffToday } from "../loan/index.ts";
import type { Loan } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";
import type { RescueKind } from "./rescue-causes.ts";

/** What a rescue has to pay for one loan when it is paid on a day (rulebook 5.7). */
export function rescueAmount(loan: Loan, kind: RescueKind, on: PlainDate): Fen {
  const before = foldLoan(loan, on);
  if (kind === "full") {
    const payoff = payoffToday(before);
    if (payoff === undefined) return 0n;
    const { interestFen, waivedFen, principalFen, arrearsFen, movedInterestFen } = payoff;
    return interestFen - waivedFen + principalFen + arrearsFen + movedInterestFen;
  }
  const after = foldLoan(withProposed(loan, [{ kind: "rescued", on, scope: kind }]), on);
  const aheadFen = before.rows
    .filter((row) => row.contractual && row.dueOn > on && yearOf(row.dueOn) === yearOf(on))
    .reduce((sum, row) => sum + row.payableFen - row.prepaidFen, 0n);
  return before.position.toClearFen - after.position.toClearFen + aheadFen;
}
