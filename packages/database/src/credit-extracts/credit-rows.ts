import { and, asc, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { namesOf, unnested, type UnnestedColumn } from "../loans/unnested.ts";
import { loans } from "../loans/tables.ts";
import { creditRows } from "./tables.ts";

export type StoredCreditRow = typeof creditRows.$inferSelect;
export type NewCreditRow = Omit<StoredCreditRow, "centreId" | "recordedAt">;

export async function insertCreditRows(tx: Tx, rows: readonly NewCreditRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly UnnestedColumn[] = [
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["month", "text", rows.map((row) => row.month)],
    ["sequence", "integer", rows.map((row) => row.sequence)],
    ["cut_on", "date", rows.map((row) => row.cutOn)],
    ["status", "text", rows.map((row) => row.status)],
    ["classification", "text", rows.map((row) => row.classification)],
    ["balance_fen", "bigint", rows.map((row) => row.balanceFen)],
    ["due_fen", "bigint", rows.map((row) => row.dueFen)],
    ["paid_fen", "bigint", rows.map((row) => row.paidFen)],
    ["overdue_principal_fen", "bigint", rows.map((row) => row.overduePrincipalFen)],
    ["overdue_interest_fen", "bigint", rows.map((row) => row.overdueInterestFen)],
    ["penalty_fen", "bigint", rows.map((row) => row.penaltyFen)],
    ["overdue_periods", "integer", rows.map((row) => row.overduePeriods)],
    ["run_id", "text", rows.map((row) => row.runId)],
    ["made_on", "date", rows.map((row) => row.madeOn)],
  ];
  await tx.orm.execute(sql`
    insert into credit_rows (centre_id, ${namesOf(columns)})
    select ${tx.centreId}, rows.* from ${unnested(columns)}`);
}

/** The rows that stand of these loans: the last of each month, oldest month first. */
export async function standingRows(
  tx: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredCreditRow[]>> {
  const found = new Map<string, StoredCreditRow[]>();
  if (loanIds.length === 0) return found;
  const rows = await tx.orm
    .selectDistinctOn([creditRows.loanId, creditRows.month])
    .from(creditRows)
    .where(and(eq(creditRows.centreId, tx.centreId), inArray(creditRows.loanId, [...loanIds])))
    .orderBy(asc(creditRows.loanId), asc(creditRows.month), desc(creditRows.sequence));
  for (const row of rows) found.set(row.loanId, [...(found.get(row.loanId) ?? []), row]);
  return found;
}

/** A row as it is shown and sent. */
export type ShownCreditRow = StoredCreditRow & { readonly contractNo: string };

export interface CreditRowFilter {
  readonly month: string;
  /** Only what corrects an earlier row. */
  readonly corrections?: boolean | undefined;
  /** `loanId/sequence` of the row before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Rows of a month, corrections included, by loan and sequence. */
export async function listCreditRows(tx: Tx, filter: CreditRowFilter): Promise<ShownCreditRow[]> {
  const [loanId = "", sequence = "-1"] = filter.after?.split("/") ?? [];
  const rows = await tx.orm
    .select({ row: creditRows, contractNo: loans.contractNo })
    .from(creditRows)
    .innerJoin(loans, and(eq(loans.centreId, creditRows.centreId), eq(loans.id, creditRows.loanId)))
    .where(
      and(
        eq(creditRows.centreId, tx.centreId),
        eq(creditRows.month, filter.month),
        filter.corrections === true ? gt(creditRows.sequence, 0) : undefined,
        sql`(${creditRows.loanId}, ${creditRows.sequence}) > (${loanId}, ${Number(sequence)})`,
      ),
    )
    .orderBy(asc(creditRows.loanId), asc(creditRows.sequence))
    .limit(filter.limit);
  return rows.map(({ row, contractNo }) => ({ ...row, contractNo }));
}

/** What a run wrote, in sum. */
export async function creditRowsOfRun(
  tx: Tx,
  runId: string,
): Promise<{ readonly rows: number; readonly overdueFen: bigint }> {
  const [row] = await tx.orm
    .select({
      rows: sql<number>`count(*)::int`,
      overdue: sql<string>`coalesce(sum(${creditRows.overduePrincipalFen} + ${creditRows.overdueInterestFen}), 0)::text`,
    })
    .from(creditRows)
    .where(and(eq(creditRows.centreId, tx.centreId), eq(creditRows.runId, runId)));
  return { rows: row?.rows ?? 0, overdueFen: BigInt(row?.overdue ?? 0) };
}

/** Loans with a row of a month before the given one that something was recorded about since. */
export async function loansToCorrect(
  tx: Tx,
  loanIds: readonly string[],
  month: string,
): Promise<ReadonlySet<string>> {
  if (loanIds.length === 0) return new Set();
  const rows = await tx.orm
    .selectDistinct({ loanId: creditRows.loanId })
    .from(creditRows)
    .where(
      and(
        eq(creditRows.centreId, tx.centreId),
        inArray(creditRows.loanId, [...loanIds]),
        lt(creditRows.month, month),
        sql`exists (select 1 from loan_facts f
          where f.centre_id = ${tx.centreId} and f.loan_id = ${creditRows.loanId}
            and f.recorded_at > ${creditRows.recordedAt})`,
      ),
    );
  return new Set(rows.map(({ loanId }) => loanId));
}
