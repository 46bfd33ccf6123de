import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** A part of the loans in the order of their ids: behind `after`, up to and with `upTo`. */
export interface LoanPage {
  readonly after?: string | undefined;
  readonly upTo?: string | undefined;
  readonly limit?: number | undefined;
}

/** Loans with a settlement on a day or still to be settled up to it, those settled early too. */
export async function loansToSettle(tx: Tx, on: string, page: LoanPage): Promise<string[]> {
  const inside = pageOf(page);
  const rows = await tx.orm.execute<{ loan_id: string }>(sql`
    select loan_id from (
      (select loan_id from loan_standings where centre_id = ${tx.centreId}
         and next_settlement_on <= ${on} and ${inside} order by loan_id limit ${page.limit ?? null})
      union
      (select loan_id from loan_settlements where centre_id = ${tx.centreId}
         and due_on = ${on} and contractual and ${inside}
       order by loan_id limit ${page.limit ?? null})
    ) as due order by loan_id limit ${page.limit ?? null}`);
  return rows.map((row) => row.loan_id);
}

/**
 * Loans of which something is to be posted up to a day, or whose class or phase changes; those
 * whose settlement of `settledBy` or earlier has not run are left to it.
 */
export async function loansWithEvents(
  tx: Tx,
  { on, settledBy }: { readonly on: string; readonly settledBy: string },
  page: LoanPage,
): Promise<string[]> {
  const rows = await tx.orm.execute<{ loan_id: string }>(sql`
    select loan_id from loan_standings where centre_id = ${tx.centreId}
      and next_event_on <= ${on} and closed_through < ${on} and ${pageOf(page)}
      and (next_settlement_on is null or next_settlement_on > ${settledBy})
    order by loan_id limit ${page.limit ?? null}`);
  return rows.map((row) => row.loan_id);
}

/** Every loan, or those that are not settled yet. */
export async function loansOf(tx: Tx, which: "all" | "living", page: LoanPage): Promise<string[]> {
  const living = which === "living" ? sql`and phase <> 'settled'` : sql``;
  const rows = await tx.orm.execute<{ loan_id: string }>(sql`
    select loan_id from loan_standings where centre_id = ${tx.centreId} and ${pageOf(page)}
      ${living} order by loan_id limit ${page.limit ?? null}`);
  return rows.map((row) => row.loan_id);
}

function pageOf({ after, upTo }: LoanPage) {
  const from = after === undefined ? sql`true` : sql`loan_id > ${after}`;
  const to = upTo === undefined ? sql`true` : sql`loan_id <= ${upTo}`;
  return sql`${from} and ${to}`;
}
