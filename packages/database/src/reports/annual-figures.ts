import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** By what the loans of a year are told apart. */
export const annualDimensions = [
  "kind",
  "category",
  "level",
  "ownership",
  "affiliation",
  "place",
] as const;
export type AnnualDimension = (typeof annualDimensions)[number];

/** Contracts, borrowers and money of one group. */
export interface AnnualGroup {
  /** `total` for all of them. */
  readonly dimension: AnnualDimension | "total";
  /** `unknown` where neither application nor register says it. */
  readonly group: string;
  readonly contracts: number;
  readonly persons: number;
  readonly amountFen: bigint;
}

interface RawGroup extends Record<string, unknown> {
  readonly dimension: AnnualDimension | "total";
  readonly group: string;
  readonly contracts: number;
  readonly persons: number;
  readonly amount: string;
}

/**
 * What was paid out in a year, in all and by each dimension, largest group first.
 *
 * @param known.centralDepartments departments of the central government, as the register writes them
 */
export async function disbursedByGroup(
  tx: Tx,
  year: number,
  known: { readonly centralDepartments: readonly string[]; readonly provinceCode: string },
): Promise<AnnualGroup[]> {
  const rows = await tx.orm.execute<RawGroup>(sql`
    with own as (
      select o.id, o.borrower_id, o.principal_fen,
        coalesce(a.kind, 'unknown') as kind,
        coalesce(nullif(a.hardship_category, ''), 'unknown') as category,
        coalesce(nullif(a.level, ''), 'unknown') as level,
        coalesce(u.ownership, 'unknown') as ownership,
        case when u.department is null then 'unknown'
          when u.department = any(${sql.param([...known.centralDepartments])}::text[])
            then 'central' else 'local' end as affiliation,
        case when u.province_code is null then 'unknown'
          when u.province_code = ${known.provinceCode} then 'in-province'
          else 'other-province' end as place
      from loans o
      join borrowers b on b.centre_id = o.centre_id and b.id = o.borrower_id
      join contracts c on c.centre_id = o.centre_id and c.id = o.contract_id
      left join applications a on a.centre_id = c.centre_id and a.id = c.application_id
      left join universities u on u.code = coalesce(a.university_code, b.university_code)
      where o.centre_id = ${tx.centreId}
        and o.disbursed_on between ${`${year}-01-01`} and ${`${year}-12-31`})
    select case when grouping(kind) = 0 then 'kind' when grouping(category) = 0 then 'category'
        when grouping(level) = 0 then 'level' when grouping(ownership) = 0 then 'ownership'
        when grouping(affiliation) = 0 then 'affiliation' when grouping(place) = 0 then 'place'
        else 'total' end as dimension,
      coalesce(kind, category, level, ownership, affiliation, place, 'total') as "group",
      count(*)::int as contracts, count(distinct borrower_id)::int as persons,
      coalesce(sum(principal_fen), 0)::text as amount
    from own
    group by grouping sets ((kind), (category), (level), (ownership), (affiliation), (place), ())
    order by 1, 5 desc, 2`);
  return rows.map(({ amount, ...row }) => ({ ...row, amountFen: BigInt(amount) }));
}

/** Where the loans stand: contracts, borrowers and principal outstanding by stage. */
export interface StageGroup {
  readonly stage: "in-school" | "grace" | "repayment" | "settled";
  readonly contracts: number;
  readonly persons: number;
  readonly outstandingFen: bigint;
}

export async function loansByStage(tx: Tx): Promise<StageGroup[]> {
  const rows = await tx.orm.execute<
    Omit<StageGroup, "outstandingFen"> & { outstanding: string } & Record<string, unknown>
  >(sql`
    select s.phase as stage, count(*)::int as contracts,
      count(distinct o.borrower_id)::int as persons,
      sum(s.principal_outstanding_fen)::text as outstanding
    from loan_standings s
    join loans o on o.centre_id = s.centre_id and o.id = s.loan_id
    where s.centre_id = ${tx.centreId}
    group by s.phase
    order by array_position(array['in-school', 'grace', 'repayment', 'settled'], s.phase)`);
  return rows.map(({ outstanding, ...row }) => ({ ...row, outstandingFen: BigInt(outstanding) }));
}

/** What a year's settlements came to, as posted; amounts in fen. */
export interface SettledYear {
  readonly settlements: number;
  readonly subsidisedFen: bigint;
  readonly borneFen: bigint;
  readonly waivedFen: bigint;
  readonly principalDueFen: bigint;
  readonly payableFen: bigint;
}

export async function settledInYear(tx: Tx, year: number): Promise<SettledYear> {
  const [row] = await tx.orm.execute<Record<string, string | number>>(sql`
    with valid as (
      select distinct on (loan_id, due_on) * from loan_settlements
      where centre_id = ${tx.centreId}
        and due_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      order by loan_id, due_on, revision desc)
    select (count(*) filter (where opening_principal_fen > 0))::int as settlements,
      coalesce(sum(interest_subsidised_fen), 0)::text as subsidised,
      coalesce(sum(interest_borne_fen), 0)::text as borne,
      coalesce(sum(interest_waived_fen), 0)::text as waived,
      coalesce(sum(principal_due_fen), 0)::text as principal,
      coalesce(sum(payable_fen), 0)::text as payable
    from valid`);
  const fen = (name: string) => BigInt(row?.[name] ?? 0);
  return {
    settlements: Number(row?.["settlements"] ?? 0),
    subsidisedFen: fen("subsidised"),
    borneFen: fen("borne"),
    waivedFen: fen("waived"),
    principalDueFen: fen("principal"),
    payableFen: fen("payable"),
  };
}

/** How often something of a kind was recorded in a year and stands. */
export interface ReliefCount {
  readonly kind: "principal-deferred" | "rescued";
  readonly contracts: number;
  readonly persons: number;
}

export async function reliefsInYear(tx: Tx, year: number): Promise<ReliefCount[]> {
  return tx.orm.execute<ReliefCount & Record<string, unknown>>(sql`
    select f.kind, count(distinct f.loan_id)::int as contracts,
      count(distinct o.borrower_id)::int as persons
    from loan_facts f
    join loans o on o.centre_id = f.centre_id and o.id = f.loan_id
    where f.centre_id = ${tx.centreId} and f.kind in ('principal-deferred', 'rescued')
      and f.effective_on between ${`${year}-01-01`} and ${`${year}-12-31`}
      and not exists (
        select 1 from loan_facts r
        where r.centre_id = f.centre_id and r.loan_id = f.loan_id and r.kind = 'reversed'
          and r.detail ->> 'reversesFactId' = f.loan_id || '/' || f.sequence)
    group by f.kind order by f.kind`);
}
