import { and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { sumByStatus, type StatusCounts } from "../applications/applications.ts";
import { applications } from "../applications/tables.ts";
import { borrowers } from "../borrowers/tables.ts";
import { addContractKeys } from "../search/search-keys.ts";
import { contractEvents, contracts, contractSignatures, numberSeries } from "./tables.ts";

export type ContractRow = typeof contracts.$inferSelect;
/** A contract with what its application knows of the year; one taken over has none. */
export type Contract = ContractRow & {
  readonly borrowerName: string;
  /** Tuition and accommodation as applied for. */
  readonly feesFen: bigint;
};
export type Signature = typeof contractSignatures.$inferSelect;
export type ContractEventRow = typeof contractEvents.$inferSelect;

/** Takes the next number of a series, which starts at `first`. */
export async function nextNumber(tx: Tx, name: string, first: bigint): Promise<bigint> {
  const [row] = await tx.orm
    .insert(numberSeries)
    .values({ centreId: tx.centreId, name, next: first + 1n })
    .onConflictDoUpdate({
      target: [numberSeries.centreId, numberSeries.name],
      set: { next: sql`${numberSeries.next} + 1` },
    })
    .returning({ next: numberSeries.next });
  if (row === undefined) throw new Error(`the series ${name} gave no number`);
  return row.next - 1n;
}

export async function insertContract(
  tx: Tx,
  contract: Omit<typeof contracts.$inferInsert, "centreId">,
): Promise<void> {
  await tx.orm.insert(contracts).values({ centreId: tx.centreId, ...contract });
  await addContractKeys(tx, [contract]);
}

/** Adds contracts that run already, with the event that says how each came here. */
export async function insertContracts(
  tx: Tx,
  rows: readonly Omit<typeof contracts.$inferInsert, "centreId">[],
  events: readonly Omit<typeof contractEvents.$inferInsert, "centreId">[],
): Promise<void> {
  const { centreId } = tx;
  for (const slice of inSlices(rows.map((row) => ({ centreId, ...row })))) {
    await tx.orm.insert(contracts).values(slice);
  }
  for (const slice of inSlices(events.map((event) => ({ centreId, ...event })))) {
    await tx.orm.insert(contractEvents).values(slice);
  }
  await addContractKeys(tx, rows);
}

/** Which of these numbers are contracts of this centre already. */
export async function knownContractNos(
  tx: Tx,
  contractNos: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const slice of inSlices(contractNos)) {
    const rows = await tx.orm
      .select({ contractNo: contracts.contractNo })
      .from(contracts)
      .where(and(eq(contracts.centreId, tx.centreId), inArray(contracts.contractNo, slice)));
    for (const { contractNo } of rows) known.add(contractNo);
  }
  return known;
}

function selectContracts(tx: Tx) {
  return tx.orm
    .select({
      contract: contracts,
      borrowerName: borrowers.name,
      feesFen: sql<string>`coalesce(${applications.tuitionFen} + ${applications.accommodationFen}, 0)`,
    })
    .from(contracts)
    .leftJoin(
      applications,
      and(
        eq(applications.centreId, contracts.centreId),
        eq(applications.id, contracts.applicationId),
      ),
    )
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, contracts.centreId), eq(borrowers.id, contracts.borrowerId)),
    );
}

function toContract(row: {
  contract: ContractRow;
  borrowerName: string;
  feesFen: string;
}): Contract {
  return { ...row.contract, borrowerName: row.borrowerName, feesFen: BigInt(row.feesFen) };
}

export async function findContract(
  tx: Tx,
  id: string,
  lock = false,
): Promise<Contract | undefined> {
  const query = selectContracts(tx).where(
    and(eq(contracts.centreId, tx.centreId), eq(contracts.id, id)),
  );
  const [row] = await (lock ? query.for("update", { of: contracts }) : query);
  return row === undefined ? undefined : toContract(row);
}

export async function findContractOfApplication(
  tx: Tx,
  applicationId: string,
): Promise<ContractRow | undefined> {
  const [row] = await tx.orm
    .select()
    .from(contracts)
    .where(and(eq(contracts.centreId, tx.centreId), eq(contracts.applicationId, applicationId)));
  return row;
}

