import { openOwnerPool, type OwnerConnection } from "./owner-connection.ts";

/** The database at one moment, seen by several connections; nothing in it is locked. */
export interface Snapshot {
  /** UTC instant, ISO. */
  readonly takenAt: string;
  /** As `server_version_num`: 180004. */
  readonly serverVersion: number;
  /** Does `work` for each item, with one of the connections for each, several at a time. */
  each<T>(
    items: readonly T[],
    work: (connection: OwnerConnection, item: T) => Promise<void>,
  ): Promise<void>;
  /** Does `work` on one of the connections. */
  once<T>(work: (connection: OwnerConnection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const BEGIN = "begin isolation level repeatable read, read only";

/** Opens the snapshot on as many connections as may read at once. */
export async function openSnapshot(ownerUrl: string, connections = 2): Promise<Snapshot> {
  const pool = openOwnerPool(ownerUrl, connections);
  try {
    const first = await pool.reserve();
    await first.unsafe(BEGIN);
    const [head] = await first<{ id: string; at: string; version: number }[]>`
      select pg_export_snapshot() as id,
             to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
             current_setting('server_version_num')::int as version`;
    if (head === undefined) throw new Error("the server exported no snapshot");
    const all = [first];
    while (all.length < connections) {
      const further = await pool.reserve();
      await further.unsafe(BEGIN);
      await further.unsafe(`set transaction snapshot '${head.id}'`);
      all.push(further);
    }
    return {
      takenAt: head.at,
      serverVersion: head.version,
      each: (items, work) => share(all, items, work),
      once: (work) => work(first),
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/** Each connection takes the next item when it is done with its own; a failure stops all. */
async function share<T>(
  connections: readonly OwnerConnection[],
  items: readonly T[],
  work: (connection: OwnerConnection, item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  let failed = false;
  const settled = await Promise.allSettled(
    connections.map(async (connection) => {
      for (const item of queue) {
        if (failed) return;
        try {
          await work(connection, item);
        } catch (error) {
          failed = true;
          throw error;
        }
      }
    }),
  );
  for (const one of settled) if (one.status === "rejected") throw one.reason;
}
