import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { loanStandings } from "./tables.ts";
import {
  columnTexts,
  isOneOf,
  namesOf,
  rowsToWrite,
  unnested,
  type Rows,
  type UnnestedColumn,
} from "./unnested.ts";

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
export async function saveStandings(tx: Tx, rows: Rows<NewStanding>): Promise<void> {
  const written = rowsToWrite(columnsOf, rows);
  if (written === undefined) return;
  const { columns, from } = written;
  const set = columns
    .filter(([name]) => name !== "loan_id")
    .map(([name]) => sql`${sql.identifier(name)} = rows.${sql.identifier(name)}`);
  await tx.orm.execute(sql`
    update loan_standings s set revision = s.revision + 1, ${sql.join(set, sql`, `)} from ${from}
    where s.centre_id = ${tx.centreId} and s.loan_id = rows.loan_id`);
}

/** Standings for {@link saveStandings} to write later. */
export function standingTexts(rows: readonly NewStanding[]): readonly string[] {
  return columnTexts(columnsOf, rows);
}

/** Which loans these are, and how often each was written. */
export interface Revisions {
  readonly loans: number;
  /** Another text for other loans, and after every write to any of them. */
  readonly text: string;
}

/** Those of some loans; locked, they stay as they are until the transaction ends. */
export async function revisionsOf(
  tx: Tx,
  among: readonly string[] | SQL,
  { lock }: { readonly lock: boolean },
): Promise<Revisions> {
  const isAmong = Array.isArray(among) ? isOneOf(loanStandings.loanId, among) : among;
  const [row] = await tx.orm.execute<Revisions & Record<string, unknown>>(sql`
    select count(*)::int as loans,
      md5(coalesce(string_agg(loan_id || ' ' || revision, ',' order by loan_id), '')) as text
    from (
      select loan_id, revision from loan_standings
      where centre_id = ${tx.centreId} and ${isAmong}
      order by loan_id ${lock ? sql`for update` : sql``}) as standings`);
  if (row === undefined) throw new Error("an aggregate gave no row");
  return row;
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
