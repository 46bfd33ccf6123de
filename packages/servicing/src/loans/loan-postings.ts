import type { Tx } from "@bursar/database/connection";
import { recordClassChanges } from "@bursar/database/delinquency";
import {
  insertSettlements,
  insertTransfers,
  type LoanStanding,
  type NewSettlement,
  type NewTransfer,
} from "@bursar/database/loans";
import { daysBetween, type PlainDate } from "@bursar/domain/calendar";
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
}

export interface PostingDay {
  readonly postedOn: PlainDate;
  readonly runId: string | null;
}

/** Writes postings, settlements and changes of class of any number of loans, set by set. */
export async function writePostings(
  tx: Tx,
  postings: readonly LoanPosting[],
  day: PostingDay,
): Promise<void> {
  await insertTransfers(
    tx,
    postings.flatMap((posting) => toTransfers(posting, day)),
  );
  await insertSettlements(tx, rowsOf(postings, "settled", day), "first");
  await insertSettlements(tx, rowsOf(postings, "revised", day), "revision");
  await recordClassChanges(
    tx,
    postings.flatMap((posting) => toClassChange(posting, day)),
  );
}

/** The standing as its row keeps it, with the number of the last posting. */
export function toStandingRow({ loanId, before, after, lines }: LoanPosting) {
  return { ...after, loanId, lastTransfer: (before?.lastTransfer ?? 0) + lines.length };
}

function toTransfers(posting: LoanPosting, { postedOn, runId }: PostingDay): NewTransfer[] {
  const { loanId, before, lines } = posting;
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
    postedOn,
    correction,
    runId,
  }));
}

function rowsOf(
  postings: readonly LoanPosting[],
  which: "settled" | "revised",
  { postedOn, runId }: PostingDay,
): NewSettlement[] {
  return postings.flatMap(({ loanId, [which]: rows }) =>
    rows.map((row) => ({ ...row, loanId, postedOn, runId })),
  );
}

function toClassChange(posting: LoanPosting, { postedOn, runId }: PostingDay) {
  const { loanId, before, after } = posting;
  const fromClass = (before?.classification ?? "normal") as Classification;
  const { classification: toClass, classSince: changedOn, oldestUnpaidOn } = after;
  if (fromClass === toClass) return [];
  const daysPastDue = oldestUnpaidOn === null ? 0 : daysBetween(oldestUnpaidOn, changedOn);
  return [{ loanId, changedOn, fromClass, toClass, daysPastDue, oldestUnpaidOn, postedOn, runId }];
}
