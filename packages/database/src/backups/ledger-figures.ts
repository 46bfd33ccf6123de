import type { OwnerConnection } from "./owner-connection.ts";

/** What went through one account of one centre's ledger, in fen. */
export interface LedgerFigure {
  readonly centreId: string;
  readonly account: string;
  readonly debitFen: string;
  readonly creditFen: string;
}

/** The turnover of every account of every centre: what a restored ledger must tie out with. */
export async function ledgerFigures(connection: OwnerConnection): Promise<LedgerFigure[]> {
  const rows = await connection<LedgerFigure[]>`
    select centre_id as "centreId", account,
           sum(debit)::text as "debitFen", sum(credit)::text as "creditFen"
    from (select centre_id, debit_account as account, amount_fen as debit, 0 as credit
          from transfers
          union all
          select centre_id, credit_account, 0, amount_fen from transfers) sides
    group by centre_id, account
    order by centre_id collate "C", account collate "C"`;
  return rows.map((row) => ({ ...row }));
}
