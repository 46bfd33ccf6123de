import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  byLoan,
  listTransfers,
  loadLoans,
  lockStandings,
  saveStandings,
  settlementsOfLoans,
  type LoanStanding,
  type SettlementRow,
  type StoredLoan,
  type TransferRow,
} from "@bursar/database/loans";
import {
  bookDiff,
  changedSettlements,
  journalThrough,
  settlementsThrough,
  standingAt,
  type JournalLine,
} from "@bursar/domain/ledger";
import { prepareLoan } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import type { ClosedLoans } from "./close-loans.ts";
import { toStandingRow, writePostings, type LoanPosting } from "./loan-postings.ts";
import { toLoan } from "./to-loan.ts";

/**
 * Posts the difference between what the book of some loans holds and what it should by the policy
 * in force, up to the day through which each is closed: for a policy that was changed with effect
 * on closed periods, such as a waiver announced late (K8, K22). Again it changes nothing.
 */
export async function repostLoans(
  tx: Tx,
  { loanIds, runId }: { readonly loanIds: readonly string[]; readonly runId: string | null },
): Promise<ClosedLoans> {
  const standings = await lockStandings(tx, loanIds);
  const posted = byLoan(await listTransfers(tx, loanIds), ({ subjectId }) => subjectId);
  const settled = byLoan(await settlementsOfLoans(tx, loanIds), ({ loanId }) => loanId);
  const policy = await loadPolicy(tx);
  const closed: LoanPosting[] = [];
  const failed: { loanId: string; error: unknown }[] = [];
  for (const stored of await loadLoans(tx, loanIds)) {
    const { id } = stored.loan;
    const standing = standings.get(id);
    if (standing === undefined) continue;
    const book = { standing, transfers: posted.get(id) ?? [], settled: settled.get(id) ?? [] };
    try {
      closed.push(correctionOf(stored, book, policy));
    } catch (error) {
      failed.push({ loanId: id, error });
    }
  }
  await writePostings(tx, closed, { postedOn: await businessDate(tx), runId });
  await saveStandings(tx, closed.map(toStandingRow));
  return { closed, failed };
}

interface Book {
  readonly standing: LoanStanding;
  readonly transfers: readonly TransferRow[];
  readonly settled: readonly SettlementRow[];
}

function correctionOf(stored: StoredLoan, book: Book, policy: Policy): LoanPosting {
  const prepared = prepareLoan(toLoan(stored, policy));
  const { standing } = book;
  const days = { through: standing.closedThrough, openedOn: stored.loan.openedOn };
  const lines = bookDiff(book.transfers.map(toBookLine), journalThrough(prepared, days));
  const rows = book.settled.map(({ centreId: _c, loanId: _l, revision: _r, ...row }) => {
    const { runId: _run, postedOn: _posted, ...settlement } = row;
    return settlement;
  });
  return {
    loanId: stored.loan.id,
    before: standing,
    after: standingAt(prepared, standing.closedThrough),
    lines: lines.map((line) => ({ line, factSequence: null, correction: true })),
    settled: [],
    revised: changedSettlements(rows, settlementsThrough(prepared, days)),
  };
}

/** A posting as the comparison reads it. */
export function toBookLine(row: TransferRow) {
  const { debitAccount, creditAccount, amountFen, valueOn, instalmentDueOn } = row;
  const bearer = row.bearer as JournalLine["bearer"];
  const due = instalmentDueOn === null ? {} : { instalmentDueOn };
  return { debitAccount, creditAccount, amountFen, valueOn, bearer, ...due };
}
