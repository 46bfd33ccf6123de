import { randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { graduateCodes } from "@bursar/database/accounts";
import { keyedHash, type Database } from "@bursar/database/connection";
import { cleanCode } from "@bursar/domain/identity";
import { and, eq, gt, lt, sql } from "drizzle-orm";

/** How long a code can be used. */
export const CODE_SECONDS = 300;
/** Wrong codes after which the right one is of no use either. */
const TRIES_MAX = 5;

/** Six digits, each code as likely as any other. */
export function newCode(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, "0");
}

/**
 * Makes this the number's one live code. Only a keyed hash is kept, and the key is not in the
 * database: a million guesses would undo a plain one. `undefined` stores what no code matches, so
 * that a number nobody knows leaves the same traces as one that somebody does.
 */
export async function saveCode(
  database: Database,
  idNumberHash: Buffer,
  code: string | undefined,
): Promise<void> {
  const codeHash = code === undefined ? randomBytes(32) : hashOf(database, idNumberHash, code);
  const fresh = {
    codeHash,
    attempts: 0,
    sentAt: sql`now()`,
    expiresAt: sql`now() + ${CODE_SECONDS} * interval '1 second'`,
  };
  await database.orm
    .insert(graduateCodes)
    .values({ idNumberHash, ...fresh })
    .onConflictDoUpdate({ target: graduateCodes.idNumberHash, set: fresh });
}

/**
 * Whether this is the number's live code, which is then used up. A try is counted before the code
 * is compared, and of several right ones at once the one that removes it wins.
 */
export async function useCode(
  database: Database,
  idNumberHash: Buffer,
  code: string,
): Promise<boolean> {
  const ofNumber = eq(graduateCodes.idNumberHash, idNumberHash);
  const [tried] = await database.orm
    .update(graduateCodes)
    .set({ attempts: sql`${graduateCodes.attempts} + 1` })
    .where(
      and(ofNumber, lt(graduateCodes.attempts, TRIES_MAX), gt(graduateCodes.expiresAt, sql`now()`)),
    )
    .returning({ codeHash: graduateCodes.codeHash });
  if (tried === undefined) return false;
  const given = hashOf(database, idNumberHash, cleanCode(code).replace(/\s/g, ""));
  if (!timingSafeEqual(given, tried.codeHash)) return false;
  const used = await database.orm
    .delete(graduateCodes)
    .where(and(ofNumber, eq(graduateCodes.codeHash, tried.codeHash)))
    .returning({ expiresAt: graduateCodes.expiresAt });
  return used.length === 1;
}

/** Bound to the number, so that a row copied to another number opens nothing. */
function hashOf(database: Database, idNumberHash: Buffer, code: string): Buffer {
  return keyedHash(database.keys, "graduate-code", `${idNumberHash.toString("hex")}/${code}`);
}
