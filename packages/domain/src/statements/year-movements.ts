import type { PlainDate } from "../calendar/index.ts";
import { addDays } from "../calendar/index.ts";
import { balancesOf, journalThrough } from "../ledger/index.ts";
import type { JournalEntry, JournalLine } from "../ledger/index.ts";
import type { PreparedLoan } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";

/** What a borrower owes at the end of a day, as the book has it. */
export interface OwedBalance {
  readonly on: PlainDate;
  readonly principalFen: Fen;
  /** Settled and unpaid. */
  readonly interestFen: Fen;
  readonly penaltyFen: Fen;
  /** Received and not used yet. */
  readonly unappliedFen: Fen;
}

/** What one kind of entry has moved on one day; below zero is less owed. */
export interface Movement {
  readonly on: PlainDate;
  readonly entry: JournalEntry;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly penaltyFen: Fen;
  /** Interest that the treasury bears, as subsidy or by a waiver. */
  readonly subsidisedFen: Fen;
  /** Money that came in, or below zero went out. */
  readonly moneyFen: Fen;
  /** Principal owed after it. */
  readonly balanceFen: Fen;
}

/** A stretch of a loan's book: what was owed before, every movement, what is owed after. */
export interface BookStretch {
  readonly opening: OwedBalance;
  readonly movements: readonly Movement[];
  readonly closing: OwedBalance;
}

/** The book between two days, both included, by value date; the take-over counts as opening. */
export function bookStretch(
  prepared: PreparedLoan,
  days: {
    readonly from: PlainDate;
    readonly through: PlainDate;
    readonly openedOn: PlainDate | null;
  },
): BookStretch {
  const { from, through, openedOn } = days;
  const lines = journalThrough(prepared, { through, openedOn });
  const isBefore = (line: JournalLine): boolean =>
    line.valueOn < from || (openedOn !== null && line.valueOn <= openedOn);
  const before = lines.filter(isBefore);
  const opening = owedOf(
    before,
    openedOn !== null && openedOn >= from ? openedOn : addDays(from, -1),
  );
  const groups = new Map<string, JournalLine[]>();
  const later = lines.filter((line) => !isBefore(line));
  for (const line of later.toSorted((a, b) =>
    a.valueOn < b.valueOn ? -1 : a.valueOn > b.valueOn ? 1 : 0,
  )) {
    const key = `${line.valueOn} ${line.entry} ${line.factId ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  let balanceFen = opening.principalFen;
  const movements: Movement[] = [];
  for (const [first, ...rest] of groups.values()) {
    if (first === undefined) continue;
    const moved = movedBy([first, ...rest]);
    balanceFen += moved.principalFen;
    if (Object.values(moved).every((fen) => fen === 0n)) continue;
    movements.push({ on: first.valueOn, entry: first.entry, ...moved, balanceFen });
  }
  return { opening, movements, closing: owedOf(lines, through) };
}

function owedOf(lines: readonly JournalLine[], on: PlainDate): OwedBalance {
  const balances = balancesOf(lines.filter(({ entry }) => entry !== "write-off"));
  return {
    on,
    principalFen: balances["1101"] + balances["1102"] + balances["1103"],
    interestFen: balances["1201"],
    penaltyFen: balances["1205"],
    unappliedFen: balances["2102"] + balances["2103"],
  };
}

function movedBy(lines: readonly JournalLine[]): Omit<Movement, "on" | "entry" | "balanceFen"> {
  const counted = lines.filter(({ entry }) => entry !== "write-off");
  const balances = balancesOf(counted);
  return {
    principalFen: balances["1101"] + balances["1102"] + balances["1103"],
    interestFen: balances["1201"],
    penaltyFen: balances["1205"],
    subsidisedFen: balances["1202"] + balances["1203"],
    moneyFen: balances["1301"],
  };
}

/** A kind of entry as a borrower reads it. */
export const ENTRY_NAMES: Readonly<Record<JournalEntry, string>> = {
  disbursement: "放款",
  opening: "接收余额",
  settlement: "结息",
  due: "到期",
  overdue: "转逾期",
  penalty: "罚息",
  adjustment: "调整",
  receipt: "还款",
  application: "预存款扣划",
  prepayment: "提前还款",
  rescue: "还款救助",
  refund: "退款",
  "write-off": "贷款人核销",
  recovery: "核销后回收",
};

/** Interest of a stretch: what fell due, who bore it, and what the borrower has paid of it. */
export interface InterestOfStretch {
  readonly borneFen: Fen;
  readonly waivedFen: Fen;
  readonly subsidisedFen: Fen;
  readonly paidFen: Fen;
  readonly penaltyPaidFen: Fen;
}

export function interestBetween(
  prepared: PreparedLoan,
  days: {
    readonly from: PlainDate;
    readonly through: PlainDate;
    readonly openedOn: PlainDate | null;
  },
): InterestOfStretch {
  const { from, through, openedOn } = days;
  const lines = journalThrough(prepared, { through, openedOn }).filter(
    ({ valueOn, entry }) => valueOn >= from && entry !== "opening" && entry !== "write-off",
  );
  const net = (debit: string, credit: string): Fen =>
    lines.reduce((sum, line) => {
      if (line.debitAccount === debit && line.creditAccount === credit) return sum + line.amountFen;
      if (line.debitAccount === credit && line.creditAccount === debit) return sum - line.amountFen;
      return sum;
    }, 0n);
  return {
    borneFen: net("1201", "4002"),
    waivedFen: net("1203", "1201"),
    subsidisedFen: net("1202", "4001"),
    paidFen: net("1301", "1201") + net("2103", "1201") + net("2102", "1201"),
    penaltyPaidFen: net("1301", "1205") + net("2103", "1205") + net("2102", "1205"),
  };
}
