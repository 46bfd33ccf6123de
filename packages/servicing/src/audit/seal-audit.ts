import { createHash } from "node:crypto";
import {
  anchorToday,
  findChainHead,
  insertSeals,
  listUnsealed,
  lockSealing,
} from "@bursar/database/audit";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  anchorLine,
  AUDIT_CHAIN_EMPTY,
  auditChainInput,
  type AuditSeal,
} from "@bursar/domain/audit";
import type { Deps } from "../deps.ts";

/** Rows that one transaction seals: some 50 ms of work. */
const SLICE = 500;

export interface SealedAudit {
  readonly sealed: number;
  /** Today's anchor as a line to keep outside, where this made it. */
  readonly anchorLine: string | undefined;
}

/**
 * Seals the centre's rows that wait, in the order of their ids, each onto the one before it. It
 * asks what waits and never what time it is: a row whose transaction took long is sealed after
 * later ones. `deps.db` is the batch login's, which alone may add seals. Another sealer at work
 * on the centre is waited for with `wait`; else there is nothing to do here.
 */
export async function sealAudit(
  deps: Deps,
  command: { readonly context: ActionContext; readonly wait?: boolean },
): Promise<SealedAudit> {
  const { context, wait = false } = command;
  let total = NOTHING;
  for (;;) {
    const slice = await withTransaction(deps.db, context, (tx) => sealSlice(tx, wait));
    const line = total.anchorLine ?? slice.anchorLine;
    total = { sealed: total.sealed + slice.sealed, anchorLine: line };
    if (slice.sealed < SLICE) return total;
  }
}

const NOTHING: SealedAudit = { sealed: 0, anchorLine: undefined };

async function sealSlice(tx: Tx, wait: boolean): Promise<SealedAudit> {
  if (!(await lockSealing(tx, wait))) return NOTHING;
  const rows = await listUnsealed(tx, SLICE);
  if (rows.length === 0) return NOTHING;
  let head = (await findChainHead(tx)) ?? AUDIT_CHAIN_EMPTY;
  const seals: AuditSeal[] = [];
  for (const row of rows) {
    const place = { sequence: head.sequence + 1, previousHash: head.hash };
    const seal = { ...place, auditId: row.id, hash: sha256(auditChainInput(place, row)) };
    seals.push(seal);
    head = seal;
  }
  await insertSeals(tx, seals);
  const anchor = await anchorToday(tx, head);
  return { sealed: seals.length, anchorLine: anchor && anchorLine(anchor) };
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
