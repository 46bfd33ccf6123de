import { fromEpochDay } from "../calendar/index.ts";
import { markAt, notDueFen } from "../loan/position.ts";
import type { Version } from "../loan/prepared-loan.ts";
import { line } from "./journal-line.ts";
import type { JournalLine } from "./journal-line.ts";

/**
 * The opening of a loan that was taken over at the end of a day (rulebook 9.5): the principal that
 * has reached the lender, and what is overdue, instalment by instalment. What was settled and paid
 * before is in the lender's books and not in these.
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
