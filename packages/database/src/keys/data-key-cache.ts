import { randomBytes } from "node:crypto";
import type { KeyRing } from "@bursar/config/keys";
import { asc, eq, sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { CentreKeys, DataKey } from "./centre-keys.ts";
import { dataKeys } from "./tables.ts";

/**
 * A process looks for new data keys so often: after a rotation, values are sealed with the former
 * key for at most so long. One small statement a centre, not one a transaction.
 */
export const KEYS_FRESH_MS = 10_000;

/** The data keys of every centre that this process has worked in, opened. */
export interface DataKeyCache {
  /** The centre's keys; a first `write` makes the centre's first key. */
  of(centreId: string, purpose: "read" | "write"): Promise<CentreKeys>;
  /** Looks again, and says whether the centre has this key. */
  learn(centreId: string, keyId: string): Promise<boolean>;
}

interface Entry extends CentreKeys {
  current: DataKey | undefined;
  readonly opened: Map<string, Buffer>;
  loadedAtMs: number;
}

export function openDataKeyCache(options: {
  readonly orm: PostgresJsDatabase;
  readonly ring: KeyRing;
  readonly freshMs?: number | undefined;
}): DataKeyCache {
  const { freshMs = KEYS_FRESH_MS } = options;
  const entries = new Map<string, Entry>();
  const loading = new Map<string, Promise<Entry>>();
  const load = (centreId: string, purpose: "read" | "write"): Promise<Entry> => {
    const name = `${purpose}/${centreId}`;
    const running = loading.get(name);
    if (running !== undefined) return running;
    const entry = entries.get(centreId) ?? newEntry(centreId);
    const started = loadInto(entry, purpose, options).finally(() => loading.delete(name));
    loading.set(name, started);
    return started.then((loaded) => {
      entries.set(centreId, loaded);
      return loaded;
    });
  };
  return {
    of: async (centreId, purpose) => {
      const entry = entries.get(centreId);
      const isFresh = entry !== undefined && performance.now() - entry.loadedAtMs < freshMs;
      if (isFresh && (purpose === "read" || entry.current !== undefined)) return entry;
      return load(centreId, purpose);
    },
    learn: async (centreId, keyId) => (await load(centreId, "read")).opened.has(keyId),
  };
}

function newEntry(centreId: string): Entry {
  const opened = new Map<string, Buffer>();
  const find = (keyId: string): Buffer | undefined => opened.get(keyId);
  return { centreId, current: undefined, opened, find, loadedAtMs: 0 };
}

type Sources = Pick<Parameters<typeof openDataKeyCache>[0], "orm" | "ring">;

/** In a transaction of its own: a key must stand whatever becomes of the one that asked for it. */
async function loadInto(
  entry: Entry,
  purpose: "read" | "write",
  { orm, ring }: Sources,
): Promise<Entry> {
  const { centreId } = entry;
  // Taken before the look: a rotation that commits right after it counts from here.
  const askedAtMs = performance.now();
  const rows = await orm.transaction(async (tx) => {
    await tx.execute(sql.raw(`SET LOCAL bursar.centre = '${centreId}'`));
    const select = () =>
      tx
        .select()
        .from(dataKeys)
        .where(eq(dataKeys.centreId, centreId))
        .orderBy(asc(dataKeys.createdAt));
    const found = await select();
    if (found.length > 0 || purpose === "read") return found;
    const keyId = "d1";
    const wrapped = ring.wrap(`${centreId}/${keyId}`, randomBytes(32));
    // Of several first writers one key wins, and all of them read that one.
    await tx
      .insert(dataKeys)
      .values({ centreId, keyId, ...wrapped })
      .onConflictDoNothing();
    return select();
  });
  for (const { keyId, ...row } of rows) {
    const known = entry.opened.get(keyId) ?? ring.unwrap(`${centreId}/${keyId}`, row);
    entry.opened.set(keyId, known);
    if (row.retiredAt === null) entry.current = { id: keyId, key: known };
  }
  entry.loadedAtMs = askedAtMs;
  return entry;
}
