import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { penaltyDays } from "../loan/account.ts";
import type { AccountMark } from "../loan/account.ts";
import type { Paid } from "../loan/allocate.ts";
import type { LoanFact, Repaid } from "../loan/fact.ts";
import { markAt } from "../loan/position.ts";
import type { Version } from "../loan/prepared-loan.ts";
import type { AccountCode } from "./accounts.ts";
import { line } from "./journal-line.ts";
import type { JournalEntry, JournalLine } from "./journal-line.ts";
import type { DayRange } from "./day-range.ts";
import type { LedgerBearer } from "./transfer.ts";

/** Penalty at the points of K9, and where each day's money came from and went to (K12, K14). */
export function moneyLines(version: Version, range: DayRange): readonly JournalLine[] {
  const { openedDay, through } = range;
  const { context, facts } = version;
  let before = markAt(version, Number.isFinite(openedDay) ? openedDay : -1);
  const lines: JournalLine[] = [];
  const marks = version.marksThrough(through).filter(({ day }) => range.holds(day));
  const last = marks.at(-1) ?? before;
  for (const mark of [...marks, ...penaltyDays(last, through, context)]) {
    lines.push(
      ...penaltyLines(before, mark),
      ...rescueLines(before, mark, facts),
      ...allocationLines(before, mark, facts),
    );
    before = mark;
  }
  for (const fact of facts)
    if (fact.kind === "refunded") {
      const { on: valueOn, amountFen, factId } = fact;
      const of = { entry: "refund", bearer: "borrower", valueOn, amountFen, factId } as const;
      lines.push(...line(["2102", "1301"], of));
    }
  return lines.filter(({ valueOn }) => range.holds(toEpochDay(valueOn)));
}

function penaltyLines(before: AccountMark, mark: AccountMark): readonly JournalLine[] {
  const { arrears, paid, rescued, cleared, day } = mark;
  const shares = new Map<number, Fen>();
  const count = (entries: readonly Pick<Paid, "dueDay" | "penaltyFen">[], sign: bigint): void => {
    for (const { dueDay, penaltyFen } of entries)
      shares.set(dueDay, (shares.get(dueDay) ?? 0n) + sign * penaltyFen);
  };
  count(arrears, 1n);
  count(paid, 1n);
  count(rescued, 1n);
  count(cleared, 1n);
  count(before.arrears, -1n);
  return [...shares].flatMap(([dueDay, amountFen]) =>
    line(["1205", "4003"], {
      entry: "penalty",
      bearer: "borrower",
      amountFen,
      valueOn: fromEpochDay(day),
      instalmentDueOn: fromEpochDay(dueDay),
    }),
  );
}

/** Where money comes from, and what of it is left to spend. */
export interface Source {
  readonly account: AccountCode;
  readonly entry: JournalEntry;
  readonly bearer: LedgerBearer;
  readonly factId?: string;
  leftFen: Fen;
}

export interface Sink {
  readonly account: AccountCode;
  readonly instalmentDueOn?: PlainDate;
  readonly amountFen: Fen;
}

/** The day's money is one sum to the contract (K4); by source it is spent in this order. */
function allocationLines(
  before: AccountMark,
  mark: AccountMark,
  facts: readonly LoanFact[],
): readonly JournalLine[] {
  const valueOn = fromEpochDay(mark.day);
  const received = facts.filter(
    (fact): fact is Repaid => fact.kind === "repaid" && fact.on === valueOn,
  );
  const own = { entry: "application", bearer: "borrower" } as const;
  const sources: Source[] = [
    { ...own, account: "2102", leftFen: mark.creditFen },
    { ...own, account: "2103", leftFen: mark.takenFen },
    ...received.map(({ factId, amountFen, bearer = "borrower" }) => {
      return { account: "1301", entry: "receipt", bearer, factId, leftFen: amountFen } as const;
    }),
  ];
  return sinksOf(before, mark).flatMap((sink) => spend(sources, sink, valueOn));
}

