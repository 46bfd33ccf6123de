import { and, asc, eq, inArray } from "drizzle-orm";
import { applications } from "../applications/tables.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { contracts } from "../contracts/tables.ts";
import { contractCoBorrowers } from "./tables.ts";

/** Who is liable for a contract from a day on, in clear. */
export interface LiableCoBorrower {
  readonly contractId: string;
  readonly sequence: number;
  readonly name: string;
  readonly relation: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly liableFrom: string;
  readonly supplementNo: string | null;
  readonly changeId: string | null;
}

export async function insertCoBorrower(
  tx: Tx,
  { idNumber, phone, ...row }: LiableCoBorrower,
): Promise<void> {
  await tx.orm.insert(contractCoBorrowers).values({
    ...row,
    centreId: tx.centreId,
    idNumberSealed: sealText(tx, "contract_co_borrowers.id_number", idNumber),
    idNumberHash: keyedHash(tx.keys, "id-number", idNumber),
    phoneSealed: sealText(tx, "contract_co_borrowers.phone", phone),
  });
}

/**
 * Who was and is liable for these contracts, oldest first. A contract that never saw a change has
 * the one who signed it, from its application; one that was taken over without may have nobody.
 */
export async function coBorrowersOf(
  tx: Tx,
  contractIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LiableCoBorrower[]>> {
  if (contractIds.length === 0) return new Map();
  const rows = await tx.orm
    .select()
    .from(contractCoBorrowers)
    .where(
      and(
        eq(contractCoBorrowers.centreId, tx.centreId),
        inArray(contractCoBorrowers.contractId, [...contractIds]),
      ),
    )
    .orderBy(asc(contractCoBorrowers.contractId), asc(contractCoBorrowers.sequence));
  const found = new Map<string, LiableCoBorrower[]>();
  for (const row of rows) {
    const { idNumberSealed, phoneSealed, idNumberHash: _hash, centreId: _centre, ...rest } = row;
    const liable = {
      ...rest,
      idNumber: openText(tx, "contract_co_borrowers.id_number", idNumberSealed),
      phone: openText(tx, "contract_co_borrowers.phone", phoneSealed),
    };
    found.set(row.contractId, [...(found.get(row.contractId) ?? []), liable]);
  }
  const rest = contractIds.filter((id) => !found.has(id));
  for (const signer of await signersOf(tx, rest)) found.set(signer.contractId, [signer]);
  return found;
}

async function signersOf(tx: Tx, contractIds: readonly string[]): Promise<LiableCoBorrower[]> {
  if (contractIds.length === 0) return [];
  const rows = await tx.orm
    .select({ contract: contracts, application: applications })
    .from(contracts)
    .innerJoin(
      applications,
      and(
        eq(applications.centreId, contracts.centreId),
        eq(applications.id, contracts.applicationId),
      ),
    )
    .where(and(eq(contracts.centreId, tx.centreId), inArray(contracts.id, [...contractIds])));
  return rows.map(({ contract, application }) => ({
    contractId: contract.id,
    sequence: 1,
    name: application.coBorrowerName,
    relation: application.coBorrowerRelation,
    idNumber: openText(
      tx,
      "applications.co_borrower_id_number",
      application.coBorrowerIdNumberSealed,
    ),
    phone: openText(tx, "applications.co_borrower_phone", application.coBorrowerPhoneSealed),
    liableFrom: contract.signedOn ?? contract.issuedOn,
    supplementNo: null,
    changeId: null,
  }));
}

/** True when this row of a contract's history stands in the table and need not be written. */
export async function hasCoBorrowerHistory(tx: Tx, contractId: string): Promise<boolean> {
  const rows = await tx.orm
    .select({ sequence: contractCoBorrowers.sequence })
    .from(contractCoBorrowers)
    .where(
      and(
        eq(contractCoBorrowers.centreId, tx.centreId),
        eq(contractCoBorrowers.contractId, contractId),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
