import type { Tx } from "@bursar/database/connection";
import {
  listTransfers,
  loadStandings,
  settlementsOfLoans,
  type LoanStanding,
  type SettlementRow,
  type TransferRow,
} from "@bursar/database/loans";
import type { PlainDate } from "@bursar/domain/calendar";
import {
  bookDiff,
  journalThrough,
  type JournalLine,
  type PostedSettlement,
  type Standing,
} from "@bursar/domain/ledger";
import { inOrder, prepareLoan, type Loan } from "@bursar/domain/loan";
import { brokenLaws, textOf, type KeptBook } from "@bursar/domain/testing";

/** What the database holds of one loan. */
interface StoredBook {
  readonly standing: LoanStanding;
  readonly transfers: readonly TransferRow[];
  readonly settled: readonly SettlementRow[];
}

/**
 * Holds the stored books of some loans against their facts: all laws of a book (T2 to T5), every
 * posting numbered without a gap and not before its day, money received and given back on 1301
 * (T7), and nothing left to post by now that is not posted.
 */
export async function checkBooks(
  tx: Tx,
  loans: ReadonlyMap<string, Loan>,
  today: PlainDate,
): Promise<readonly string[]> {
  const ids = [...loans.keys()];
  const standings = await loadStandings(tx, ids);
  const transfers = groupBy(await listTransfers(tx, ids), (row) => row.subjectId);
  const settled = groupBy(await settlementsOfLoans(tx, ids), (row) => row.loanId);
  return [...loans].flatMap(([id, loan]) => {
    const standing = standings.get(id);
    if (standing === undefined) return [`${id} has no standing`];
    const book = { standing, transfers: transfers.get(id) ?? [], settled: settled.get(id) ?? [] };
    return brokenBy(loan, book, today).map((text) => `${id}: ${text}`);
  });
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function brokenBy(loan: Loan, stored: StoredBook, today: PlainDate): readonly string[] {
  const { standing, transfers, settled } = stored;
  const book: KeptBook = {
    loan,
    openedOn: null,
    lines: transfers.map(toLine),
    settled: settled.map(toSettlement),
    standing: toStanding(standing),
  };
  const broken = [...brokenLaws(book)];
  transfers.forEach(({ sequence }, index) => {
    if (sequence !== index + 1) broken.push(`posting ${index + 1} has the number ${sequence}`);
  });
  if (standing.lastTransfer !== transfers.length)
    broken.push(`${transfers.length} postings, the last one ${standing.lastTransfer}`);
  for (const { valueOn, postedOn, sequence } of transfers)
    if (valueOn > postedOn) broken.push(`posting ${sequence} of ${valueOn} on ${postedOn}`);
  broken.push(...brokenCollections(loan, transfers));
  return [...broken, ...leftToPost(book, today)];
}

/** A loan whose day has not come yet has nothing to be posted, however long it is left alone. */
function leftToPost({ loan, lines, standing }: KeptBook, today: PlainDate): readonly string[] {
  const { nextEventOn } = standing;
  if (nextEventOn !== null && nextEventOn <= today) return [];
  const wanted = journalThrough(prepareLoan(loan), { through: today, openedOn: null });
  const left = bookDiff(lines, wanted);
  return left.length === 0 ? [] : [`left to post by ${today}: ${textOf(left)}`];
}

/** Where nothing was cleared in one act, 1301 is what came in less what went back (T7). */
function brokenCollections(loan: Loan, transfers: readonly TransferRow[]): readonly string[] {
  const facts = prepareLoan(loan).latest()?.facts ?? [];
  if (facts.some(({ kind }) => kind === "prepaid" || kind === "rescued")) return [];
  const should = inOrder(facts).reduce((sum, fact) => {
    if (fact.kind === "repaid") return sum + fact.amountFen;
    return fact.kind === "refunded" ? sum - fact.amountFen : sum;
  }, 0n);
  let is = 0n;
  for (const { debitAccount, creditAccount, amountFen } of transfers) {
    if (debitAccount === "1301") is += amountFen;
    if (creditAccount === "1301") is -= amountFen;
  }
  return is === should ? [] : [`T7: 1301 is ${is}, received less given back ${should}`];
}

function toLine(row: TransferRow): JournalLine {
  const { instalmentDueOn, amountFen, valueOn } = row;
  return {
    debitAccount: row.debitAccount as JournalLine["debitAccount"],
    creditAccount: row.creditAccount as JournalLine["creditAccount"],
    entry: row.entry as JournalLine["entry"],
    bearer: row.bearer as JournalLine["bearer"],
    amountFen,
    valueOn,
    ...(instalmentDueOn !== null && { instalmentDueOn }),
  };
}

function toSettlement(row: SettlementRow): PostedSettlement {
  return {
    dueOn: row.dueOn,
    fromOn: row.fromOn,
    contractual: row.contractual,
    openingPrincipalFen: row.openingPrincipalFen,
    interestSubsidisedFen: row.interestSubsidisedFen,
    interestBorneFen: row.interestBorneFen,
    interestWaivedFen: row.interestWaivedFen,
    principalDueFen: row.principalDueFen,
    payableFen: row.payableFen,
  };
}

function toStanding(row: LoanStanding): Standing {
  return {
    closedThrough: row.closedThrough,
    nextEventOn: row.nextEventOn,
    nextSettlementOn: row.nextSettlementOn,
    phase: row.phase as Standing["phase"],
    classification: row.classification as Standing["classification"],
    classSince: row.classSince,
    oldestUnpaidOn: row.oldestUnpaidOn,
    principalOutstandingFen: row.principalOutstandingFen,
    principalOverdueFen: row.principalOverdueFen,
    interestOverdueFen: row.interestOverdueFen,
    penaltyFen: row.penaltyFen,
    unappliedFen: row.unappliedFen,
    settledOn: row.settledOn,
  };
}
