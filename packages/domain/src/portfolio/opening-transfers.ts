import type { PlainDate } from "../calendar/index.ts";
import type { Transfer } from "../ledger/index.ts";
import { disbursementTransfers } from "../ledger/index.ts";
import { positionAt, prepareLoan, stateOf } from "../loan/index.ts";
import type { ScheduleRow } from "../loan/index.ts";
import type { Policy } from "../policy/index.ts";
import { openedLoan } from "./opening-facts.ts";
import type { OpeningFact } from "./opening-facts.ts";
import type { PortfolioRow } from "./portfolio-row.ts";

/**
 * The postings of each opening fact (rulebook 9.5): the disbursement in full; and with what was
 * paid so far, the principal that reached the lender and all that is overdue, instalment by
 * instalment. Figures are the loan's own, also where the lender's differ. What was settled and paid
 * before the take-over is in the lender's books and not in these.
 */
export function openingTransfers(row: PortfolioRow, policy: Policy) {
  const { terms, statementOn } = row;
  const prepared = prepareLoan(openedLoan(row, policy));
  const position = positionAt(prepared, statementOn);
  const unpaid = row.overdueSince === null ? [] : stateOf(prepared, statementOn).rows;
  const paidFen = terms.principalFen - position.principalOutstandingFen;
  const opening = [
    ...posting("3002", "1101", { amountFen: paidFen, valueOn: statementOn }),
    ...unpaid.filter(isUnpaid(row)).flatMap((due) => overdueTransfers(due, statementOn)),
    ...posting("1205", "4003", { amountFen: position.penaltyFen, valueOn: statementOn }),
  ];
  const ofKind: Readonly<Record<OpeningFact["kind"], readonly Transfer[]>> = {
    disbursed: disbursementTransfers({ on: terms.disbursedOn, amountFen: terms.principalFen }),
    "principal-deferred": [],
    "paid-through": opening,
  };
  return (fact: OpeningFact): readonly Transfer[] => ofKind[fact.kind];
}

function isUnpaid({ overdueSince, statementOn }: PortfolioRow) {
  return ({ dueOn }: ScheduleRow): boolean =>
    overdueSince !== null && dueOn >= overdueSince && dueOn <= statementOn;
}

function overdueTransfers(due: ScheduleRow, valueOn: PlainDate): readonly Transfer[] {
  const { dueOn: instalmentDueOn, principalDueFen, interestBorneFen, interestWaivedFen } = due;
  const interestFen = interestBorneFen - interestWaivedFen;
  return [
    ...posting("1103", "1101", { amountFen: principalDueFen, valueOn, instalmentDueOn }),
    ...posting("1201", "4002", { amountFen: interestFen, valueOn, instalmentDueOn }),
  ];
}

/** None for nothing: a posting has an amount above zero. */
function posting(
  debitAccount: Transfer["debitAccount"],
  creditAccount: Transfer["creditAccount"],
  rest: Pick<Transfer, "amountFen" | "valueOn" | "instalmentDueOn">,
): readonly Transfer[] {
  if (rest.amountFen <= 0n) return [];
  return [{ debitAccount, creditAccount, bearer: "borrower", ...rest }];
}
