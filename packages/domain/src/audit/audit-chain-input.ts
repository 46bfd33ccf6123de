/** An audit row as it enters its centre's chain; every field as text, `null` where there is none. */
export interface ChainedAuditRow {
  readonly centreId: string;
  readonly id: string;
  /** Instant in UTC with microseconds, `2026-11-20T02:00:00.123456Z`. */
  readonly at: string;
  readonly actorId: string;
  readonly actorKind: string;
  readonly action: string;
  readonly subjectId: string;
  /** JSON text as the database normalises it, so that no digit is lost on the way. */
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly requestId: string;
  readonly ip: string | null;
}

/** Stands before the first seal of every centre. */
export const AUDIT_CHAIN_START = "0".repeat(64);

/** Where a row stands in the chain. */
export interface AuditPlace {
  /** 1 for the first. */
  readonly sequence: number;
  readonly previousHash: string;
}

/**
 * The text whose SHA-256 is a seal's hash: JSON of one array with every field in a fixed place, so
 * that no two rows share a text. The version in front changes with the layout.
 */
export function auditChainInput(place: AuditPlace, row: ChainedAuditRow): string {
  return JSON.stringify([
    "audit-row.v1",
    place.previousHash,
    place.sequence,
    row.centreId,
    row.id,
    row.at,
    row.actorId,
    row.actorKind,
    row.action,
    row.subjectId,
    row.before,
    row.after,
    row.reason,
    row.requestId,
    row.ip,
  ]);
}
