import { together, type Tx } from "@bursar/database/connection";
import { planClassChanges } from "@bursar/database/delinquency";
import {
  planSettlementRows,
  planStandings,
  planTransfers,
  type LoanStanding,
  type PostingDay,
} from "@bursar/database/loans";
import {
  plannedClassChanges,
  plannedRows,
  plannedSettlements,
  plannedTransfers,
  type PlannedChunk,
} from "@bursar/database/planned";
import { toBookRows, toStandingRow, writeBookRows, type LoanPosting } from "./loan-postings.ts";

/**
 * Keeps what closing the loans of a chunk will write. Each loan has its standing among it, one that
 * is closed already the standing that it has: so the run finds out whether any of them has changed.
 */
export async function planClosing(
  tx: Tx,
  chunk: PlannedChunk,
  computed: {
    readonly closed: readonly LoanPosting[];
    readonly standings: ReadonlyMap<string, LoanStanding>;
  },
): Promise<void> {
  const { transfers, settled, classChanges } = toBookRows(computed.closed);
  const moved = new Map(computed.closed.map((posting) => [posting.loanId, toStandingRow(posting)]));
  const standings = [...computed.standings.values()].map(({ revision, ...standing }) => ({
    ...(moved.get(standing.loanId) ?? standing),
    fromRevision: revision,
  }));
  await together(
    () => planTransfers(tx, chunk, transfers),
    () => planSettlementRows(tx, chunk, settled),
    () => planClassChanges(tx, chunk, classChanges),
    () => planStandings(tx, chunk, standings),
  );
}

/** Writes it, but for the standings, which have been moved and so locked before. */
export async function writePlannedClosing(
  tx: Tx,
  chunk: PlannedChunk,
  day: PostingDay,
): Promise<void> {
  const rows = {
    transfers: plannedRows(tx, plannedTransfers, chunk),
    settled: plannedRows(tx, plannedSettlements, chunk),
    revised: [],
    classChanges: plannedRows(tx, plannedClassChanges, chunk),
  };
  await writeBookRows(tx, rows, day);
}
