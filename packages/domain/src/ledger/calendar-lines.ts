import { fromEpochDay } from "../calendar/index.ts";
import type { LateAdjustment } from "../loan/late-adjustment.ts";
import { markAt } from "../loan/position.ts";
import type { Version } from "../loan/prepared-loan.ts";
import type { Settlement } from "../loan/settlement.ts";
import type { Fen } from "../money/index.ts";
import { line } from "./journal-line.ts";
import type { JournalLine, Sides } from "./journal-line.ts";
import type { DayRange } from "./day-range.ts";

/**
 * What the calendar posts: each settlement as it was closed, principal that falls due and becomes
 * overdue the next day, and on its day of filing what a late filing changes in closed settlements
 * (K27), so that no past day owes more than it did.
 */
export function calendarLines(version: Version, range: DayRange): readonly JournalLine[] {
  const { settlements, adjustments } = version;
  return [
    ...settlements
      .filter(({ day }) => range.holds(day))
      .flatMap((settlement) => settlementLines(settlement, adjustments)),
    ...settlements
      .filter(({ day, instalmentFen }) => instalmentFen > 0n && range.holds(day + 1))
      .flatMap((settlement) => overdueLines(settlement, version)),
    ...adjustments
      .filter(({ filedDay }) => range.holds(filedDay))
      .flatMap((adjustment) => adjustmentLines(adjustment)),
  ];
}

/** Interest as it was settled on the day, without what was filed later. */
function settledParts(settlement: Settlement, adjustments: readonly LateAdjustment[]) {
  let { interestSubsidisedFen, interestBorneFen, interestWaivedFen } = settlement;
  for (const { ofDay, subsidisedFen, borneFen, waivedFen } of adjustments) {
    if (ofDay !== settlement.day) continue;
    interestSubsidisedFen -= subsidisedFen;
    interestBorneFen -= borneFen;
    interestWaivedFen -= waivedFen;
  }
  return { interestSubsidisedFen, interestBorneFen, interestWaivedFen };
}

function settlementLines(
  settlement: Settlement,
  adjustments: readonly LateAdjustment[],
): readonly JournalLine[] {
  const valueOn = fromEpochDay(settlement.day);
  const at = { valueOn, instalmentDueOn: valueOn };
  const parts = settledParts(settlement, adjustments);
  const { interestSubsidisedFen, interestBorneFen, interestWaivedFen } = parts;
  const lines: JournalLine[] = [];
  // Most settlements have one payer and no principal: what is nothing is not built first.
  const post = (
    sides: Sides,
    amountFen: Fen,
    rest: Pick<JournalLine, "entry" | "bearer">,
  ): void => {
    if (amountFen !== 0n) lines.push(...line(sides, { ...at, ...rest, amountFen }));
  };
  post(["1202", "4001"], interestSubsidisedFen, { entry: "settlement", bearer: "treasury" });
  post(["1201", "4002"], interestBorneFen, { entry: "settlement", bearer: "borrower" });
  post(["1203", "1201"], interestWaivedFen, { entry: "settlement", bearer: "waiver" });
  post(["1102", "1101"], settlement.instalmentFen, { entry: "due", bearer: "borrower" });
  return lines;
}

function overdueLines({ day }: Settlement, version: Version): readonly JournalLine[] {
  const unpaid = markAt(version, day).arrears.find(({ dueDay }) => dueDay === day);
  return line(["1103", "1102"], {
    entry: "overdue",
    bearer: "borrower",
    amountFen: unpaid?.principalFen ?? 0n,
    valueOn: fromEpochDay(day + 1),
    instalmentDueOn: fromEpochDay(day),
  });
}

function adjustmentLines(adjustment: LateAdjustment): readonly JournalLine[] {
  const { amountFen, subsidisedFen, borneFen, waivedFen, factId } = adjustment;
  const valueOn = fromEpochDay(adjustment.filedDay);
  const closedOn = fromEpochDay(adjustment.ofDay);
  const instalmentDueOn = amountFen > 0n ? fromEpochDay(adjustment.onDay) : closedOn;
  const of = { valueOn, entry: "adjustment", factId } as const;
  const own = { ...of, instalmentDueOn };
  return [
    ...line(["1202", "4001"], {
      ...of,
      instalmentDueOn: closedOn,
      bearer: "treasury",
      amountFen: subsidisedFen,
    }),
    ...line(["1201", "4002"], { ...own, bearer: "borrower", amountFen: borneFen }),
    ...line(["1203", "1201"], { ...own, bearer: "waiver", amountFen: waivedFen }),
    // What was asked for and is not owed is the borrower's own: it pays what is due, or goes back.
    ...(amountFen < 0n
      ? line(["1201", "2102"], { ...own, bearer: "borrower", amountFen: -amountFen })
      : []),
  ];
}
