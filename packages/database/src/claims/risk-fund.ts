import { and, desc, eq, sql } from "drizzle-orm";
import type { DisbursedOn } from "@bursar/domain/claim";
import type { Tx } from "../connection/index.ts";
import { riskFundYears } from "./tables.ts";

export type RiskFundYear = typeof riskFundYears.$inferSelect;

/** What was paid out in a year, day by day. */
export async function disbursedByDay(tx: Tx, year: number): Promise<DisbursedOn[]> {
  const rows = await tx.orm.execute<{ on: string; loans: number; amount: string }>(sql`
    select disbursed_on::text as on, count(*)::int as loans, sum(principal_fen)::text as amount
    from loans
    where centre_id = ${tx.centreId}
      and disbursed_on between ${`${year}-01-01`} and ${`${year}-12-31`}
    group by disbursed_on order by disbursed_on`);
  return rows.map(({ amount, ...row }) => ({ ...row, amountFen: BigInt(amount) }));
}

/**
 * Overdue now or written off, of the loans that were paid out in a year. A loan that is written off
 * is still owed, and counts once.
 */
export async function lossOfYear(tx: Tx, year: number): Promise<bigint> {
  const [row] = await tx.orm.execute<{ loss: string }>(sql`
    select coalesce(sum(greatest(
        coalesce(s.principal_overdue_fen + s.interest_overdue_fen, 0), coalesce(w.fen, 0)
      )), 0)::text as loss
    from loans o
    left join loan_standings s on s.centre_id = o.centre_id and s.loan_id = o.id
    left join (
      select subject_id, sum(case when debit_account = '1901' then amount_fen
          else -amount_fen end) as fen
      from transfers
      where centre_id = ${tx.centreId} and '1901' in (debit_account, credit_account)
      group by subject_id) w on w.subject_id = o.id
    where o.centre_id = ${tx.centreId}
      and o.disbursed_on between ${`${year}-01-01`} and ${`${year}-12-31`}`);
  return BigInt(row?.loss ?? 0);
}

/** Keeps what was computed for a year beside what was computed before. */
export async function insertRiskFundYear(
  tx: Tx,
  row: Omit<RiskFundYear, "centreId" | "sequence" | "recordedAt">,
): Promise<void> {
  const sequence = sql<number>`(
    select coalesce(max(r.sequence) + 1, 0) from risk_fund_years r
    where r.centre_id = ${tx.centreId} and r.year = ${row.year})`;
  await tx.orm.insert(riskFundYears).values({ centreId: tx.centreId, ...row, sequence });
}

/** The latest figures of each year, the newest year first. */
export async function latestRiskFunds(tx: Tx): Promise<RiskFundYear[]> {
  return tx.orm
    .selectDistinctOn([riskFundYears.year])
    .from(riskFundYears)
    .where(eq(riskFundYears.centreId, tx.centreId))
    .orderBy(desc(riskFundYears.year), desc(riskFundYears.sequence));
}

/** What a run computed; undefined before it has. */
export async function riskFundOfRun(tx: Tx, runId: string): Promise<RiskFundYear | undefined> {
  const [row] = await tx.orm
    .select()
    .from(riskFundYears)
    .where(and(eq(riskFundYears.centreId, tx.centreId), eq(riskFundYears.runId, runId)));
  return row;
}
