import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { plannedRows, plannedStandings, planRows, type PlannedChunk } from "../planned/index.ts";
import { loanStandings } from "./tables.ts";
import { isOneOf, namesOf, unnested, type UnnestedColumn } from "./unnested.ts";

export type LoanStanding = typeof loanStandings.$inferSelect;
export type NewStanding = Omit<LoanStanding, "centreId" | "revision">;

/** The standings of some loans by loan, locked until the transaction ends, in one order for all. */
export async function lockStandings(
  tx: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, LoanStanding>> {
  if (loanIds.length === 0) return new Map();
  const rows = await tx.orm
    .select()
    .from(loanStandings)
    .where(and(eq(loanStandings.centreId, tx.centreId), isOneOf(loanStandings.loanId, loanIds)))
    .orderBy(asc(loanStandings.loanId))
    .for("update");
  return new Map(rows.map((row) => [row.loanId, row]));
}

/** The standings of some loans by loan. */
export async function loadStandings(
  tx: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, LoanStanding>> {
  if (loanIds.length === 0) return new Map();
  const rows = await tx.orm
    .select()
    .from(loanStandings)
    .where(and(eq(loanStandings.centreId, tx.centreId), isOneOf(loanStandings.loanId, loanIds)));
  return new Map(rows.map((row) => [row.loanId, row]));
}

export async function insertStandings(tx: Tx, rows: readonly NewStanding[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows);
  await tx.orm.execute(sql`
    insert into loan_standings (centre_id, ${namesOf(columns)})
    select ${tx.centreId}, rows.* from ${unnested(columns)}`);
}

/** Moves the standings of loans that are locked, one statement for all. */
export async function saveStandings(tx: Tx, rows: readonly NewStanding[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(rows);
  await tx.orm.execute(sql`
    update loan_standings s set ${moved(columns)} from ${unnested(columns)}
    where s.centre_id = ${tx.centreId} and s.loan_id = rows.loan_id`);
}

/** Keeps standings that a chunk will write, each over the revision from which it was computed. */
export async function planStandings(
  tx: Tx,
  chunk: PlannedChunk,
  rows: readonly (NewStanding & { readonly fromRevision: number })[],
): Promise<void> {
  const revisions = rows.map(({ fromRevision }) => fromRevision);
  const columns = [...columnsOf(rows), ["from_revision", "integer", revisions] as const];
  await planRows(tx, chunk, { into: plannedStandings, columns });
}

/**
 * Moves the standings of a planned chunk that are as the plan has read them, and locks them by it.
 *
 * @returns how many. Where it is not all of them, a loan has been written since.
 */
export async function savePlannedStandings(tx: Tx, chunk: PlannedChunk): Promise<number> {
  const columns = columnsOf([]);
  const { planned } = plannedRows(tx, plannedStandings, chunk);
  const { count } = await tx.orm.execute(sql`
    update loan_standings s set ${moved(columns)}
    from (select from_revision, ${namesOf(columns)} ${planned} order by loan_id) as rows
    where s.centre_id = ${tx.centreId} and s.loan_id = rows.loan_id
      and s.revision = rows.from_revision`);
  return count;
}

/** What an update of standings `s` from `rows` sets. */
function moved(columns: readonly UnnestedColumn[]): SQL {
  const set = columns
    .filter(([name]) => name !== "loan_id")
    .map(([name]) => sql`${sql.identifier(name)} = rows.${sql.identifier(name)}`);
  return sql`revision = s.revision + 1, ${sql.join(set, sql`, `)}`;
}

function columnsOf(rows: readonly NewStanding[]): readonly UnnestedColumn[] {
  return [
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["closed_through", "date", rows.map((row) => row.closedThrough)],
    ["next_event_on", "date", rows.map((row) => row.nextEventOn)],
    ["next_settlement_on", "date", rows.map((row) => row.nextSettlementOn)],
    ["last_transfer", "integer", rows.map((row) => row.lastTransfer)],
    ["phase", "text", rows.map((row) => row.phase)],
    ["classification", "text", rows.map((row) => row.classification)],
    ["class_since", "date", rows.map((row) => row.classSince)],
    ["oldest_unpaid_on", "date", rows.map((row) => row.oldestUnpaidOn)],
    ["principal_outstanding_fen", "bigint", rows.map((row) => row.principalOutstandingFen)],
    ["principal_overdue_fen", "bigint", rows.map((row) => row.principalOverdueFen)],
    ["interest_overdue_fen", "bigint", rows.map((row) => row.interestOverdueFen)],
    ["penalty_fen", "bigint", rows.map((row) => row.penaltyFen)],
    ["unapplied_fen", "bigint", rows.map((row) => row.unappliedFen)],
    ["settled_on", "date", rows.map((row) => row.settledOn)],
  ];
}
