import { and, asc, eq, gt, inArray, isNotNull, or, type SQL } from "drizzle-orm";
import { applications } from "../applications/tables.ts";
import { borrowers } from "../borrowers/tables.ts";
import type { Tx } from "../connection/index.ts";
import { contracts } from "./tables.ts";

/** A contract as far as its university may see it. */
export interface OwnReceiptRow {
  readonly contractId: string;
  readonly contractNo: string;
  readonly borrowerName: string;
  readonly studentNumber: string;
  readonly tuitionFen: bigint;
  readonly accommodationFen: bigint;
  readonly issuedOn: string;
  /** Null while the receipt is awaited. */
  readonly receiptRecordedOn: string | null;
}

export interface OwnReceiptFilter {
  /** Five digits; the university that the application names. */
  readonly universityCode: string;
  readonly status?: "awaited" | "recorded" | undefined;
  readonly contractIds?: readonly string[] | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Contracts of one university that await their receipt or have it, in the order of their ids. */
export async function listOwnReceipts(tx: Tx, filter: OwnReceiptFilter): Promise<OwnReceiptRow[]> {
  const { universityCode, status, contractIds, after, limit } = filter;
  return tx.orm
    .select({
      contractId: contracts.id,
      contractNo: contracts.contractNo,
      borrowerName: borrowers.name,
      studentNumber: applications.studentNumber,
      tuitionFen: applications.tuitionFen,
      accommodationFen: applications.accommodationFen,
      issuedOn: contracts.issuedOn,
      receiptRecordedOn: contracts.receiptRecordedOn,
    })
    .from(contracts)
    .innerJoin(
      applications,
      and(
        eq(applications.centreId, contracts.centreId),
        eq(applications.id, contracts.applicationId),
      ),
    )
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, contracts.centreId), eq(borrowers.id, contracts.borrowerId)),
    )
    .where(
      and(
        eq(contracts.centreId, tx.centreId),
        eq(applications.universityCode, universityCode),
        isAt(status),
        contractIds === undefined ? undefined : inArray(contracts.id, [...contractIds]),
        after === undefined ? undefined : gt(contracts.id, after),
      ),
    )
    .orderBy(asc(contracts.id))
    .limit(limit);
}

/** The certificate asks the university for its receipt; before it there is nothing to confirm. */
function isAt(status: OwnReceiptFilter["status"]): SQL | undefined {
  const isAwaited = eq(contracts.status, "accepted");
  const isRecorded = isNotNull(contracts.receiptRecordedOn);
  if (status === undefined) return or(isAwaited, isRecorded);
  return status === "awaited" ? isAwaited : isRecorded;
}
