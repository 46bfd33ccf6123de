import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** What decides how near the top a borrower stands. */
export interface HitStanding {
  readonly isUnsettled: boolean;
  readonly isCurrent: boolean;
}

/**
 * Whether each borrower has something that is not finished: a loan before its maturity, an
 * application or contract on its way; and whether they have applied for the academic year.
 */
export async function hitStandings(
  tx: Tx,
  borrowerIds: readonly string[],
  at: {
    readonly on: string;
    readonly academicYear: string;
    readonly openApplicationStates: readonly string[];
    readonly openContractStates: readonly string[];
  },
): Promise<ReadonlyMap<string, HitStanding>> {
  if (borrowerIds.length === 0) return new Map();
  const rows = await tx.orm.execute<{ id: string; unsettled: boolean; current: boolean }>(sql`
    select b.id,
      exists (select from loans l
              where l.centre_id = ${tx.centreId} and l.borrower_id = b.id
                and l.matures_on >= ${at.on}::date)
        or exists (select from applications a
              where a.centre_id = ${tx.centreId} and a.borrower_id = b.id
                and a.status = any(${sql.param(at.openApplicationStates)}::text[]))
        or exists (select from applications a join contracts c
                on c.centre_id = a.centre_id and c.application_id = a.id
              where a.centre_id = ${tx.centreId} and a.borrower_id = b.id
                and c.status = any(${sql.param(at.openContractStates)}::text[])) as unsettled,
      exists (select from applications a
              where a.centre_id = ${tx.centreId} and a.borrower_id = b.id
                and a.academic_year = ${at.academicYear}) as current
    from borrowers b
    where b.centre_id = ${tx.centreId} and b.id = any(${sql.param(borrowerIds)}::text[])`);
  return new Map(
    rows.map((row) => [row.id, { isUnsettled: row.unsettled, isCurrent: row.current }]),
  );
}
