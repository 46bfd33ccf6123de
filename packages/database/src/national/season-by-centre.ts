import type { Database } from "../connection/open-database.ts";

/** Where one centre stands in one academic year; amounts in fen. */
export interface CentreSeason {
  readonly centreId: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly applications: number;
  readonly appliedFen: bigint;
  readonly firstLoans: number;
  readonly renewals: number;
  readonly reviewed: number;
  readonly contracts: number;
  readonly disbursed: number;
  readonly disbursedFen: bigint;
}

type Row = Omit<CentreSeason, "appliedFen" | "disbursedFen"> & {
  readonly applied: string;
  readonly paid: string;
};

/**
 * Every centre's figures of one academic year, by division code; centres without an application
 * that year are there with zeros. `national` is a pool of the login `bursar_national`, which sees
 * all centres and of their rows only the columns named here.
 */
export async function seasonByCentre(
  national: Database,
  academicYear: string,
): Promise<CentreSeason[]> {
  const rows = await national.client<Row[]>`
    select c.id as "centreId", c.name, c.division_code as "divisionCode",
      count(a.id)::int as applications,
      coalesce(sum(a.amount_fen), 0)::text as applied,
      count(a.id) filter (where a.kind = 'first')::int as "firstLoans",
      count(a.id) filter (where a.kind = 'renewal')::int as renewals,
      count(a.id) filter (where a.status = 'reviewed')::int as reviewed,
      count(k.id)::int as contracts,
      count(k.disbursed_on)::int as disbursed,
      coalesce(sum(k.principal_fen) filter (where k.disbursed_on is not null), 0)::text as paid
    from centres c
    left join applications a on a.centre_id = c.id and a.academic_year = ${academicYear}
      and a.status not in ('withdrawn', 'voided')
    left join contracts k on k.centre_id = a.centre_id and k.application_id = a.id
    group by c.id, c.name, c.division_code
    order by c.division_code, c.id`;
  return rows.map(({ applied, paid, ...row }) => ({
    ...row,
    appliedFen: BigInt(applied),
    disbursedFen: BigInt(paid),
  }));
}
