import { and, asc, eq, gt, sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { toBorrower, type Borrower } from "./borrowers.ts";
import { borrowers } from "./tables.ts";

/** `none`: no loan; `open`: one before its maturity; `ended`: all past it. */
export type LoanState = "none" | "open" | "ended";

export interface ListedBorrower extends Borrower {
  readonly loanState: LoanState;
}

export interface BorrowerFilter {
  readonly township?: string | undefined;
  readonly graduationYear?: number | undefined;
  readonly loanState?: LoanState | undefined;
  /** The day on which a loan is open or ended. */
  readonly on: string;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Borrowers in the order of their ids, which is that of their arrival. */
export async function listBorrowers(tx: Tx, filter: BorrowerFilter): Promise<ListedBorrower[]> {
  const state = loanStateOn(tx, filter.on);
  const { township, graduationYear, loanState, after } = filter;
  const rows = await tx.orm
    .select({ borrower: borrowers, loanState: state })
    .from(borrowers)
    .where(
      and(
        eq(borrowers.centreId, tx.centreId),
        township === undefined ? undefined : eq(borrowers.township, township),
        graduationYear === undefined ? undefined : eq(borrowers.graduationYear, graduationYear),
        loanState === undefined ? undefined : sql`${state} = ${loanState}`,
        after === undefined ? undefined : gt(borrowers.id, after),
      ),
    )
    .orderBy(asc(borrowers.id))
    .limit(filter.limit);
  return rows.map((row) => ({ ...toBorrower(tx, row.borrower), loanState: row.loanState }));
}

/** Names its tables itself: drizzle leaves a table's name out where only one is selected from. */
function loanStateOn(tx: Tx, on: string): SQL<LoanState> {
  return sql<LoanState>`case
    when exists (select from loans l where l.centre_id = ${tx.centreId}
      and l.borrower_id = borrowers.id and l.matures_on >= ${on}::date) then 'open'
    when exists (select from loans l where l.centre_id = ${tx.centreId}
      and l.borrower_id = borrowers.id) then 'ended'
    else 'none' end`;
}
