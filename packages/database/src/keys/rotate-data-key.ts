import { setTimeout as pause } from "node:timers/promises";
import { recordAudit } from "../audit/record-audit.ts";
import { readCentre, withTransaction, type ActionContext } from "../connection/transaction.ts";
import type { Database } from "../connection/open-database.ts";
import { awaitOlderTransactions } from "./await-older-transactions.ts";
import { KEYS_FRESH_MS } from "./data-key-cache.ts";
import { beginDataKeyRotation, endDataKeyRotation, type DataKeyRotation } from "./data-key-rows.ts";
import { countStale, resealSlice, type Place } from "./reseal-slice.ts";
import { sealedTables, type SealedTable } from "./sealed-columns.ts";

/** Somebody's lock on a row lasts so long, or a little longer. */
const LOCKED_MS = 50;

export interface RotateDataKey {
  readonly context: ActionContext;
  /** Told, after each slice, of the rows sealed anew so far, and of how many there were to seal. */
  readonly step: (progress: { readonly done: number; readonly total: number }) => void;
  /** Told when only other processes' last writings under the former key are waited for. */
  readonly waiting?: () => void;
  /** Seals anew what stands outside of the database, before the rotation counts as ended. */
  readonly further?: () => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** How old other processes' knowledge of keys may be. */
  readonly keysFreshMs?: number;
}

export interface RotatedDataKey extends DataKeyRotation {
  readonly rows: number;
}

/**
 * Gives a centre a new data key and seals everything anew with it, while the services go on: the
 * former key opens until the end and after it. Each slice is a transaction, so a process that is
 * killed leaves nothing half done, and the next call goes on. It ends when nothing is left under
 * the former key, and nobody can write under it any more: whoever knew only that one has looked
 * again, and every transaction that might have used it is over.
 *
 * `database` is the owner's login, which alone may write to history and to the keys' table.
 */
export async function rotateDataKey(
  database: Database,
  command: RotateDataKey,
): Promise<RotatedDataKey> {
  const { context, signal, keysFreshMs = KEYS_FRESH_MS } = command;
  const begun = await withTransaction(database, context, async (tx) => {
    const rotation = await beginDataKeyRotation(tx);
    await recordAudit(tx, {
      action: "keys.rotation-begun",
      subjectId: tx.centreId,
      after: rotation,
    });
    return rotation;
  });
  await database.dataKeys.learn(context.centreId, begun.keyId);
  const settled = pause(keysFreshMs, undefined, { ref: false });
  const tables = sealedTables();
  const total = await countAll(database, context, tables);
  let rows = 0;
  const pass = async (): Promise<number> => {
    let sealed = 0;
    for (const table of tables) {
      for await (const slice of slicesOf(database, command, table)) {
        sealed += slice;
        rows += slice;
        command.step({ done: rows, total: Math.max(total, rows) });
      }
    }
    return sealed;
  };
  await pass();
  command.waiting?.();
  await settled;
  signal?.throwIfAborted();
  await awaitOlderTransactions(database, signal);
  // From here nothing is added; rows that were locked in one pass are met in the next.
  for (;;) {
    await pass();
    if ((await countAll(database, context, tables)) === 0) break;
    await pause(LOCKED_MS);
  }
  await command.further?.();
  await withTransaction(database, context, async (tx) => {
    await endDataKeyRotation(tx);
    const after = { keyId: begun.keyId, rows };
    await recordAudit(tx, { action: "keys.rotation-ended", subjectId: tx.centreId, after });
  });
  return { ...begun, rows };
}

async function* slicesOf(
  database: Database,
  { context, signal }: RotateDataKey,
  table: SealedTable,
): AsyncGenerator<number> {
  let place: Place;
  do {
    signal?.throwIfAborted();
    const after = place;
    const slice = await withTransaction(database, context, (tx) => resealSlice(tx, table, after));
    place = slice.place;
    yield slice.rows;
  } while (place !== undefined);
}

async function countAll(
  database: Database,
  context: ActionContext,
  tables: readonly SealedTable[],
): Promise<number> {
  return readCentre(database, context, async (tx) => {
    let total = 0;
    for (const table of tables) total += await countStale(tx, table);
    return total;
  });
}