function sinksOf(before: AccountMark, mark: AccountMark): readonly Sink[] {
  const waitsFen = ownWaitingFen(mark) + leftWaitingFen(mark) - ownWaitingFen(before);
  const paid = mark.paid.flatMap((share) => sinksOfDue(share, mark.day));
  return [...paid, { account: "2103", amountFen: waitsFen }, REST];
}

/** What waits without a rescue's money. */
function ownWaitingFen({ waitingFen, rescueFen }: AccountMark): Fen {
  return waitingFen - rescueFen;
}

/** What waited and no longer does: a due or an early repayment took it, or nothing is ahead. */
function leftWaitingFen({ takenFen, releasedFen, clearings }: AccountMark): Fen {
  return clearings.reduce((sum, { waitingFen }) => sum + waitingFen, takenFen + releasedFen);
}

/**
 * A rescue's money of this year's bill: on the day of payment for what is due, the rest waits and
 * is applied on the due date (9.5).
 */
function rescueLines(
  before: AccountMark,
  mark: AccountMark,
  facts: readonly LoanFact[],
): readonly JournalLine[] {
  const valueOn = fromEpochDay(mark.day);
  const paidIn = facts.flatMap((fact): Source[] => {
    if (fact.kind !== "rescued" || fact.scope !== "instalment" || fact.on !== valueOn) return [];
    const { factId, amountFen: leftFen } = fact;
    return [{ account: "1301", entry: "rescue", bearer: "rescue", factId, leftFen }];
  });
  const { rescueTakenFen, rescueReleasedFen, rescueFen } = mark;
  if (paidIn.length === 0 && rescueTakenFen === 0n) return [];
  const usedFen = mark.clearings.reduce((sum, one) => sum + one.rescueFen, rescueReleasedFen);
  const waitsFen = rescueFen + usedFen - (before.rescueFen - rescueTakenFen);
  const waited = { account: "2103", entry: "application", bearer: "rescue" } as const;
  const sources: Source[] = [{ ...waited, leftFen: rescueTakenFen }, ...paidIn];
  const sinks: Sink[] = [
    ...mark.rescued.flatMap((share) => sinksOfDue(share, mark.day)),
    { account: "2103", amountFen: waitsFen },
    REST,
  ];
  return sinks.flatMap((sink) => spend(sources, sink, valueOn));
}

/** What of one due is paid, by account; on its own day principal is due, later overdue. */
export function sinksOfDue(share: Paid, day: number): readonly Sink[] {
  const instalmentDueOn = fromEpochDay(share.dueDay);
  return [
    { account: "1205", instalmentDueOn, amountFen: share.penaltyFen },
    { account: "1201", instalmentDueOn, amountFen: share.interestFen },
    {
      account: share.dueDay >= day ? "1102" : "1103",
      instalmentDueOn,
      amountFen: share.principalFen,
    },
  ];
}

/** The last sink is what nothing asked for: it takes all that is left. */
export const REST: Sink = { account: "2102", amountFen: 0n };

/** Pays a sink from the sources in their order. */
export function spend(
  sources: readonly Source[],
  sink: Sink,
  valueOn: PlainDate,
): readonly JournalLine[] {
  const isRest = sink === REST;
  let wanted = sink.amountFen;
  return sources.flatMap((source) => {
    const isSpent = source.leftFen === 0n || (!isRest && wanted === 0n);
    if (isSpent) return [];
    const amountFen = isRest || source.leftFen < wanted ? source.leftFen : wanted;
    source.leftFen -= amountFen;
    wanted -= amountFen;
    const { account, entry, bearer, factId } = source;
    const { instalmentDueOn } = sink;
    return line([account, sink.account], {
      entry,
      bearer,
      amountFen,
      valueOn,
      ...(instalmentDueOn !== undefined && { instalmentDueOn }),
      ...(factId !== undefined && { factId }),
    });
  });
}
