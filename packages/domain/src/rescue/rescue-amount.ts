import type { PlainDate } from "../calendar/index.ts";
import type { ProposedFact } from "../effect/index.ts";
import { foldLoan, payoffToday, prepareLoan, yearDuesAt } from "../loan/index.ts";
import type { Loan } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";
import type { RescueKind } from "./rescue-causes.ts";

/**
 * What a rescue has to pay for one loan when it is paid on a day (rulebook 5.7). The borrower's own
 * money that is there pays none of it and stays theirs.
 */
export function rescueAmount(loan: Loan, kind: RescueKind, on: PlainDate): Fen {
  if (kind === "instalment") return yearDuesAt(prepareLoan(loan), on);
  const payoff = payoffToday(foldLoan(loan, on));
  if (payoff === undefined) return 0n;
  const { interestFen, waivedFen, principalFen, arrearsFen, movedInterestFen } = payoff;
  return interestFen - waivedFen + principalFen + arrearsFen + movedInterestFen;
}

/** The fact that a rescue paid on a day makes of a loan. */
export function rescueFact(loan: Loan, kind: RescueKind, on: PlainDate): ProposedFact {
  if (kind === "full") return { kind: "rescued", on, scope: kind };
  return { kind: "rescued", on, scope: kind, amountFen: rescueAmount(loan, kind, on) };
}
