import type { AuditReason } from "@bursar/domain/identity";
import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { storedText } from "../connection/stored-json.ts";
import { newId } from "../columns/new-id.ts";

export interface AuditEntry {
  readonly action: string;
  readonly subjectId: string;
  /** What stood before and what stands after; personal data in neither. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** In clear, so a person's words are read for it first (`readAuditReason`). */
  readonly reason?: AuditReason;
}

/**
 * Adds the row that says who did this, in the transaction that does it, and puts it on the list of
 * what is to be sealed: one statement for both, so that no row is on its own.
 */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor, requestId, origin } = tx.context;
  const [before, after] = [jsonOf(entry.before), jsonOf(entry.after)];
  await tx.orm.execute(sql`
    with added as (
      insert into audit_rows (centre_id, id, actor_id, actor_kind, action, subject_id, before,
                              after, reason, request_id, ip)
      values (${tx.centreId}, ${newId("aud")}, ${actor.id}, ${actor.kind}, ${entry.action},
              ${entry.subjectId}, ${before}::text::jsonb, ${after}::text::jsonb,
              ${entry.reason ?? null}, ${requestId}, ${origin?.ip ?? null})
      returning centre_id, id)
    insert into audit_unsealed (centre_id, audit_id) select centre_id, id from added`);
}

function jsonOf(value: unknown): string | null {
  return value === undefined ? null : storedText(value);
}
