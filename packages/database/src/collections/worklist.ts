import { sql, type SQL } from "drizzle-orm";
import type { ContactResult } from "@bursar/domain/collection";
import type { Classification } from "@bursar/domain/loan";
import type { CollectionReach } from "@bursar/domain/policy";
import type { Tx } from "../connection/index.ts";

/** What one person owes past its day, over all their contracts. */
export interface WorklistRow {
  readonly borrowerId: string;
  readonly name: string;
  readonly township: string;
  readonly graduationYear: number;
  readonly contracts: number;
  readonly principalOverdueFen: bigint;
  readonly interestOverdueFen: bigint;
  /** Rounded and posted; what accrues since is computed for the person alone. */
  readonly penaltyFen: bigint;
  readonly oldestUnpaidOn: string;
  readonly daysPastDue: number;
  readonly classification: Classification;
  readonly assigneeId: string | null;
  readonly lastContactOn: string | null;
  readonly lastResult: ContactResult | null;
  readonly promisedBy: string | null;
  readonly promisedFen: bigint | null;
  readonly promise: "open" | "kept" | "broken" | null;
  /** Amount × days × how well they are reached; a decimal number. */
  readonly priority: string;
}

export interface WorklistFilter {
  readonly on: string;
  readonly township?: string | undefined;
  readonly classification?: Classification | undefined;
  /** Days past due, both included. */
  readonly days?: { readonly from: number; readonly to: number } | undefined;
  readonly assigneeId?: string | undefined;
  readonly unassigned?: boolean | undefined;
  /** Nobody has been in contact since this day. */
  readonly noContactSince?: string | undefined;
  readonly promise?: "open" | "kept" | "broken" | undefined;
  readonly reach: CollectionReach;
  /** For how many months a number counts as confirmed. */
  readonly confirmedMonths: number;
  readonly after?: { readonly priority: string; readonly borrowerId: string } | undefined;
  readonly limit: number;
}

type Stored = Omit<
  WorklistRow,
  "principalOverdueFen" | "interestOverdueFen" | "penaltyFen" | "promisedFen"
> & { principal: string; interest: string; penalty: string; promised: string | null };

/** A page of the people with arrears, the most pressing first. */
export async function listWorklist(tx: Tx, filter: WorklistFilter): Promise<WorklistRow[]> {
  const { after } = filter;
  const rows = await tx.orm.execute<Stored & Record<string, unknown>>(sql`
    with overdue as (${overdueByPerson(tx, filter)}), work as (${workOf(tx, filter)})
    select * from work where ${sql.join(conditionsOf(filter), sql` and `)}
      ${
        after === undefined
          ? sql``
          : sql`and (-priority, "borrowerId") > (-(${after.priority}::numeric), ${after.borrowerId})`
      }
    order by -priority, "borrowerId" limit ${filter.limit}`);
  return rows.map(({ principal, interest, penalty, promised, ...row }) => ({
    ...row,
    priority: String(row.priority),
    principalOverdueFen: BigInt(principal),
    interestOverdueFen: BigInt(interest),
    penaltyFen: BigInt(penalty),
    promisedFen: promised === null ? null : BigInt(promised),
  }));
}

/** Loans with held money or an open rescue are left alone (rulebook 6.6 items 1 and 3). */
function overdueByPerson(tx: Tx, { on }: WorklistFilter): SQL {
  return sql`
    select l.borrower_id, count(*)::int as contracts,
      sum(s.principal_overdue_fen) as principal, sum(s.interest_overdue_fen) as interest,
      sum(s.penalty_fen) as penalty, min(s.oldest_unpaid_on) as oldest,
      (array['normal', 'attention', 'substandard', 'doubtful', 'loss'])[max(array_position(
        array['normal', 'attention', 'substandard', 'doubtful', 'loss'], s.classification))] as class
    from loan_standings s
    join loans l on l.centre_id = s.centre_id and l.id = s.loan_id
    where s.centre_id = ${tx.centreId} and s.oldest_unpaid_on < ${on}::date
      and not exists (select from receipts r
        where r.centre_id = s.centre_id and r.loan_id = s.loan_id and r.state = 'held')
      and not exists (select from rescue_loans r
        where r.centre_id = s.centre_id and r.loan_id = s.loan_id and r.open)
    group by l.borrower_id`;
}

