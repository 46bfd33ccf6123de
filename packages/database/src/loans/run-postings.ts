import { sql, type SQL } from "drizzle-orm";
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
    with lines as (
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
      where s.centre_id = ${centreId} and s.run_id = ${runId} and s.revision > 0
      union all
      select t.subject_id, 0, -(${moved(["1202"], "4001")}), -(${moved(["1201"], "4002")}),
        -(${moved(["1203"], "1201")}), -(${principalMoved}), 0
      from transfers t
      where t.centre_id = ${centreId} and t.run_id = ${runId} and t.entry <> 'opening'
        and (not t.correction or t.value_on > coalesce((
          select l.opened_on from loans l
          where l.centre_id = ${centreId} and l.id = t.subject_id), '-infinity'))),
    gaps as (
      select loan_id, sum(settlements) as settlements, sum(within_row) + abs(sum(subsidised))
        + abs(sum(borne)) + abs(sum(waived)) + abs(sum(principal)) as gap
      from lines group by loan_id),
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

/** What a posting `t` moves from one of some accounts to another one, or below zero the other way. */
export function moved(debits: readonly string[], credit: string): SQL {
  const codes = isIn(debits);
  return sql`case when t.credit_account = ${credit} and t.debit_account ${codes} then t.amount_fen
    when t.debit_account = ${credit} and t.credit_account ${codes} then -t.amount_fen else 0 end`;
}

/** Principal that fell due, and principal that was paid ahead by money of the day or from before. */
export const principalMoved = moved(["1102", "1301", "2102", "2103"], "1101");

/** What a posting `t` adds to the balance of some accounts together, debits above zero. */
export function added(accounts: readonly string[]): SQL {
  const codes = isIn(accounts);
  return sql`case when t.debit_account ${codes}
    then case when t.credit_account ${codes} then 0 else t.amount_fen end
    when t.credit_account ${codes} then -t.amount_fen else 0 end`;
}

function isIn(accounts: readonly string[]): SQL {
  const [only, ...others] = accounts;
  return others.length === 0
    ? sql`= ${only}`
    : sql`in (${sql.join(
        accounts.map((code) => sql`${code}`),
        sql`, `,
      )})`;
}
