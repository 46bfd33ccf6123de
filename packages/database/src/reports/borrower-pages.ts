import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** A borrower with the loans of theirs, as the recovery report counts them. */
export interface BorrowerLoans {
  readonly borrowerId: string;
  readonly township: string;
  readonly graduationYear: number;
  readonly loanIds: readonly string[];
}

/** Borrowers who have loans, behind the one named `after`, in the order of their ids. */
export async function borrowersWithLoans(
  tx: Tx,
  page: { readonly after: string; readonly limit: number },
): Promise<BorrowerLoans[]> {
  return tx.orm.execute<BorrowerLoans & Record<string, unknown>>(sql`
    select b.id as "borrowerId", b.township, b.graduation_year as "graduationYear",
      array_agg(o.id order by o.id) as "loanIds"
    from borrowers b
    join loans o on o.centre_id = b.centre_id and o.borrower_id = b.id
    where b.centre_id = ${tx.centreId} and b.id > ${page.after}
    group by b.id, b.township, b.graduation_year
    order by b.id
    limit ${page.limit}`);
}
