import type { AccountCode } from "./accounts.ts";
import type { JournalEntry } from "./journal-line.ts";

type Pair = readonly [debit: AccountCode, credit: AccountCode];

/** Claims that money pays, oldest due first (K14), and what it becomes when nothing asks for it. */
const PAID = ["1205", "1201", "1102", "1103"] as const;
const KEPT = ["2102", "2103"] as const;
/** Where money of a loan that was written off goes: the lender's loss, and income of its own. */
const RECOVERED = ["5001", "4002", "4003"] as const;

/** Interest by payer; a late filing may turn each round (K27). */
const INTEREST: readonly Pair[] = [
  ["1202", "4001"],
  ["1201", "4002"],
  ["1203", "1201"],
];

/** Between which accounts each kind of entry moves, debit first (rulebook 9.5). */
export const postingRules: Readonly<Record<JournalEntry, readonly Pair[]>> = {
  disbursement: [["1101", "3001"]],
  opening: [
    ["3002", "1101"],
    ["3002", "2102"],
    ["3002", "2103"],
    ["1102", "1101"],
    ["1103", "1101"],
    ["1201", "4002"],
    ["1205", "4003"],
  ],
  settlement: INTEREST,
  due: [["1102", "1101"]],
  overdue: [["1103", "1102"]],
  penalty: [["1205", "4003"]],
  adjustment: [...INTEREST, ["1201", "2102"], ["4002", "2102"]],
  receipt: [["1301", "3002"], ...from("1301", [...PAID, ...KEPT, ...RECOVERED])],
  application: [
    ...from("2102", [...PAID, "1101", "2103", ...RECOVERED]),
    ...from("2103", [...PAID, "1101", "2102", ...RECOVERED]),
  ],
  prepayment: from("1301", [...PAID, "1101", "2102", ...RECOVERED]),
  rescue: from("1301", [...PAID, "1101", ...KEPT, ...RECOVERED]),
  refund: [
    ["2102", "1301"],
    ["3002", "1301"],
  ],
  "write-off": [...from("5001", ["1101", ...PAID]), ["1901", "3901"]],
  recovery: [["3901", "1901"]],
};

function from(debit: AccountCode, credits: readonly AccountCode[]): readonly Pair[] {
  return credits.map((credit) => [debit, credit]);
}

/** A posting as the book names it. */
export interface PostedPair {
  readonly entry: string;
  readonly debitAccount: string;
  readonly creditAccount: string;
  /** It makes up for one that no longer holds. */
  readonly isCorrection: boolean;
}

const pairs = new Set(
  Object.entries(postingRules).flatMap(([entry, all]) =>
    all.map((pair) => `${entry} ${pair.join(",")}`),
  ),
);
const anyPairs = new Set(
  Object.values(postingRules).flatMap((all) => all.map((pair) => pair.join(","))),
);
/** Entries whose amount is a difference and may be below zero, which turns its sides round. */
const EITHER_WAY: ReadonlySet<string> = new Set(["adjustment", "penalty"]);

/**
 * Whether the rules of posting know an entry between these accounts (T1). A correction may take
 * back or make good whatever the rules know, either way round.
 */
export function isPostedByRule(posting: PostedPair): boolean {
  const { entry, debitAccount: debit, creditAccount: credit, isCorrection } = posting;
  if (isCorrection) return anyPairs.has(`${debit},${credit}`) || anyPairs.has(`${credit},${debit}`);
  if (pairs.has(`${entry} ${debit},${credit}`)) return true;
  return EITHER_WAY.has(entry) && pairs.has(`${entry} ${credit},${debit}`);
}
