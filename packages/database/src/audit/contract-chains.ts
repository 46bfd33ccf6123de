import type { StoredContractEvent } from "@bursar/domain/audit";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { contractEvents, contracts } from "../contracts/tables.ts";

/** The event behind which a page starts. */
export interface ContractPlace {
  readonly contractId: string;
  readonly sequence: number;
}

/**
 * Contracts with their events in order, a contract without any as one row, after a place. The
 * names of events are those of the table, known to this version or not.
 */
export async function listContractChains(
  tx: Tx,
  page: { readonly after: ContractPlace; readonly limit: number },
): Promise<StoredContractEvent[]> {
  const { contractId, sequence } = page.after;
  const rows = await tx.orm
    .select({
      contractId: contracts.id,
      contractState: contracts.status,
      event: {
        contractId: contractEvents.contractId,
        sequence: contractEvents.sequence,
        event: sql<StoredEvent["event"]>`${contractEvents.event}`,
        on: contractEvents.occurredOn,
        recordedAt: sql<string>`to_char(${contractEvents.recordedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
        actorId: contractEvents.actorId,
        data: contractEvents.detail,
        previousHash: contractEvents.previousHash,
        hash: contractEvents.hash,
      },
    })
    .from(contracts)
    .leftJoin(
      contractEvents,
      and(eq(contractEvents.centreId, tx.centreId), eq(contractEvents.contractId, contracts.id)),
    )
    .where(
      and(
        eq(contracts.centreId, tx.centreId),
        sql`(${contracts.id}, coalesce(${contractEvents.sequence}, 0)) > (${contractId}, ${sequence}::int)`,
        // For the key's sake, which a row comparison over two tables can't use.
        sql`${contracts.id} >= ${contractId}`,
      ),
    )
    .orderBy(asc(contracts.id), asc(contractEvents.sequence))
    .limit(page.limit);
  return rows;
}

type StoredEvent = NonNullable<StoredContractEvent["event"]>;

/** How much there is to verify in a centre. */
export async function countChains(tx: Tx): Promise<{ seals: number; events: number }> {
  const [row] = await tx.orm.execute<{ seals: number; events: number }>(sql`
    select coalesce((select max(sequence) from audit_seals
                     where centre_id = ${tx.centreId}), 0)::int as seals,
           (select count(*) from contract_events where centre_id = ${tx.centreId})::int as events`);
  return row ?? { seals: 0, events: 0 };
}
