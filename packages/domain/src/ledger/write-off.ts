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

/** Where what is claimed of a due besides its principal is income. */
const INCOME: Partial<Record<AccountCode, AccountCode>> = { "1201": "4002", "1205": "4003" };

interface Claim {
  readonly account: AccountCode;
  readonly dueOn: PlainDate | undefined;
  readonly fen: Fen;
}

/**
 * The lender's write-off (rulebook 9.5): all claims on the borrower become the lender's loss and
 * are kept as a memo; from the next day on the calendar claims nothing more, and money is recovery.
 * Interest and penalty that arise later are income only when they are paid, so that the memo is
 * never paid down below nothing.
 */
export function withWriteOff(
  lines: readonly JournalLine[],
  fact: { readonly on: PlainDate; readonly factId: string },
): readonly JournalLine[] {
  const before = lines.filter(({ valueOn }) => valueOn <= fact.on);
  const after = lines
    .filter(({ valueOn }) => valueOn > fact.on)
    .toSorted((a, b) => (a.valueOn < b.valueOn ? -1 : a.valueOn > b.valueOn ? 1 : 0));
  const claims = claimsOf(before);
  const left = new Map(
    [...claims]
      .filter(([, { account }]) => account in INCOME)
      .map(([key, { fen }]) => [key, fen] as const),
  );
  return [
    ...before,
    ...writeOffLines(claims.values(), fact),
    ...after.flatMap((one) => recoveryLines(one, left)),
  ];
}

/** What is claimed of the borrower, by account and instalment. */
function claimsOf(lines: readonly JournalLine[]): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  const count = (account: AccountCode, { instalmentDueOn, ...of }: JournalLine, sign: bigint) => {
    if (!CLAIMS.includes(account)) return;
    // Principal that is not due belongs to no instalment yet.
    const dueOn = account === "1101" ? undefined : instalmentDueOn;
    const key = keyOf(account, dueOn);
    const claim = claims.get(key) ?? { account, dueOn, fen: 0n };
    claims.set(key, { ...claim, fen: claim.fen + sign * of.amountFen });
  };
  for (const one of lines) {
    count(one.debitAccount, one, 1n);
    count(one.creditAccount, one, -1n);
  }
  return claims;
}

function keyOf(account: AccountCode, dueOn: PlainDate | undefined): string {
  return `${account} ${dueOn}`;
}

function writeOffLines(
  claims: Iterable<Claim>,
  { on: valueOn, factId }: { readonly on: PlainDate; readonly factId: string },
): readonly JournalLine[] {
  const of = { entry: "write-off", bearer: "lender", valueOn, factId } as const;
  return [...claims].flatMap(({ account, dueOn, fen: amountFen }) => [
    ...line(["5001", account], {
      ...of,
      amountFen,
      ...(dueOn !== undefined && { instalmentDueOn: dueOn }),
    }),
    ...line(["1901", "3901"], { ...of, amountFen }),
  ]);
}

/** `left` is what of the interest and penalty that was written off is not recovered yet. */
function recoveryLines(one: JournalLine, left: Map<string, Fen>): readonly JournalLine[] {
  const { creditAccount, instalmentDueOn, amountFen } = one;
  if (BY_CALENDAR.includes(one.entry)) {
    // What a late filing gives back is the borrower's, though nothing was claimed since (K27).
    return creditAccount === "2102" ? [{ ...one, debitAccount: "4002" }] : [];
  }
  if (!CLAIMS.includes(creditAccount)) return [one];
  const income = INCOME[creditAccount];
  if (income === undefined) return recovered(one, amountFen);
  const key = keyOf(creditAccount, instalmentDueOn);
  const writtenOff = left.get(key) ?? 0n;
  const recoveredFen = amountFen < writtenOff ? amountFen : writtenOff;
  left.set(key, writtenOff - recoveredFen);
  return [
    ...recovered(one, recoveredFen),
    ...line([one.debitAccount, income], { ...one, amountFen: amountFen - recoveredFen }),
  ];
}

/** The money stays the entry that it is, so that what is in transit still ties out (T7). */
function recovered(one: JournalLine, amountFen: Fen): readonly JournalLine[] {
  return [
    ...line([one.debitAccount, "5001"], { ...one, amountFen }),
    ...line(["3901", "1901"], { ...one, entry: "recovery", amountFen }),
  ];
}
