import type { KeyRing } from "@bursar/config/keys";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { openChannels, type Channels } from "./open-channels.ts";
import { openDataKeyCache, type DataKeyCache } from "../keys/data-key-cache.ts";

/** A pool of connections under one login, and the keys of the personal data behind it. */
export interface Database {
  readonly orm: PostgresJsDatabase;
  /** The same connections; a transaction that it begins can write nothing. */
  readonly reading: PostgresJsDatabase;
  readonly client: Sql;
  /** Further connections, for reads of one statement. */
  readonly channels: Channels;
  readonly keys: KeyRing;
  readonly dataKeys: DataKeyCache;
  /** One session beside the pool under the same login, for what ends with a session. */
  openSession(onClose: () => void): Sql;
  close(): Promise<void>;
}

export interface OpenDatabase {
  readonly url: string;
  readonly keys: KeyRing;
  readonly maxConnections?: number;
  /** Longest time that one statement may take, its waiting for locks included; 60 s. */
  readonly statementLimitMs?: number;
  /** How old the known data keys of a centre may be; see `KEYS_FRESH_MS`. */
  readonly keysFreshMs?: number;
  /** Shown in `pg_stat_activity`. */
  readonly name?: string;
}

/** Opens a pool. Nothing connects before the first statement. */
export function openDatabase(options: OpenDatabase): Database {
  const settings = {
    onnotice: () => undefined,
    connection: {
      application_name: options.name ?? "bursar",
      statement_timeout: options.statementLimitMs ?? 60_000,
      // A process that hangs in a transaction must not keep its locks for ever.
      idle_in_transaction_session_timeout: 120_000,
    },
  };
  const client = postgres(options.url, { ...settings, max: options.maxConnections ?? 10 });
  const orm = drizzle(prepared(client));
  const channels = openChannels(options.url, settings);
  const { keys, keysFreshMs: freshMs } = options;
  return {
    orm,
    reading: drizzle(prepared(client, "read only")),
    client,
    channels,
    keys,
    dataKeys: openDataKeyCache({ orm, ring: keys, freshMs }),
    openSession: (onclose) =>
      postgres(options.url, { ...settings, max: 1, max_lifetime: null, onclose }),
    async close() {
      await Promise.all([client.end({ timeout: 5 }), channels.close()]);
    },
  };
}

/** Where there are more, rows or ids are written out: another text for every count of them. */
const KEPT_PARAMETERS_MAX = 100;

function isKept(parameters: readonly unknown[] = []): boolean {
  return parameters.length <= KEPT_PARAMETERS_MAX;
}

/**
 * Drizzle sends its statements through `unsafe` and asks there for none to be prepared, so that
 * each is planned anew. Asking otherwise, behind its own word, took a third of the server's time
 * for a repayment off it.
 */
function prepared<T extends Sql>(client: T, mode?: "read only"): T {
  return new Proxy(client, {
    get(target, property, receiver) {
      if (property === "unsafe") {
        const unsafe: Sql["unsafe"] = (query, parameters, options) =>
          target.unsafe(query, parameters, { ...options, prepare: isKept(parameters) });
        return unsafe;
      }
      if (property === "begin") {
        return (...given: unknown[]) => {
          const body = given.pop() as (client: Sql) => unknown;
          const begin = target.begin.bind(target) as (...given: unknown[]) => unknown;
          const inMode = mode === undefined ? given : [mode];
          return begin(...inMode, (inner: Sql) => body(prepared(inner)));
        };
      }
      return Reflect.get(target, property, receiver) as unknown;
    },
  });
}
