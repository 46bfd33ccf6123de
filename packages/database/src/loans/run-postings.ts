import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** What a run posted of one kind of entry between two accounts. */
export interface PostedSum {
  readonly entry: string;
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly isCorrection: boolean;
  readonly postings: number;
  readonly fen: bigint;
}

/** A run's postings by entry and accounts (T1). */
export async function postedSums(tx: Tx, runId: string): Promise<PostedSum[]> {
  const rows = await tx.orm.execute<Omit<PostedSum, "fen"> & { fen: string }>(sql`
    select entry, debit_account as "debitAccount", credit_account as "creditAccount",
      correction as "isCorrection", count(*)::int as postings, sum(amount_fen)::text as fen
    from transfers where centre_id = ${tx.centreId} and run_id = ${runId}
    group by entry, debit_account, credit_account, correction
    order by 1, 2, 3, 4`);
  return rows.map((row) => ({ ...row, fen: BigInt(row.fen) }));
}

/** Loans whose settlements and postings differ, and by how much in all; both should be zero. */
export interface SettlementGaps {
  /** Settlements that the run posted, corrections included. */
  readonly settlements: number;
  readonly loans: number;
  readonly differenceFen: bigint;
  /** Loans of which nothing can be said here: the night looks at each line of theirs (T5). */
  readonly leftOut: number;
}

/**
 * Holds each loan's settlements that a run posted, less what they correct, against its postings
 * between the same accounts: treasury's, borrower's and waived interest, and principal (T3, T4),
 * and within each row what is payable against its parts. Amounts of one loan never make up for
 * another's. Postings of the take-over's day are its opening. A late filing after a take-over may
 * move interest of a settlement that is not in this book, and a write-off ends the rows (K27, 9.5).
 */
export async function settlementGaps(tx: Tx, runId: string): Promise<SettlementGaps> {
  const { centreId } = tx;
  const [row] = await tx.orm.execute<Record<string, string>>(sql`
    with kept as (
      select loan_id, 1 as settlements, interest_subsidised_fen as subsidised,
        interest_borne_fen as borne, interest_waived_fen as waived, principal_due_fen as principal,
        abs(payable_fen - interest_borne_fen + interest_waived_fen - principal_due_fen)
          as within_row
      from loan_settlements where centre_id = ${centreId} and run_id = ${runId}
      union all
      select b.loan_id, 0, -b.interest_subsidised_fen, -b.interest_borne_fen,
        -b.interest_waived_fen, -b.principal_due_fen, 0
      from loan_settlements s
      join loan_settlements b on b.centre_id = s.centre_id and b.loan_id = s.loan_id
        and b.due_on = s.due_on and b.revision = s.revision - 1
      where s.centre_id = ${centreId} and s.run_id = ${runId} and s.revision > 0),
    rows as (
      select loan_id, sum(settlements) as settlements, sum(subsidised) as subsidised,
        sum(borne) as borne, sum(waived) as waived, sum(principal) as principal,
        sum(within_row) as within_row
      from kept group by loan_id),
    posted as (
      select t.subject_id as loan_id, ${netOf("1202", "4001")} as subsidised,
        ${netOf("1201", "4002")} as borne, ${netOf("1203", "1201")} as waived,
        ${principalPosted} as principal
      from transfers t
      where t.centre_id = ${centreId} and t.run_id = ${runId} and t.entry <> 'opening'
        and (not t.correction or t.value_on > coalesce((
          select l.opened_on from loans l
          where l.centre_id = ${centreId} and l.id = t.subject_id), '-infinity'))
      group by 1),
    gaps as (
      select loan_id, coalesce(settlements, 0) as settlements,
        coalesce(within_row, 0)
        + abs(coalesce(rows.subsidised, 0) - coalesce(posted.subsidised, 0))
        + abs(coalesce(rows.borne, 0) - coalesce(posted.borne, 0))
        + abs(coalesce(rows.waived, 0) - coalesce(posted.waived, 0))
        + abs(coalesce(rows.principal, 0) - coalesce(posted.principal, 0)) as gap
      from rows full join posted using (loan_id)),
    judged as (
      select settlements, gap, gap <> 0 and exists (
        select 1 from transfers t
        join loans l on l.centre_id = t.centre_id and l.id = t.subject_id
        where t.centre_id = ${centreId} and t.subject_id = gaps.loan_id
          and (t.entry = 'write-off'
            or t.entry = 'adjustment' and not t.correction and l.opened_on is not null))
        as is_unsure
      from gaps)
    select coalesce(sum(settlements), 0)::text as settlements,
      count(*) filter (where gap <> 0 and not is_unsure)::text as loans,
      coalesce(sum(gap) filter (where not is_unsure), 0)::text as difference,
      count(*) filter (where is_unsure)::text as left_out
    from judged`);
  return {
    settlements: Number(row?.["settlements"] ?? 0),
    loans: Number(row?.["loans"] ?? 0),
    differenceFen: BigInt(row?.["difference"] ?? 0),
    leftOut: Number(row?.["left_out"] ?? 0),
  };
}

/** Postings from one account to another, less those the other way. */
export function netOf(debit: string, credit: string) {
  return sql`coalesce(sum(t.amount_fen) filter
      (where t.debit_account = ${debit} and t.credit_account = ${credit}), 0)
    - coalesce(sum(t.amount_fen) filter
      (where t.debit_account = ${credit} and t.credit_account = ${debit}), 0)`;
}

/** Principal that fell due, and principal that was paid ahead by money of the day or from before. */
export const principalPosted = sql`${netOf("1102", "1101")} + ${netOf("1301", "1101")}
        + ${netOf("2102", "1101")} + ${netOf("2103", "1101")}`;
