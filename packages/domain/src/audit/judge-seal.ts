import { auditChainInput, AUDIT_CHAIN_START, type ChainedAuditRow } from "./audit-chain-input.ts";
import type { ChainBreak, ChainBreakKind } from "./chain-break.ts";

/** A seal as it is stored. */
export interface AuditSeal {
  readonly sequence: number;
  readonly auditId: string;
  readonly hash: string;
  readonly previousHash: string;
}

/** The last seal that was found good. */
export type ChainHead = Pick<AuditSeal, "sequence" | "hash">;

export const AUDIT_CHAIN_EMPTY: ChainHead = { sequence: 0, hash: AUDIT_CHAIN_START };

/** A seal with what stands around it. */
export interface JudgedSeal {
  readonly last: ChainHead;
  readonly seal: AuditSeal;
  /** The row that it seals, absent where it is gone. */
  readonly row: ChainedAuditRow | undefined;
  /** The seal after it, if there is one. */
  readonly next: AuditSeal | undefined;
  /** A daily anchor of this very sequence. */
  readonly anchorHash: string | undefined;
}

/**
 * What is wrong with a seal; undefined when it holds. `hashOf` gives the SHA-256 of a text in hex.
 * Of a row and a seal that disagree, the later seal tells which of them was changed, else the
 * anchor; where neither can, the row is named.
 */
export function judgeSeal(
  judged: JudgedSeal,
  hashOf: (text: string) => string,
): ChainBreak | undefined {
  const { last, seal, row, anchorHash } = judged;
  const found = (kind: ChainBreakKind, sequence = seal.sequence): ChainBreak => ({
    kind,
    sequence,
    id: kind === "seal-removed" ? null : seal.auditId,
  });
  const follows = seal.previousHash === last.hash;
  if (seal.sequence !== last.sequence + 1) {
    return follows ? found("renumbered") : found("seal-removed", last.sequence + 1);
  }
  if (row === undefined) return found("row-removed");
  if (!follows) return found("seal-changed");
  const hash = hashOf(auditChainInput({ sequence: seal.sequence, previousHash: last.hash }, row));
  if (hash !== seal.hash)
    return found(isSealChanged(judged, hash) ? "seal-changed" : "row-changed");
  if (anchorHash !== undefined && anchorHash !== seal.hash) return found("anchor-changed");
  return undefined;
}

function isSealChanged({ seal, next, anchorHash }: JudgedSeal, hash: string): boolean {
  if (next !== undefined && next.sequence === seal.sequence + 1) return next.previousHash === hash;
  return anchorHash === hash;
}
