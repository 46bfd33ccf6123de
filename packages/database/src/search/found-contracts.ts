import { and, asc, desc, eq, gt, inArray, or } from "drizzle-orm";
import { applications } from "../applications/tables.ts";
import { borrowers } from "../borrowers/tables.ts";
import type { Tx } from "../connection/index.ts";
import { contracts } from "../contracts/tables.ts";

/** A contract as a search shows it; nothing in it is sealed. */
export interface FoundContract {
  readonly id: string;
  readonly contractNo: string;
  readonly borrowerId: string;
  readonly borrowerName: string;
  /** Null for a contract taken over from a lender. */
  readonly academicYear: string | null;
  readonly status: string;
  readonly principalFen: bigint;
  readonly issuedOn: string;
  readonly signedOn: string | null;
  readonly acceptedOn: string | null;
  readonly receiptRecordedOn: string | null;
  readonly disbursedOn: string | null;
  readonly version: number;
}

/** These contracts and those of these borrowers, the youngest first. */
export async function loadFoundContracts(
  tx: Tx,
  of: { readonly contractIds: readonly string[]; readonly borrowerIds: readonly string[] },
  limit: number,
): Promise<FoundContract[]> {
  const named = [
    of.contractIds.length === 0 ? undefined : inArray(contracts.id, [...of.contractIds]),
    of.borrowerIds.length === 0 ? undefined : inArray(contracts.borrowerId, [...of.borrowerIds]),
  ].filter((condition) => condition !== undefined);
  if (named.length === 0 || limit === 0) return [];
  return tx.orm
    .select({
      id: contracts.id,
      contractNo: contracts.contractNo,
      borrowerId: contracts.borrowerId,
      borrowerName: borrowers.name,
      academicYear: applications.academicYear,
      status: contracts.status,
      principalFen: contracts.principalFen,
      issuedOn: contracts.issuedOn,
      signedOn: contracts.signedOn,
      acceptedOn: contracts.acceptedOn,
      receiptRecordedOn: contracts.receiptRecordedOn,
      disbursedOn: contracts.disbursedOn,
      version: contracts.version,
    })
    .from(contracts)
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, contracts.centreId), eq(borrowers.id, contracts.borrowerId)),
    )
    .leftJoin(
      applications,
      and(
        eq(applications.centreId, contracts.centreId),
        eq(applications.id, contracts.applicationId),
      ),
    )
    .where(and(eq(contracts.centreId, tx.centreId), or(...named)))
    .orderBy(desc(contracts.issuedOn), desc(contracts.id))
    .limit(limit);
}

/** Contracts after one, in the order of their ids, with what they are found by. */
export async function listContractKeysAfter(
  tx: Tx,
  after: string,
  limit: number,
): Promise<{ id: string; contractNo: string; receiptCode: string | null }[]> {
  return tx.orm
    .select({
      id: contracts.id,
      contractNo: contracts.contractNo,
      receiptCode: contracts.receiptCode,
    })
    .from(contracts)
    .where(and(eq(contracts.centreId, tx.centreId), gt(contracts.id, after)))
    .orderBy(asc(contracts.id))
    .limit(limit);
}
