import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { AccountCode } from "./accounts.ts";
import { line } from "./journal-line.ts";
import type { JournalEntry, JournalLine } from "./journal-line.ts";

const CLAIMS: readonly AccountCode[] = ["1101", "1102", "1103", "1201", "1205"];
const BY_CALENDAR: readonly JournalEntry[] = [
  "settlement",
  "due",
  "overdue",
  "penalty",
  "adjustment",
];

/**
 * The lender's write-off (rulebook 9.5): all claims on the borrower become the lender's loss and
 * are kept as a memo; from the next day on the calendar claims nothing more, and money is recovery.
 */
export function withWriteOff(
  lines: readonly JournalLine[],
  fact: { readonly on: PlainDate; readonly factId: string },
): readonly JournalLine[] {
  const before = lines.filter(({ valueOn }) => valueOn <= fact.on);
  const after = lines.filter(
    ({ valueOn, entry }) => valueOn > fact.on && !BY_CALENDAR.includes(entry),
  );
  return [...before, ...writeOffLines(before, fact), ...after.flatMap(recoveryLines)];
}

function writeOffLines(
  before: readonly JournalLine[],
  { on: valueOn, factId }: { readonly on: PlainDate; readonly factId: string },
): readonly JournalLine[] {
  const claims = new Map<
    string,
    { account: AccountCode; dueOn: PlainDate | undefined; fen: Fen }
  >();
  const count = (account: AccountCode, { instalmentDueOn, ...of }: JournalLine, sign: bigint) => {
    if (!CLAIMS.includes(account)) return;
    // Principal that is not due belongs to no instalment yet.
    const dueOn = account === "1101" ? undefined : instalmentDueOn;
    const key = `${account} ${dueOn}`;
    const claim = claims.get(key) ?? { account, dueOn, fen: 0n };
    claims.set(key, { ...claim, fen: claim.fen + sign * of.amountFen });
  };
  for (const one of before) {
    count(one.debitAccount, one, 1n);
    count(one.creditAccount, one, -1n);
  }
  const of = { entry: "write-off", bearer: "lender", valueOn, factId } as const;
  return [...claims.values()].flatMap(({ account, dueOn, fen: amountFen }) => [
    ...line(["5001", account], {
      ...of,
      amountFen,
      ...(dueOn !== undefined && { instalmentDueOn: dueOn }),
    }),
    ...line(["1901", "3901"], { ...of, amountFen }),
  ]);
}

function recoveryLines(one: JournalLine): readonly JournalLine[] {
  if (!CLAIMS.includes(one.creditAccount)) return [one];
  return [
    { ...one, entry: "recovery", creditAccount: "5001" },
    { ...one, entry: "recovery", debitAccount: "3901", creditAccount: "1901" },
  ];
}
