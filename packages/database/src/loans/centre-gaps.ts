import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { moved, principalMoved } from "./run-postings.ts";

/** A centre's settlements, its ledger and its claims, held against each other; all should be zero. */
export interface CentreGaps {
  readonly settlements: number;
  /** Loans whose settlements and postings differ, and by how much in all (T3, T4). */
  readonly loans: number;
  readonly differenceFen: bigint;
  /** Loans of which this can't be said: written off, or with a filing late after a take-over. */
  readonly leftOut: number;
  /** What the treasury owes by 1202 and 1203 and by the claims sent, less the interest settled. */
  readonly claimsDifferenceFen: bigint;
}

/** Reads every settlement and every posting of the centre once. */
export async function centreGaps(tx: Tx): Promise<CentreGaps> {
  const { centreId } = tx;
  const [row] = await tx.orm.execute<Record<string, string>>(sql`
    with kept as (
      select distinct on (loan_id, due_on) loan_id, interest_subsidised_fen as subsidised,
        interest_borne_fen as borne, interest_waived_fen as waived, principal_due_fen as principal
      from loan_settlements where centre_id = ${centreId}
      order by loan_id, due_on, revision desc),
    rows as (
      select loan_id, count(*) as settlements, sum(subsidised) as subsidised, sum(borne) as borne,
        sum(waived) as waived, sum(principal) as principal
      from kept group by loan_id),
    posted as (
      select t.subject_id as loan_id, sum(${moved(["1202"], "4001")}) as subsidised,
        sum(${moved(["1201"], "4002")}) as borne, sum(${moved(["1203"], "1201")}) as waived,
        sum(${principalMoved}) as principal,
        bool_or(t.entry = 'write-off'
          or t.entry = 'adjustment' and not t.correction and l.opened_on is not null) as is_unsure
      from transfers t join loans l on l.centre_id = t.centre_id and l.id = t.subject_id
      where t.centre_id = ${centreId} and (l.opened_on is null or t.value_on > l.opened_on)
      group by 1),
    gaps as (
      select coalesce(settlements, 0) as settlements, coalesce(is_unsure, false) as is_unsure,
        abs(coalesce(rows.subsidised, 0) - coalesce(posted.subsidised, 0))
        + abs(coalesce(rows.borne, 0) - coalesce(posted.borne, 0))
        + abs(coalesce(rows.waived, 0) - coalesce(posted.waived, 0))
        + abs(coalesce(rows.principal, 0) - coalesce(posted.principal, 0)) as gap
      from rows full join posted using (loan_id))
    select coalesce(sum(settlements), 0)::text as settlements,
      count(*) filter (where gap <> 0 and not is_unsure)::text as loans,
      coalesce(sum(gap) filter (where not is_unsure), 0)::text as difference,
      count(*) filter (where is_unsure)::text as left_out,
      (select coalesce(sum(abs(fen)), 0) from (${treasury(centreId)}) as treasury)::text as claims
    from gaps`);
  return {
    settlements: Number(row?.["settlements"] ?? 0),
    loans: Number(row?.["loans"] ?? 0),
    differenceFen: BigInt(row?.["difference"] ?? 0),
    leftOut: Number(row?.["left_out"] ?? 0),
    claimsDifferenceFen: BigInt(row?.["claims"] ?? 0),
  };
}

/** Subsidy and waiver each: settled = unclaimed + claimed, by ledger and by the claims themselves. */
function treasury(centreId: string): SQL {
  const owed = (kind: string, account: string, against: string): SQL => sql`
    select (select coalesce(sum(case when t.debit_account = ${account} then -t.amount_fen
          else t.amount_fen end), 0)
        from transfers t where t.centre_id = ${centreId}
          and (t.debit_account, t.credit_account) not in ((${account}, ${against}), (${against}, ${account}))
          and ${account} in (t.debit_account, t.credit_account))
      - (select coalesce(sum(line.amount_fen), 0) from subsidy_claim_lines line
        join subsidy_claims c on c.centre_id = line.centre_id and c.id = line.claim_id
        where line.centre_id = ${centreId} and c.kind = ${kind}
          and c.status in ('submitted', 'paid')) as fen`;
  return sql`${owed("subsidy", "1202", "4001")} union all ${owed("waiver", "1203", "1201")}`;
}
