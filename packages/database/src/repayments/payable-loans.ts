import { and, asc, eq } from "drizzle-orm";
import { borrowers } from "../borrowers/tables.ts";
import type { Tx } from "../connection/index.ts";
import { loans } from "../loans/tables.ts";
import { isOneOf } from "../loans/unnested.ts";

/** A loan that money may name, with the name that its payer should have. */
export interface PayableLoan {
  readonly loanId: string;
  readonly contractNo: string;
  readonly borrowerId: string;
  readonly borrowerName: string;
}

/** The loans of these contracts, by contract number; unknown ones are left out. */
export async function findPayableLoans(
  tx: Tx,
  contractNos: readonly string[],
): Promise<Map<string, PayableLoan>> {
  const asked = [...new Set(contractNos)];
  if (asked.length === 0) return new Map();
  const rows = await selectPayable(tx).where(
    and(eq(loans.centreId, tx.centreId), isOneOf(loans.contractNo, asked)),
  );
  return new Map(rows.map((row) => [row.contractNo, row]));
}

/** All loans of a borrower, by contract number. */
export async function listPayableLoans(tx: Tx, borrowerId: string): Promise<PayableLoan[]> {
  return selectPayable(tx)
    .where(and(eq(loans.centreId, tx.centreId), eq(loans.borrowerId, borrowerId)))
    .orderBy(asc(loans.contractNo));
}

function selectPayable(tx: Tx) {
  return tx.orm
    .select({
      loanId: loans.id,
      contractNo: loans.contractNo,
      borrowerId: loans.borrowerId,
      borrowerName: borrowers.name,
    })
    .from(loans)
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, loans.centreId), eq(borrowers.id, loans.borrowerId)),
    );
}

/** Contract numbers by loan id. */
export async function contractNosOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.orm
    .select({ id: loans.id, contractNo: loans.contractNo })
    .from(loans)
    .where(and(eq(loans.centreId, tx.centreId), isOneOf(loans.id, ids)));
  return new Map(rows.map(({ id, contractNo }) => [id, contractNo]));
}
