import { Refusal } from "@bursar/domain/refusal";
import type { KeyRing } from "@bursar/config/keys";
import { and, eq, type ExtractTablesWithRelations } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { TransactionSql } from "postgres";
import { UnknownDataKey, type CentreKeys } from "../keys/centre-keys.ts";
import type { Database } from "./open-database.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { Overtaken } from "./overtaken.ts";
import { fromStoredJson, toStoredJson } from "./stored-json.ts";
import { idempotencyKeys } from "./tables.ts";

type Orm = PgTransaction<
  PostgresJsQueryResultHKT,
  Record<string, never>,
  ExtractTablesWithRelations<Record<string, never>>
>;

/** Who acts, for which centre, and how the act was asked for. */
export interface ActionContext {
  readonly actor: { readonly id: string; readonly kind: string };
  readonly centreId: string;
  readonly requestId: string;
  readonly idempotency?: Idempotency | undefined;
  readonly origin?: { readonly ip?: string | undefined } | undefined;
  /** Set when the answer is one that an earlier request with the same key has stored. */
  replayed?: boolean;
}

export interface Idempotency {
  readonly key: string;
  readonly route: string;
  readonly bodyHash: string;
}

/** One transaction inside one centre. Query functions take it; there is no other handle. */
export interface Tx {
  readonly orm: Orm;
  readonly centreId: string;
  readonly keys: KeyRing;
  /** What `sealText` and `openText` use. */
  readonly dataKeys: CentreKeys;
  readonly context: ActionContext;
}

/** Tries of a transaction that meets a new data key, is overtaken or loses to a deadlock. */
const TRIES_MAX = 3;

const CENTRE_ID = /^cen_[0-9a-z]{1,40}$/;

/**
 * Runs `work` in one transaction that sees and writes the context's centre alone. When the
 * request carries an idempotency key, the key is claimed first and the returned value stored with
 * the effect; a request that comes again gets the stored value and `context.replayed` is set.
 * `work` runs again, in a new transaction, when it meets a data key that is newer than this
 * process knew, is {@link Overtaken} or ended as a deadlock's victim.
 *
 * @throws Refusal `idempotency.reused` when the key was used for another request.
 */
export async function withTransaction<T>(
  database: Database,
  context: ActionContext,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inCentre(database, { context, purpose: "write" }, async (tx) => {
    const claim = context.idempotency;
    if (claim === undefined) return work(tx);
    const earlier = await claimKey(tx, claim);
    if (earlier !== undefined) {
      context.replayed = true;
      return fromStoredJson(earlier.result) as T;
    }
    const result = await work(tx);
    await tx.orm
      .update(idempotencyKeys)
      .set({ result: toStoredJson(result) })
      .where(keyIs(tx, claim));
    return result;
  });
}

/** A read of one centre: its own short transaction, in which nothing can be written. */
export async function readCentre<T>(
  database: Database,
  context: ActionContext,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return inCentre(database, { context, purpose: "read" }, work);
}

/** A centre's id goes into statements as it is. @throws Error for any other text. */
export function refuseForeignId(centreId: string): void {
  if (!CENTRE_ID.test(centreId)) throw new Error(`not a centre id: ${centreId}`);
}

interface Entry {
  readonly context: ActionContext;
  readonly purpose: "read" | "write";
}

async function inCentre<T>(
  database: Database,
  { context, purpose }: Entry,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { keys } = database;
  const { centreId } = context;
  refuseForeignId(centreId);
  const attempt = async (): Promise<T> => {
    const dataKeys = await database.dataKeys.of(centreId, purpose);
    const orm = purpose === "read" ? database.reading : database.orm;
    return orm.transaction((inside) => {
      const tx: Tx = { orm: inside, centreId, keys, dataKeys, context };
      enterCentre(tx);
      return work(tx);
    });
  };
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= TRIES_MAX) throw error;
      const isKnownNow =
        error instanceof UnknownDataKey && (await database.dataKeys.learn(centreId, error.keyId));
      if (!isKnownNow && !isVictim(error) && !(error instanceof Overtaken)) throw error;
    }
  }
}

/** Of two that wait for each other the server ends one, which has done nothing then. */
function isVictim(error: unknown): boolean {
  const { cause, code } = Object(error) as { cause?: unknown; code?: unknown };
  if (code === "40P01" || code === "40001") return true;
  return cause !== undefined && isVictim(cause);
}

/**
 * A statement rather than set_config(): only this reaches the workers of a distributed server. It
 * goes out with the first one of the work, ahead of it on the same connection; should it fail, the
 * transaction is over, no further statement runs in it and `begin` throws this failure.
 */
function enterCentre(tx: Tx): void {
  // On the driver itself, which queues it at once: no other statement can come before it.
  const { client } = tx.orm._.session as unknown as { client: TransactionSql };
  void client.unsafe(`SET LOCAL bursar.centre = '${tx.centreId}'`).execute();
}

/** Waits for a first request that is still running, then finds what it stored. */
async function claimKey(tx: Tx, claim: Idempotency): Promise<{ result: unknown } | undefined> {
  // Keyed, because a plain hash of a body that holds little but an ID number can be guessed.
  const bodyHash = keyedHash(tx.keys, "idempotency-body", claim.bodyHash).toString("hex");
  const claimed = await tx.orm
    .insert(idempotencyKeys)
    .values({ centreId: tx.centreId, actorId: tx.context.actor.id, ...claim, bodyHash })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return undefined;
  const [earlier] = await tx.orm.select().from(idempotencyKeys).where(keyIs(tx, claim));
  if (earlier === undefined) throw new Error("a claimed idempotency key has vanished");
  if (earlier.bodyHash !== bodyHash) {
    throw new Refusal("idempotency.reused", {
      zh: "这个 Idempotency-Key 已用于内容不同的请求。换一个新的键再提交。",
      en: "This Idempotency-Key was used for a different request. Use a new key.",
      status: 422,
    });
  }
  return { result: earlier.result };
}

function keyIs(tx: Tx, claim: Idempotency) {
  return and(
    eq(idempotencyKeys.centreId, tx.centreId),
    eq(idempotencyKeys.actorId, tx.context.actor.id),
    eq(idempotencyKeys.route, claim.route),
    eq(idempotencyKeys.key, claim.key),
  );
}
