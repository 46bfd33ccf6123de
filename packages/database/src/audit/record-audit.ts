import type { Tx } from "../connection/index.ts";
import { toStoredJson } from "../connection/stored-json.ts";
import { newId } from "../columns/new-id.ts";
import { auditRows } from "./tables.ts";

export interface AuditEntry {
  readonly action: string;
  readonly subjectId: string;
  /** What stood before and what stands after; personal data in neither. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
}

/** Adds the row that says who did this, in the transaction that does it. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor, requestId, origin } = tx.context;
  await tx.orm.insert(auditRows).values({
    centreId: tx.centreId,
    id: newId("aud"),
    actorId: actor.id,
    actorKind: actor.kind,
    action: entry.action,
    subjectId: entry.subjectId,
    before: entry.before === undefined ? null : toStoredJson(entry.before),
    after: entry.after === undefined ? null : toStoredJson(entry.after),
    reason: entry.reason ?? null,
    requestId,
    ip: origin?.ip ?? null,
  });
}
