import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** What a run posted of settlements, as its rows say and as its postings say; all in fen. */
export interface RunSums {
  readonly rows: number;
  readonly rowsSubsidisedFen: bigint;
  readonly rowsBorneFen: bigint;
  readonly rowsWaivedFen: bigint;
  readonly postedSubsidisedFen: bigint;
  readonly postedBorneFen: bigint;
  readonly postedWaivedFen: bigint;
}

export async function sumsOfRun(tx: Tx, runId: string): Promise<RunSums> {
  const [row] = await tx.orm.execute<Record<string, string>>(sql`
    select * from (
      select count(*) as rows, coalesce(sum(interest_subsidised_fen), 0) as rows_subsidised,
        coalesce(sum(interest_borne_fen), 0) as rows_borne,
        coalesce(sum(interest_waived_fen), 0) as rows_waived
      from loan_settlements where centre_id = ${tx.centreId} and run_id = ${runId}) as settled,
    (select
        coalesce(sum(amount_fen) filter (where debit_account = '1202'), 0) as posted_subsidised,
        coalesce(sum(amount_fen) filter (where debit_account = '1201'), 0) as posted_borne,
        coalesce(sum(amount_fen) filter (where debit_account = '1203'), 0) as posted_waived
      from transfers where centre_id = ${tx.centreId} and run_id = ${runId}
        and entry = 'settlement') as posted`);
  const fen = (name: string): bigint => BigInt(row?.[name] ?? 0);
  return {
    rows: Number(row?.["rows"] ?? 0),
    rowsSubsidisedFen: fen("rows_subsidised"),
    rowsBorneFen: fen("rows_borne"),
    rowsWaivedFen: fen("rows_waived"),
    postedSubsidisedFen: fen("posted_subsidised"),
    postedBorneFen: fen("posted_borne"),
    postedWaivedFen: fen("posted_waived"),
  };
}

/** Loans whose book and standing differ, and by how much in all (T2, T3): both should be zero. */
export interface BookGaps {
  readonly loans: number;
  readonly differenceFen: bigint;
}

/**
 * Holds the ledger's balances of the loans that a run has touched against their standings:
 * principal on 1101 to 1103, penalty on 1205, money that paid nothing on 2102 and 2103.
 */
export async function bookGaps(tx: Tx, runId: string): Promise<BookGaps> {
  const [row] = await tx.orm.execute<{ loans: number; difference: string }>(sql`
    with touched as (
      select distinct subject_id as loan_id from transfers
      where centre_id = ${tx.centreId} and run_id = ${runId} and loan_id is not null),
    moved as (
      select t.subject_id as loan_id, side.account, sum(side.fen) as fen
      from transfers t join touched on touched.loan_id = t.subject_id
      cross join lateral (values (t.debit_account, t.amount_fen), (t.credit_account, -t.amount_fen))
        as side (account, fen)
      where t.centre_id = ${tx.centreId} group by 1, 2),
    book as (
      select loan_id,
        coalesce(sum(fen) filter (where account in ('1101', '1102', '1103')), 0) as principal,
        coalesce(sum(fen) filter (where account = '1205'), 0) as penalty,
        coalesce(-sum(fen) filter (where account in ('2102', '2103')), 0) as unapplied,
        coalesce(sum(fen) filter (where account = '1901'), 0) as written_off
      from moved group by 1)
    select count(*) filter (where gap <> 0)::int as loans, coalesce(sum(gap), 0)::text as difference
    from (
      select abs(s.principal_outstanding_fen - book.principal)
        + abs(s.penalty_fen - book.penalty) + abs(s.unapplied_fen - book.unapplied) as gap
      from book join loan_standings s on s.centre_id = ${tx.centreId} and s.loan_id = book.loan_id
      where book.written_off = 0) as gaps`);
  return { loans: row?.loans ?? 0, differenceFen: BigInt(row?.difference ?? 0) };
}
