import {
  listLoanPage,
  type BatchRun,
  type ChunkResult,
  type ItemFailure,
} from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import {
  byLoan,
  listTransfers,
  loadLoans,
  loadStandings,
  settlementsOfLoans,
  type SettlementRow,
  type StoredLoan,
  type TransferRow,
} from "@bursar/database/loans";
import { bookDiff, journalThrough } from "@bursar/domain/ledger";
import { prepareLoan } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { toBookLine } from "../../loans/repost-loans.ts";
import { toLoan } from "../../loans/to-loan.ts";
import { loadPolicy } from "../../policies/load-policy.ts";
import type { BatchKind } from "../batch-kind.ts";
import { itemFailure } from "../item-failure.ts";
import { agreesWithSlowEngine } from "./settlement-check.ts";
import { centreLegs } from "./tie-out-leg.ts";

/**
 * Every night all books, each against two computations of its own: the journal of its facts,
 * account by account and day by day (T5), and the settlements of the engine that walks through
 * every day (T10). It writes nothing; a book that differs is set aside with the amount. The centre
 * as a whole is held against its settlements, claims and receipts (T3, T4, T7).
 */
export const bookCheck: BatchKind = {
  kind: "book-check",
  chunkSize: 200,
  isDue: () => true,
  after: ["interest-settlement", "delinquency"],
  sums: ["difference"],
  findSource: () => Promise.resolve(undefined),
  listItems: (tx, _run, page) => listLoanPage(tx, page),
  runItems: checkBooks,
  tieOut: [centreLegs],
};

async function checkBooks(
  tx: Tx,
  _run: BatchRun,
  itemIds: readonly string[],
): Promise<ChunkResult> {
  const policy = await loadPolicy(tx);
  const standings = await loadStandings(tx, itemIds);
  const transfers = byLoan(await listTransfers(tx, itemIds), ({ subjectId }) => subjectId);
  const settled = byLoan(await settlementsOfLoans(tx, itemIds), ({ loanId }) => loanId);
  const failures: ItemFailure[] = [];
  let difference = 0n;
  for (const stored of await loadLoans(tx, itemIds)) {
    const { id, contractNo: label } = stored.loan;
    const through = standings.get(id)?.closedThrough ?? stored.loan.disbursedOn;
    const book = { transfers: transfers.get(id) ?? [], settled: settled.get(id) ?? [], through };
    try {
      const amountFen = differenceOf(stored, book, policy);
      if (amountFen === undefined) continue;
      difference += amountFen;
      failures.push({ itemId: id, cause: "ledger.unbalanced", label, amountFen });
    } catch (error) {
      failures.push(itemFailure(id, error, { label }));
    }
  }
  const done = itemIds.length - failures.length;
  return { done, amountFen: difference, sums: { difference }, failures };
}

interface Book {
  readonly transfers: readonly TransferRow[];
  readonly settled: readonly SettlementRow[];
  readonly through: string;
}

/** By how much a book differs; where only its settlements do, what they asked for. */
function differenceOf(stored: StoredLoan, book: Book, policy: Policy): bigint | undefined {
  const { openedOn } = stored.loan;
  const prepared = prepareLoan(toLoan(stored, policy));
  const wanted = journalThrough(prepared, { through: book.through, openedOn });
  const lines = bookDiff(book.transfers.map(toBookLine), wanted);
  const fen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  if (fen > 0n) return fen;
  const { through } = book;
  if (agreesWithSlowEngine(stored, book.settled, { policy, through })) return undefined;
  return book.settled.reduce((sum, { payableFen }) => sum + payableFen, 0n);
}
