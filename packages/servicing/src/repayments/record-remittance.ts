import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  insertRemittance,
  listParts,
  lockUnremitted,
  markRemitted,
} from "@bursar/database/repayments";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { postRemitted } from "./post-receipt.ts";

export interface RecordRemittance {
  readonly context: ActionContext;
  /** The sender's own number of it. */
  readonly reference: string;
  readonly remittedOn: string;
  /** Money with a value date up to this day went along. */
  readonly through: string;
}

export interface RecordedRemittance {
  readonly id: string;
  readonly receipts: number;
  readonly amountFen: bigint;
}

const RECEIPTS_AT_ONCE = 1_000;

/**
 * Records that collected money has reached the lender: all that is matched up to a day and has not
 * gone before, without what is to be given back to its payers.
 *
 * @throws Refusal `remittance.in-future`, `remittance.through-later`, `remittance.nothing`, `remittance.reference-taken`.
 */
export async function recordRemittance(
  deps: Deps,
  command: RecordRemittance,
): Promise<RecordedRemittance> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { reference, remittedOn, through } = command;
    if (remittedOn > (await businessDate(tx))) throw refuse("remittance.in-future");
    if (through > remittedOn) throw refuse("remittance.through-later");
    const sent = await collect(tx, through);
    const amountFen = sent.reduce((sum, { fen }) => sum + fen, 0n);
    if (amountFen === 0n) throw refuse("remittance.nothing");
    const id = newId("rmt");
    const added = { id, reference, remittedOn, receipts: sent.length, amountFen };
    if (!(await insertRemittance(tx, added))) throw refuse("remittance.reference-taken");
    await markRemitted(tx, id, sent);
    await postRemitted(tx, { id, amountFen, on: remittedOn });
    await recordAudit(tx, {
      action: "remittance.recorded",
      subjectId: id,
      after: { reference, remittedOn, receipts: sent.length, amountFen: amountFen.toString() },
    });
    return { id, receipts: sent.length, amountFen };
  });
}

interface Sent {
  readonly receiptId: string;
  readonly fen: bigint;
}

async function collect(tx: Tx, through: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  let after: string | undefined;
  for (;;) {
    const receipts = await lockUnremitted(tx, { through, after, limit: RECEIPTS_AT_ONCE });
    const ids = receipts.map(({ id }) => id);
    const applied = new Map<string, bigint>();
    for (const { receiptId, appliedFen, isReversed } of await listParts(tx, ids)) {
      if (!isReversed) applied.set(receiptId, (applied.get(receiptId) ?? 0n) + appliedFen);
    }
    for (const [receiptId, fen] of applied) if (fen > 0n) sent.push({ receiptId, fen });
    after = ids.at(-1);
    if (ids.length < RECEIPTS_AT_ONCE || after === undefined) return sent;
  }
}