function workOf(tx: Tx, { on, reach, confirmedMonths }: WorklistFilter): SQL {
  const { centreId } = tx;
  return sql`
    select o.borrower_id as "borrowerId", b.name, b.township, b.graduation_year as "graduationYear",
      o.contracts, o.principal::text, o.interest::text, o.penalty::text,
      o.oldest::text as "oldestUnpaidOn", (${on}::date - o.oldest) as "daysPastDue",
      o.class as classification, c.assignee_id as "assigneeId",
      k.made_on::text as "lastContactOn", k.result as "lastResult",
      p.pay_by::text as "promisedBy", p.amount_fen::text as promised, p.state as promise,
      ((o.principal + o.interest + o.penalty) * (${on}::date - o.oldest)
        * case when k.result in ('out-of-service', 'no-such-number') then ${reach.unreachable}::int
               when b.phone_confirmed_on
                 >= ${on}::date - make_interval(months => ${confirmedMonths}::int) then ${reach.confirmed}::int
               else ${reach.unconfirmed}::int end) / 100 as priority
    from overdue o
    join borrowers b on b.centre_id = ${centreId} and b.id = o.borrower_id
    left join collection_cases c on c.centre_id = ${centreId} and c.borrower_id = o.borrower_id
    left join lateral (
      select made_on, result from collection_contacts
      where centre_id = ${centreId} and borrower_id = o.borrower_id
      order by id desc limit 1) k on true
    left join lateral (
      select pay_by, amount_fen, case when ${keptOf(tx)} then 'kept'
        when pay_by >= ${on}::date then 'open' else 'broken' end as state
      from payment_promises q where centre_id = ${centreId} and borrower_id = o.borrower_id
      order by id desc limit 1) p on true`;
}

/** As `promiseState` of the domain says it, for a list of any length. */
function keptOf(tx: Tx): SQL {
  return sql`coalesce((
    select bool_or(f.kind = 'prepaid')
      or sum((f.detail ->> 'amountFen')::bigint) filter (where f.kind = 'repaid') >= q.amount_fen
    from loan_facts f
    where f.centre_id = ${tx.centreId}
      and f.loan_id in (select jsonb_array_elements_text(q.loan_ids))
      and f.kind in ('repaid', 'prepaid') and f.effective_on between q.made_on and q.pay_by
      and not exists (
        select 1 from loan_facts r
        where r.centre_id = f.centre_id and r.loan_id = f.loan_id and r.kind = 'reversed'
          and r.detail ->> 'reversesFactId' = f.loan_id || '/' || f.sequence)), false)`;
}

function conditionsOf(filter: WorklistFilter): SQL[] {
  const { township, classification, days, assigneeId, noContactSince, promise } = filter;
  const given = [
    sql`true`,
    township === undefined ? undefined : sql`township = ${township}`,
    classification === undefined ? undefined : sql`classification = ${classification}`,
    days === undefined ? undefined : sql`"daysPastDue" >= ${days.from}::int`,
    days === undefined || days.to === Infinity ? undefined : sql`"daysPastDue" <= ${days.to}::int`,
    assigneeId === undefined ? undefined : sql`"assigneeId" = ${assigneeId}`,
    filter.unassigned === true ? sql`"assigneeId" is null` : undefined,
    noContactSince === undefined
      ? undefined
      : sql`("lastContactOn" is null or "lastContactOn" < ${noContactSince})`,
    promise === undefined ? undefined : sql`promise = ${promise}`,
  ];
  return given.filter((condition) => condition !== undefined);
}
