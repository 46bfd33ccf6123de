import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { plannedSettlements, planRows, type PlannedChunk } from "../planned/index.ts";
import { loanSettlements } from "./tables.ts";
import type { PostingDay } from "./transfers.ts";
import { namesOf, rowsToWrite, type Rows, type UnnestedColumn } from "./unnested.ts";

export type SettlementRow = typeof loanSettlements.$inferSelect;
export type NewSettlement = Omit<SettlementRow, "centreId" | "revision" | "postedOn" | "runId">;

/** Writes settlements of any number of loans: the first of a due date, or its next revision. */
export async function insertSettlements(
  tx: Tx,
  rows: Rows<NewSettlement>,
  { postedOn, runId, kind }: PostingDay & { readonly kind: "first" | "revision" },
): Promise<void> {
  const written = rowsToWrite(columnsOf, rows);
  if (written === undefined) return;
  const { columns, from } = written;
  const revision =
    kind === "first"
      ? sql`0`
      : sql`(select coalesce(max(s.revision) + 1, 0) from loan_settlements s
          where s.centre_id = ${tx.centreId} and s.loan_id = rows.loan_id
            and s.due_on = rows.due_on)`;
  await tx.orm.execute(sql`
    insert into loan_settlements (centre_id, posted_on, run_id, revision, ${namesOf(columns)})
    select ${tx.centreId}, ${postedOn}::date, ${runId}, ${revision}, rows.* from ${from}`);
}

/** Keeps settlements that a chunk will write. */
export function planSettlementRows(
  tx: Tx,
  chunk: PlannedChunk,
  rows: readonly NewSettlement[],
): Promise<void> {
  return planRows(tx, chunk, { into: plannedSettlements, columns: columnsOf(rows) });
}

function columnsOf(rows: readonly NewSettlement[]): readonly UnnestedColumn[] {
  return [
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["due_on", "date", rows.map((row) => row.dueOn)],
    ["from_on", "date", rows.map((row) => row.fromOn)],
    ["contractual", "boolean", rows.map((row) => row.contractual)],
    ["opening_principal_fen", "bigint", rows.map((row) => row.openingPrincipalFen)],
    ["interest_subsidised_fen", "bigint", rows.map((row) => row.interestSubsidisedFen)],
    ["interest_borne_fen", "bigint", rows.map((row) => row.interestBorneFen)],
    ["interest_waived_fen", "bigint", rows.map((row) => row.interestWaivedFen)],
    ["principal_due_fen", "bigint", rows.map((row) => row.principalDueFen)],
    ["payable_fen", "bigint", rows.map((row) => row.payableFen)],
  ];
}

/** A settlement whose last revision opens with no principal is none any more. */
function stillThere(rows: readonly SettlementRow[]): SettlementRow[] {
  return rows.filter(({ openingPrincipalFen }) => openingPrincipalFen > 0n);
}

/** The valid revision of every settlement of some loans, by loan and due date. */
export async function settlementsOfLoans(
  tx: Tx,
  loanIds: readonly string[],
): Promise<SettlementRow[]> {
  if (loanIds.length === 0) return [];
  const rows = await tx.orm
    .selectDistinctOn([loanSettlements.loanId, loanSettlements.dueOn])
    .from(loanSettlements)
    .where(
      sql`${loanSettlements.centreId} = ${tx.centreId}
        and ${loanSettlements.loanId} = any(${sql.param([...loanIds])}::text[])`,
    )
    .orderBy(loanSettlements.loanId, loanSettlements.dueOn, sql`${loanSettlements.revision} desc`);
  return stillThere(rows);
}

/** Of each loan the last settlement before a day, by loan. */
export async function lastSettlementsBefore(
  tx: Tx,
  on: string,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, SettlementRow>> {
  if (loanIds.length === 0) return new Map();
  const rows = await tx.orm
    .selectDistinctOn([loanSettlements.loanId])
    .from(loanSettlements)
    .where(
      sql`${loanSettlements.centreId} = ${tx.centreId} and ${loanSettlements.dueOn} < ${on}
        and ${loanSettlements.loanId} = any(${sql.param([...loanIds])}::text[])
        and not exists (
          select 1 from loan_settlements gone
          where gone.centre_id = ${loanSettlements.centreId}
            and gone.loan_id = ${loanSettlements.loanId} and gone.due_on = ${loanSettlements.dueOn}
            and gone.revision >= ${loanSettlements.revision} and gone.opening_principal_fen = 0)`,
    )
    .orderBy(
      loanSettlements.loanId,
      sql`${loanSettlements.dueOn} desc`,
      sql`${loanSettlements.revision} desc`,
    );
  return new Map(rows.map((row) => [row.loanId, row]));
}

/** The first loans that have a settlement on a due date. */
export async function someSettledOn(tx: Tx, dueOn: string, limit: number): Promise<string[]> {
  const rows = await tx.orm.execute<{ loan_id: string }>(sql`
    select distinct loan_id from loan_settlements
    where centre_id = ${tx.centreId} and due_on = ${dueOn} order by loan_id limit ${limit}`);
  return rows.map((row) => row.loan_id);
}

/** The valid revision of every settlement on a due date, by loan. */
export async function settlementsDueOn(
  tx: Tx,
  dueOn: string,
  loanIds: readonly string[],
): Promise<SettlementRow[]> {
  if (loanIds.length === 0) return [];
  const rows = await tx.orm
    .selectDistinctOn([loanSettlements.loanId])
    .from(loanSettlements)
    .where(
      sql`${loanSettlements.centreId} = ${tx.centreId} and ${loanSettlements.dueOn} = ${dueOn}
        and ${loanSettlements.loanId} = any(${sql.param([...loanIds])}::text[])`,
    )
    .orderBy(loanSettlements.loanId, sql`${loanSettlements.revision} desc`);
  return stillThere(rows);
}
