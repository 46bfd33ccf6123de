import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { countLoans } from "./loan-ids.ts";
import { added } from "./run-postings.ts";

/** Loans whose book and standing differ, and by how much in all (T2, T3): both should be zero. */
export interface BookGaps {
  /** Loans that the run has touched. */
  readonly touched: number;
  readonly loans: number;
  readonly differenceFen: bigint;
}

/**
 * Holds the ledger of the loans that a run has touched against their standings and terms, account
 * by account: principal disbursed, outstanding on 1101 to 1103 and overdue on 1103, interest of
 * past due dates on 1201, penalty on 1205, money that paid nothing on 2102 and 2103. Of a loan that
 * was written off nothing may be claimed any more. The rest of the transaction reads in order too.
 */
export async function bookGaps(
  tx: Tx,
  run: { readonly id: string; readonly total: number },
): Promise<BookGaps> {
  const { centreId } = tx;
  const isOfMost = run.total * 2 > (await countLoans(tx));
  if (isOfMost) await readInOrder(tx);
  const { among, having } = isOfMost
    ? {
        among: sql`true`,
        having: sql`having bool_or(t.run_id = ${run.id} and t.loan_id is not null)`,
      }
    : { among: touchedBy(tx, run.id), having: sql`` };
  const [row] = await tx.orm.execute<Record<string, string>>(sql`
    with book as (
      select s.loan_id, s.unapplied_fen, s.principal_outstanding_fen, s.principal_overdue_fen,
        s.interest_overdue_fen, s.penalty_fen, ${sumOf("1101", "1102", "1103")} as principal,
        ${sumOf("1103")} as overdue, ${sumOf("1205")} as penalty,
        -${sumOf("2102", "2103")} as unapplied, -${sumOf("3001")} as disbursed,
        ${sumOf("1201")} as interest,
        (sum(${added(["1201"])}) filter (where t.instalment_due_on < s.closed_through))::bigint
          as past_interest,
        coalesce(sum(${added(["1901"])}) filter (where t.entry = 'write-off'), 0) > 0
          as is_written_off
      from transfers t
      join loan_standings s on s.centre_id = ${centreId} and s.loan_id = t.subject_id
      where t.centre_id = ${centreId} and ${among}
      group by s.centre_id, s.loan_id ${having}),
    gaps as (
      select abs(l.principal_fen - book.disbursed)
        + abs(book.unapplied_fen - book.unapplied)
        + case when book.is_written_off
          then abs(book.principal) + abs(book.interest) + abs(book.penalty)
          else abs(book.principal_outstanding_fen - book.principal)
            + abs(book.principal_overdue_fen - book.overdue)
            + abs(book.interest_overdue_fen - coalesce(book.past_interest, 0))
            + abs(book.penalty_fen - book.penalty) end as gap
      from book
      join loans l on l.centre_id = ${centreId} and l.id = book.loan_id)
    select count(*)::text as touched, count(*) filter (where gap <> 0)::text as loans,
      coalesce(sum(gap), 0)::text as difference
    from gaps`);
  return {
    touched: Number(row?.["touched"] ?? 0),
    loans: Number(row?.["loans"] ?? 0),
    differenceFen: BigInt(row?.["difference"] ?? 0),
  };
}

/**
 * Has what follows read the ledger, the standings and the loans side by side in the order of their
 * keys, so that each loan's rows are added up as they come: of most loans of a centre that costs
 * less than looking them up, and of 200,000 loans a third less than tables of sums in memory, which
 * then go to disk.
 */
async function readInOrder(tx: Tx): Promise<void> {
  await tx.orm.execute(sql`select set_config(name, 'off', true)
    from unnest(array['enable_hashjoin', 'enable_hashagg', 'enable_sort', 'enable_seqscan',
      'enable_bitmapscan']) as name`);
}

/** As an array: joined, each of the ten partitions was asked loan by loan. */
function touchedBy({ centreId }: Tx, runId: string): SQL {
  return sql`t.subject_id = any(array(
    select distinct subject_id from transfers
    where centre_id = ${centreId} and run_id = ${runId} and loan_id is not null))`;
}

/** The balance of some accounts together, debits above zero. */
function sumOf(...accounts: readonly string[]): SQL {
  // A loan's fen fit; what sum() makes of bigint is slow to add up.
  return sql`sum(${added(accounts)})::bigint`;
}
