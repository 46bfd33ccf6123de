import {
  balancesOf,
  bookDiff,
  changedSettlements,
  isPostedByRule,
  journalDiff,
  journalThrough,
  roundingThrough,
  settlementsThrough,
  standingAt,
} from "../ledger/index.ts";
import type { JournalLine, PostedSettlement, Standing } from "../ledger/index.ts";
import { laterOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { knownOn, prepareLoan } from "../loan/index.ts";
import type { Loan, PreparedLoan } from "../loan/index.ts";
import type { Policy } from "../policy/index.ts";
import { withFacts } from "./example-loans.ts";
import type { BareFact } from "./example-loans.ts";

/** A loan with the book that was written of it so far, line by line and never again changed. */
export interface KeptBook {
  readonly loan: Loan;
  readonly openedOn: PlainDate | null;
  readonly lines: readonly JournalLine[];
  readonly settled: readonly PostedSettlement[];
  readonly standing: Standing;
}

/** The book of a loan on the day at whose end it enters. */
export function openedBook(
  loan: Loan,
  { through, openedOn }: { readonly through: PlainDate; readonly openedOn: PlainDate | null },
): KeptBook {
  const prepared = prepareLoan(loan);
  return {
    loan,
    openedOn,
    lines: journalThrough(prepared, { through, openedOn }),
    settled: settlementsThrough(prepared, { through, openedOn }),
    standing: standingAt(prepared, through),
  };
}

/** A further fact: the difference between the two journals is posted, nothing else. */
export function recorded(book: KeptBook, fact: BareFact): KeptBook {
  const { openedOn, standing } = book;
  const loan = withFacts(book.loan, fact);
  const added = loan.facts.at(-1);
  if (added === undefined) return book;
  const { closedThrough } = standing;
  const through = laterOf(closedThrough, knownOn(added));
  const [before, after] = [prepareLoan(book.loan), prepareLoan(loan)];
  const diff = journalDiff(
    journalThrough(before, { through: closedThrough, openedOn }),
    journalThrough(after, { through, openedOn }),
  );
  const changed = changedSettlements(
    settlementsThrough(before, { through: closedThrough, openedOn }),
    settlementsThrough(after, { through, openedOn }),
  );
  return written({ ...book, loan }, after, { through, lines: diff, changed });
}

/** The book closed through a later day: what the calendar posts, nothing that is closed. */
export function closed(book: KeptBook, through: PlainDate): KeptBook {
  const { loan, openedOn, standing } = book;
  if (standing.closedThrough >= through) return book;
  const prepared = prepareLoan(loan);
  const days = { through, openedOn, after: standing.closedThrough };
  const lines = journalThrough(prepared, days);
  return written(book, prepared, { through, lines, changed: settlementsThrough(prepared, days) });
}

/** The book after a change of the policy: it gets what it lacks, whatever it holds (K8, K22). */
export function reposted(book: KeptBook, policy: Policy): KeptBook {
  const loan = { ...book.loan, policy };
  const prepared = prepareLoan(loan);
  const { closedThrough: through } = book.standing;
  const days = { through, openedOn: book.openedOn };
  const lines = bookDiff(book.lines, journalThrough(prepared, days));
  const changed = changedSettlements(book.settled, settlementsThrough(prepared, days));
  return written({ ...book, loan }, prepared, { through, lines, changed });
}

function written(
  book: KeptBook,
  prepared: PreparedLoan,
  {
    through,
    lines,
    changed,
  }: {
    readonly through: PlainDate;
    readonly lines: readonly JournalLine[];
    readonly changed: readonly PostedSettlement[];
  },
): KeptBook {
  const settled = new Map(book.settled.map((one) => [one.dueOn, one]));
  for (const one of changed)
    if (one.openingPrincipalFen > 0n) settled.set(one.dueOn, one);
    else settled.delete(one.dueOn);
  return {
    ...book,
    lines: [...book.lines, ...lines],
    settled: [...settled.values()].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    standing: standingAt(prepared, through),
  };
}

/**
 * What a book breaks of its laws, in words; empty for one that ties out: no amount below zero,
 * what one fold of all facts wants line by line (T5), the balances of the standing (T2), the sums
 * of its settlements (T3, T4) and the settlements themselves.
 */
export function brokenLaws(book: KeptBook): readonly string[] {
  const { loan, openedOn, standing, lines, settled } = book;
  const prepared = prepareLoan(loan);
  const days = { through: standing.closedThrough, openedOn };
  const wanted = journalThrough(prepared, days);
  const broken: string[] = [];
  const expectSame = (law: string, is: unknown, should: unknown): void => {
    const texts = [textOf(is), textOf(should)];
    if (texts[0] !== texts[1]) broken.push(`${law}: is ${texts[0]}, should be ${texts[1]}`);
  };
  expectSame(
    "a line that is nothing",
    lines.filter(({ amountFen }) => amountFen <= 0n),
    [],
  );
  expectSame(
    "T1 by rule",
    wanted.filter((line) => !isPostedByRule({ ...line, isCorrection: false })),
    [],
  );
  expectSame(
    "T1 by correction",
    lines.filter((line) => !isPostedByRule({ ...line, isCorrection: true })),
    [],
  );
  roundingThrough(prepared, days);
  expectSame("T5 by line", bookDiff(lines, wanted), []);
  expectSame("T5 by account", balancesOf(lines), balancesOf(wanted));
  expectSame("settlements", settled, settlementsThrough(prepared, days));
  expectSame("standing", standing, standingAt(prepared, standing.closedThrough));
  const isWrittenOff = prepared.latest()?.facts.some(({ kind }) => kind === "written-off");
  broken.push(...(isWrittenOff === true ? unpaidClaims(book) : brokenSums(book)));
  return broken;
}

/** Of what was written off nothing is claimed any more, and the memo has two sides. */
function unpaidClaims({ lines }: KeptBook): readonly string[] {
  const is = balancesOf(lines);
  const claimed = (["1101", "1102", "1103", "1201", "1205"] as const).filter(
    (one) => is[one] !== 0n,
  );
  return [
    ...claimed.map((account) => `${account} is ${is[account]} after a write-off`),
    ...(is["1901"] === is["3901"] ? [] : [`1901 is ${is["1901"]}, 3901 ${is["3901"]}`]),
  ];
}

/** After a write-off the claims are the lender's loss, and the sums of T2 to T4 end. */
function brokenSums(book: KeptBook): readonly string[] {
  const { loan, lines, settled, standing, openedOn } = book;
  const is = balancesOf(lines);
  const broken: string[] = [];
  const expectSame = (law: string, a: bigint, b: bigint): void => {
    if (a !== b) broken.push(`${law}: ${a} is not ${b}`);
  };
  const principal = is["1101"] + is["1102"] + is["1103"];
  expectSame("T2", principal, standing.principalOutstandingFen);
  expectSame("T2 overdue", is["1103"], standing.principalOverdueFen);
  expectSame("unapplied", is["2102"] + is["2103"], standing.unappliedFen);
  expectSame("penalty", is["1205"], standing.penaltyFen);
  expectSame("T2 disbursed", is["3001"], loan.terms.principalFen);
  expectSame("T3 overdue", interestOf(lines, standing.closedThrough), standing.interestOverdueFen);
  expectRows(book, expectSame);
  for (const [account, fen] of Object.entries(is))
    if (fen < 0n && !SIGNED.has(account)) broken.push(`${account} is ${fen}`);
  if (openedOn !== null) return broken;
  const sumOf = (read: (one: PostedSettlement) => bigint): bigint =>
    settled.reduce((sum, one) => sum + read(one), 0n);
  expectSame("T3 treasury", is["4001"], is["1202"]);
  expectSame(
    "T3 treasury rows",
    is["4001"],
    sumOf((one) => one.interestSubsidisedFen),
  );
  expectSame(
    "T3 borrower rows",
    is["4002"],
    sumOf((one) => one.interestBorneFen),
  );
  expectSame(
    "T4",
    is["1203"],
    sumOf((one) => one.interestWaivedFen),
  );
  return broken;
}

/** Interest of dues before a day that is claimed of the borrower. */
function interestOf(lines: readonly JournalLine[], day: PlainDate): bigint {
  return netOf(
    lines.filter(({ instalmentDueOn }) => instalmentDueOn !== undefined && instalmentDueOn < day),
    (account) => account === "1201",
  );
}

function netOf(
  lines: readonly JournalLine[],
  isCounted: (debit: string, credit: string) => boolean,
): bigint {
  return lines.reduce((sum, { debitAccount, creditAccount, amountFen }) => {
    const up = isCounted(debitAccount, creditAccount) ? amountFen : 0n;
    return sum + up - (isCounted(creditAccount, debitAccount) ? amountFen : 0n);
  }, 0n);
}

/**
 * What was posted after the take-over between the accounts of a settlement is the sum of its rows,
 * by payer and of principal, unless a filing came late for one before the take-over (T3, T4).
 */
function expectRows(
  { lines, settled, openedOn }: KeptBook,
  expectSame: (law: string, a: bigint, b: bigint) => void,
): void {
  const own = lines.filter(({ valueOn }) => openedOn === null || valueOn > openedOn);
  if (openedOn !== null && own.some(({ entry }) => entry === "adjustment")) return;
  const net = (debit: string, credit: string): bigint =>
    netOf(own, (up, down) => up === debit && down === credit);
  const sumOf = (read: (one: PostedSettlement) => bigint): bigint =>
    settled.reduce((sum, one) => sum + read(one), 0n);
  expectSame(
    "rows, treasury",
    net("1202", "4001"),
    sumOf((one) => one.interestSubsidisedFen),
  );
  expectSame(
    "rows, borrower",
    net("1201", "4002"),
    sumOf((one) => one.interestBorneFen),
  );
  expectSame(
    "rows, waiver",
    net("1203", "1201"),
    sumOf((one) => one.interestWaivedFen),
  );
  const principalFen =
    net("1102", "1101") + net("1301", "1101") + net("2102", "1101") + net("2103", "1101");
  expectSame(
    "rows, principal",
    principalFen,
    sumOf((one) => one.principalDueFen),
  );
}

/** What stands between us and the payers or the lender goes either way. */
const SIGNED: ReadonlySet<string> = new Set(["1301", "3002"]);

export function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? `${part}n` : part,
  );
}
