import { together, type Tx } from "@bursar/database/connection";
import { recordClassChanges, type NewClassChange } from "@bursar/database/delinquency";
import {
  insertSettlements,
  insertTransfers,
  type LoanStanding,
  type NewSettlement,
  type NewTransfer,
  type PostingDay,
  type Rows,
} from "@bursar/database/loans";
import { daysBetween } from "@bursar/domain/calendar";
import type { JournalLine, PostedSettlement, Standing } from "@bursar/domain/ledger";
import type { Classification } from "@bursar/domain/loan";

/** A line on its way into the book, with what caused it. */
export interface LineToPost {
  readonly line: JournalLine;
  readonly factSequence: number | null;
  readonly correction: boolean;
}

/** What one loan's book gets in one transaction. */
export interface LoanPosting {
  readonly loanId: string;
  /** Where the loan stood before; undefined for one that is opened. */
  readonly before: Pick<LoanStanding, "lastTransfer" | "classification"> | undefined;
  readonly after: Standing;
  readonly lines: readonly LineToPost[];
  readonly settled: readonly PostedSettlement[];
  /** Settlements that were posted before and are otherwise now. */
  readonly revised: readonly PostedSettlement[];
  /** By how much the settlements are above what interest is exactly, where that is asked for. */
  readonly roundingMicroFen?: bigint;
}

/** What postings put into the tables, but for the day and the run. */
export interface BookRows {
  readonly transfers: Rows<NewTransfer>;
  readonly settled: Rows<NewSettlement>;
  readonly revised: Rows<NewSettlement>;
  readonly classChanges: Rows<NewClassChange>;
}

/** The rows of any number of loans. */
export function toBookRows(postings: readonly LoanPosting[]) {
  return {
    transfers: postings.flatMap(toTransfers),
    settled: rowsOf(postings, "settled"),
    revised: rowsOf(postings, "revised"),
    classChanges: postings.flatMap(toClassChange),
  };
}

/** Writes postings, settlements and changes of class of any number of loans, set by set. */
export function writePostings(
  tx: Tx,
  postings: readonly LoanPosting[],
  day: PostingDay,
): Promise<void> {
  return writeBookRows(tx, toBookRows(postings), day);
}

/** As {@link writePostings}, of rows that are made already. */
export async function writeBookRows(
  tx: Tx,
  { transfers, settled, revised, classChanges }: BookRows,
  day: PostingDay,
): Promise<void> {
  await together(
    () => insertTransfers(tx, transfers, day),
    () => insertSettlements(tx, settled, { ...day, kind: "first" }),
    () => insertSettlements(tx, revised, { ...day, kind: "revision" }),
    () => recordClassChanges(tx, classChanges, day),
  );
}

/** The standing as its row keeps it, with the number of the last posting. */
export function toStandingRow({ loanId, before, after, lines }: LoanPosting) {
  return { ...after, loanId, lastTransfer: (before?.lastTransfer ?? 0) + lines.length };
}

function toTransfers({ loanId, before, lines }: LoanPosting): NewTransfer[] {
  const first = (before?.lastTransfer ?? 0) + 1;
  // Field by field: a copy by spreading cost as much as the computation of the line.
  return lines.map(({ line, factSequence, correction }, index) => ({
    subjectId: loanId,
    sequence: first + index,
    loanId,
    factSequence,
    entry: line.entry,
    debitAccount: line.debitAccount,
    creditAccount: line.creditAccount,
    amountFen: line.amountFen,
    bearer: line.bearer,
    instalmentDueOn: line.instalmentDueOn ?? null,
    valueOn: line.valueOn,
    correction,
  }));
}

function rowsOf(postings: readonly LoanPosting[], which: "settled" | "revised"): NewSettlement[] {
  return postings.flatMap(({ loanId, [which]: rows }) => rows.map((row) => ({ ...row, loanId })));
}

function toClassChange({ loanId, before, after }: LoanPosting): NewClassChange[] {
  const fromClass = (before?.classification ?? "normal") as Classification;
  const { classification: toClass, classSince: changedOn, oldestUnpaidOn } = after;
  if (fromClass === toClass) return [];
  const daysPastDue = oldestUnpaidOn === null ? 0 : daysBetween(oldestUnpaidOn, changedOn);
  return [{ loanId, changedOn, fromClass, toClass, daysPastDue, oldestUnpaidOn }];
}
