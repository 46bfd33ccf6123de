import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import { markAt, notDueFen } from "../loan/position.ts";
import type { Version } from "../loan/prepared-loan.ts";
import type { LoanFact } from "../loan/fact.ts";
import { line } from "./journal-line.ts";
import type { JournalLine } from "./journal-line.ts";

/**
 * The opening of a loan that was taken over at the end of a day (rulebook 9.5): the principal that
 * has reached the lender, and what is overdue, instalment by instalment. What was settled and paid
 * before is in the lender's books and not in these. Money of an earlier day of which the centre was
 * told afterwards is part of that principal, but in transit to the lender still (T7).
 */
export function openingLines(version: Version, openedDay: number): readonly JournalLine[] {
  const { arrears, waitingFen, refundableFen } = markAt(version, openedDay);
  const overdueFen = arrears.reduce((sum, { principalFen }) => sum + principalFen, 0n);
  const { principalFen } = version.context.terms;
  const valueOn = fromEpochDay(openedDay);
  const of = { entry: "opening", bearer: "borrower", valueOn } as const;
  const paidFen = principalFen - notDueFen(version, openedDay) - overdueFen;
  return [
    ...line(["3002", "1101"], { ...of, amountFen: paidFen }),
    ...line(["3002", "2102"], { ...of, amountFen: refundableFen }),
    ...line(["3002", "2103"], { ...of, amountFen: waitingFen }),
    ...version.facts.flatMap((fact) => inTransit(fact, openedDay)),
    ...version.adjustments.flatMap(({ amountFen, filedDay, onDay }) =>
      amountFen > 0n && filedDay <= openedDay && openedDay < onDay
        ? line(["1201", "4002"], { ...of, amountFen, instalmentDueOn: fromEpochDay(onDay) })
        : [],
    ),
    ...arrears.flatMap((arrear) => {
      const due = { ...of, instalmentDueOn: fromEpochDay(arrear.dueDay) };
      return [
        ...line([arrear.dueDay < openedDay ? "1103" : "1102", "1101"], {
          ...due,
          amountFen: arrear.principalFen,
        }),
        ...line(["1201", "4002"], { ...due, amountFen: arrear.interestFen }),
        ...line(["1205", "4003"], { ...due, amountFen: arrear.penaltyFen }),
      ];
    }),
  ];
}

/** A take-over records no payments of its own: whatever there is came to the centre. */
function inTransit(fact: LoanFact, openedDay: number): readonly JournalLine[] {
  if (fact.kind !== "repaid" && fact.kind !== "refunded") return [];
  const { on: valueOn, amountFen, factId } = fact;
  if (toEpochDay(valueOn) > openedDay) return [];
  const of = { valueOn, amountFen, factId };
  return fact.kind === "repaid"
    ? line(["1301", "3002"], { ...of, entry: "receipt", bearer: fact.bearer ?? "borrower" })
    : line(["3002", "1301"], { ...of, entry: "refund", bearer: "borrower" });
}
