import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@bursar/database/connection";
import { newId } from "@bursar/database/connection";
import type { Sql } from "postgres";

/** A statement as the driver was given it. */
export interface Recorded {
  readonly query: string;
  readonly parameters: readonly unknown[];
}

/**
 * Lets a pool tell every statement that goes through it. The pool itself is left as it is: the
 * recording stands on the inside, where all layers have become SQL and parameters.
 */
export function recordStatements(database: Database): { stop(): Recorded[] } {
  const recorded: Recorded[] = [];
  const { options } = database.client;
  const earlier = options.debug;
  options.debug = (_connection, query, parameters) => {
    recorded.push({ query, parameters });
  };
  return {
    stop() {
      options.debug = earlier;
      return recorded;
    },
  };
}

const ID = /\b([a-z]{3})_[0-9a-z]{26}\b/g;
/** A keyed hash as the driver writes bytes. */
const HASH = /^\\x[0-9a-f]{64}$/;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

/**
 * The same statements for another submission: ids that were made are made anew, keyed hashes are
 * other bytes, the draft is the one that is named. Texts keep their lengths.
 */
export function renewed(
  recorded: readonly Recorded[],
  change: { readonly from: string; readonly to: string; readonly kept: ReadonlySet<string> },
): Recorded[] {
  const ids = new Map([[change.from, change.to]]);
  const hashes = new Map<string, string>();
  const renewId = (id: string, prefix: string): string => {
    if (change.kept.has(id)) return id;
    const known = ids.get(id) ?? newId(prefix);
    ids.set(id, known);
    return known;
  };
  const renewHash = (text: string): string => {
    const known = hashes.get(text) ?? `\\x${randomBytes(32).toString("hex")}`;
    hashes.set(text, known);
    return known;
  };
  const renew = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renew);
    if (Buffer.isBuffer(value))
      return Buffer.from(renewHash(value.toString("hex")).slice(2), "hex");
    if (typeof value !== "string") return value;
    if (HASH.test(value)) return renewHash(value);
    return value.replaceAll(ID, renewId).replaceAll(UUID, () => randomUUID());
  };
  return recorded.map(({ query, parameters }) => ({ query, parameters: parameters.map(renew) }));
}

/** The same statements with other texts in the places of these, wherever they stand. */
export function withTexts(
  recorded: readonly Recorded[],
  texts: ReadonlyMap<string, string>,
): Recorded[] {
  const change = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== "string") return value;
    return [...texts].reduce((text, [from, to]) => text.replaceAll(from, to), value);
  };
  return recorded.map(({ query, parameters }) => ({ query, parameters: parameters.map(change) }));
}

/** Sends them one after another in one transaction, as prepared statements. */
export async function replay(client: Sql, statements: readonly Recorded[]): Promise<void> {
  await client.begin(async (sql) => {
    for (const { query, parameters } of statements) {
      await sql.unsafe(query, parameters as never[], { prepare: true });
    }
  });
}