export interface ContractFilter {
  readonly status?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listContracts(tx: Tx, filter: ContractFilter): Promise<Contract[]> {
  const rows = await selectContracts(tx)
    .where(
      and(
        eq(contracts.centreId, tx.centreId),
        filter.status === undefined ? undefined : eq(contracts.status, filter.status),
        filter.after === undefined ? undefined : gt(contracts.id, filter.after),
      ),
    )
    .orderBy(asc(contracts.id))
    .limit(filter.limit);
  return rows.map(toContract);
}

/** What a step fills in. */
export type ContractProgress = Partial<
  Pick<
    ContractRow,
    | "status"
    | "signedOn"
    | "acceptedOn"
    | "receiptCode"
    | "receiptRecordedOn"
    | "tuitionDueFen"
    | "lenderApprovedOn"
    | "disbursedOn"
    | "principalFen"
  >
>;

export async function saveContract(tx: Tx, id: string, progress: ContractProgress): Promise<void> {
  await tx.orm
    .update(contracts)
    .set({ ...progress, version: sql`${contracts.version} + 1` })
    .where(and(eq(contracts.centreId, tx.centreId), eq(contracts.id, id)));
  await addContractKeys(tx, [{ id, receiptCode: progress.receiptCode }]);
}

export async function listSignatures(tx: Tx, contractId: string): Promise<Signature[]> {
  return tx.orm
    .select()
    .from(contractSignatures)
    .where(
      and(
        eq(contractSignatures.centreId, tx.centreId),
        eq(contractSignatures.contractId, contractId),
      ),
    );
}

/** Enters a signature, or corrects one that nobody has confirmed yet. */
export async function saveSignature(
  tx: Tx,
  signature: Omit<typeof contractSignatures.$inferInsert, "centreId">,
): Promise<void> {
  const { party, signedOn, recordedBy } = signature;
  await tx.orm
    .insert(contractSignatures)
    .values({ centreId: tx.centreId, ...signature })
    .onConflictDoUpdate({
      target: [
        contractSignatures.centreId,
        contractSignatures.contractId,
        contractSignatures.party,
      ],
      set: { party, signedOn, recordedBy, recordedAt: sql`now()` },
      setWhere: isNull(contractSignatures.confirmedBy),
    });
}

export async function confirmSignature(
  tx: Tx,
  signature: Pick<Signature, "contractId" | "party">,
  confirmedBy: string,
): Promise<void> {
  await tx.orm
    .update(contractSignatures)
    .set({ confirmedBy })
    .where(
      and(
        eq(contractSignatures.centreId, tx.centreId),
        eq(contractSignatures.contractId, signature.contractId),
        eq(contractSignatures.party, signature.party),
      ),
    );
}

export async function lastContractEvent(
  tx: Tx,
  contractId: string,
): Promise<ContractEventRow | undefined> {
  const [row] = await tx.orm
    .select()
    .from(contractEvents)
    .where(and(eq(contractEvents.centreId, tx.centreId), eq(contractEvents.contractId, contractId)))
    .orderBy(desc(contractEvents.sequence))
    .limit(1);
  return row;
}

export async function insertContractEvent(
  tx: Tx,
  event: Omit<typeof contractEvents.$inferInsert, "centreId">,
): Promise<void> {
  await tx.orm.insert(contractEvents).values({ centreId: tx.centreId, ...event });
}

/** Contracts of one academic year's applications, by status. */
export async function countContracts(tx: Tx, academicYear: string): Promise<StatusCounts> {
  const rows = await tx.orm
    .select({
      status: contracts.status,
      count: sql<number>`count(*)::int`,
      amountFen: sql<string>`sum(${contracts.principalFen})`,
    })
    .from(contracts)
    .innerJoin(
      applications,
      and(
        eq(applications.centreId, contracts.centreId),
        eq(applications.id, contracts.applicationId),
      ),
    )
    .where(and(eq(contracts.centreId, tx.centreId), eq(applications.academicYear, academicYear)))
    .groupBy(contracts.status);
  return sumByStatus(rows);
}
