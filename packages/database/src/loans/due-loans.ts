import { sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { ItemPage } from "../batches/batch-results.ts";
import { listLoanPage, withinPage } from "../batches/list-loan-page.ts";
import type { Tx } from "../connection/index.ts";
import { loans, loanSettlements, loanStandings } from "./tables.ts";

/** Loans with a settlement on a day or still to be settled up to it, those settled early too. */
export async function loansToSettle(tx: Tx, on: string, page: ItemPage): Promise<string[]> {
  const rows = await tx.orm.execute<{ loan_id: string }>(toSettle(tx, on, page));
  return rows.map((row) => row.loan_id);
}

/** How many these are. */
export async function countLoansToSettle(tx: Tx, on: string, page: ItemPage): Promise<number> {
  const [row] = await tx.orm.execute<{ loans: number }>(
    sql`select count(*)::int as loans from (${toSettle(tx, on, page)}) as due`,
  );
  return row?.loans ?? 0;
}

function toSettle(tx: Tx, on: string, page: ItemPage): SQL {
  return sql`
    select loan_id from (
      (select loan_id from loan_standings where centre_id = ${tx.centreId}
         and next_settlement_on <= ${on} and ${inPage(loanStandings.loanId, page)}
       order by loan_id limit ${page.limit ?? null})
      union
      (select loan_id from loan_settlements where centre_id = ${tx.centreId}
         and due_on = ${on} and contractual and ${inPage(loanSettlements.loanId, page)}
       order by loan_id limit ${page.limit ?? null})
    ) as due order by loan_id limit ${page.limit ?? null}`;
}

/**
 * Loans of which something is to be posted up to a day, or whose class or phase changes; those
 * whose settlement of `settledBy` or earlier has not run are left to it.
 */
export async function loansWithEvents(
  tx: Tx,
  { on, settledBy }: { readonly on: string; readonly settledBy: string },
  page: ItemPage,
): Promise<string[]> {
  const rows = await tx.orm.execute<{ loan_id: string }>(sql`
    select loan_id from loan_standings where centre_id = ${tx.centreId}
      and next_event_on <= ${on} and closed_through < ${on} and ${inPage(loanStandings.loanId, page)}
      and (next_settlement_on is null or next_settlement_on > ${settledBy})
    order by loan_id limit ${page.limit ?? null}`);
  return rows.map((row) => row.loan_id);
}

/** Loans that are not settled yet. */
export function livingLoans(tx: Tx, page: ItemPage): Promise<string[]> {
  const living = sql`exists (
    select 1 from loan_standings s where s.centre_id = ${tx.centreId} and s.loan_id = ${loans.id}
      and s.phase <> 'settled')`;
  return listLoanPage(tx, page, living);
}

function inPage(column: PgColumn, page: ItemPage): SQL {
  return withinPage(column, page) ?? sql`true`;
}
